public import Kernel

/// Nguồn định danh: one way to prove who somebody is.
///
/// The password is the first; VNeID over OIDC another.
///
/// A provider only says whose account it is. Throttling of its own claims is its affair; sessions, known devices and the
/// second factor come after it, the same for all.
public protocol IdentityProvider<Claim>: Sendable {
    /// What the visitor presents.
    associatedtype Claim: Sendable
    /// Finds the account that the claim proves.
    ///
    /// - Throws: `DirectoryRefusal.wrongCredentials` where it proves nothing.
    func prove(_ claim: Claim, from device: DeviceFacts) async throws -> ProvenIdentity
}

/// Danh tính đã chứng minh: whose account, and how well it was proved.
public struct ProvenIdentity: Hashable, Sendable {
    /// Whose identity was proved; it may still be disabled or wait for a second factor.
    public var account: AccountID
    /// Whether the provider has checked two factors by itself, so that none is asked again.
    public var hasSecondFactor: Bool

    /// A proved identity.
    public init(account: AccountID, hasSecondFactor: Bool) {
        self.account = account
        self.hasSecondFactor = hasSecondFactor
    }
}

/// Tên đăng nhập và mật khẩu.
public struct PasswordClaim: Sendable {
    /// Id number or login name.
    public var login: String
    /// As typed.
    public var password: String

    /// What was typed into the form.
    public init(login: String, password: String) {
        self.login = login
        self.password = password
    }
}
