public import Kernel

/// Names the ids of agencies.
public enum AgencyTag {}
/// Mã định danh của một cơ quan trong hệ thống; the official code (H47.…) means something only on a date.
public typealias AgencyID = Identifier<AgencyTag>

/// Names the ids of posts.
public enum PostTag {}
/// Mã của một vị trí, chức danh trong một cơ quan.
public typealias PostID = Identifier<PostTag>

/// Names the ids of appointments.
public enum AppointmentTag {}
/// Mã của một lần bố trí người vào vị trí.
public typealias AppointmentID = Identifier<AppointmentTag>

/// Names the ids of delegations.
public enum DelegationTag {}
/// Mã của một lần ủy quyền.
public typealias DelegationID = Identifier<DelegationTag>

/// Names the ids of persons and organisations.
public enum PersonTag {}
/// Mã của một người hoặc tổ chức trong hệ thống; never the personal id number.
public typealias PersonID = Identifier<PersonTag>

/// Names the ids of accounts.
public enum AccountTag {}
/// Mã của một tài khoản.
public typealias AccountID = Identifier<AccountTag>

/// Names the ids of sessions.
public enum SessionTag {}
/// Mã của một phiên đăng nhập, shown in the device list; it opens nothing.
public typealias SessionID = Identifier<SessionTag>

/// Names the ids of access tokens.
public enum AccessTokenTag {}
/// Mã của một mã truy cập, shown in lists; it opens nothing.
public typealias AccessTokenID = Identifier<AccessTokenTag>
