/// Phạm vi của mã truy cập: what a program may do in the name of an account; everything else stays shut.
public enum TokenScope: String, CaseIterable, Codable, Sendable {
    /// Reads the account's own dossiers.
    case dossiersRead = "dossiers:read"
    /// Sends, supplements and withdraws the account's own dossiers.
    case dossiersWrite = "dossiers:write"
    /// Reads the account's own documents.
    case documentsRead = "documents:read"
    /// Reads the account's inbox.
    case messagesRead = "messages:read"
    /// Reads the account itself: what is held, who looked, devices and tokens.
    case accountRead = "account:read"
    /// Signs devices of the account out and revokes its tokens.
    case accountWrite = "account:write"
    /// Works at the desks of the account's posts.
    case work
    /// Reads the statistics that the account's posts oversee.
    case statisticsRead = "statistics:read"
    /// Composes boards of what the account's posts oversee, and shares them.
    case boardsWrite = "boards:write"
    /// Looks after accounts, agencies, calendars and procedures, where the account is an administrator's.
    case administration

    /// For the Vietnamese reader of the administration page.
    public var vietnamese: String {
        switch self {
        case .dossiersRead: "Xem hồ sơ của mình"
        case .dossiersWrite: "Nộp, bổ sung, rút hồ sơ của mình"
        case .documentsRead: "Xem giấy tờ của mình"
        case .messagesRead: "Xem hộp tin"
        case .accountRead: "Xem tài khoản, lượt xem dữ liệu, thiết bị, mã truy cập của mình"
        case .accountWrite: "Đăng xuất thiết bị, thu hồi mã truy cập của mình"
        case .work: "Xử lý hồ sơ ở các vị trí được giao"
        case .statisticsRead: "Xem thống kê trong phạm vi phụ trách"
        case .boardsWrite: "Soạn và chia sẻ bảng điều hành trong phạm vi phụ trách"
        case .administration: "Quản trị người dùng, cơ quan, lịch, thủ tục (chỉ tài khoản quản trị)"
        }
    }

    /// For the English reader.
    public var english: String {
        switch self {
        case .dossiersRead: "Read own dossiers"
        case .dossiersWrite: "Send, supplement and withdraw own dossiers"
        case .documentsRead: "Read own documents"
        case .messagesRead: "Read the inbox"
        case .accountRead: "Read the own account, who looked, devices and tokens"
        case .accountWrite: "Sign own devices out, revoke own tokens"
        case .work: "Work at the desks of one's posts"
        case .statisticsRead: "Read the statistics that one oversees"
        case .boardsWrite: "Compose and share boards of what one oversees"
        case .administration: "Look after accounts, agencies, calendars and procedures (administrators only)"
        }
    }
}
