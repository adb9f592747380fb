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
    /// Works at the desks of the account's posts.
    case work
    /// Reads the statistics that the account's posts oversee.
    case statisticsRead = "statistics:read"

    /// For the Vietnamese reader of the administration page.
    public var vietnamese: String {
        switch self {
        case .dossiersRead: "Xem hồ sơ của mình"
        case .dossiersWrite: "Nộp, bổ sung, rút hồ sơ của mình"
        case .documentsRead: "Xem giấy tờ của mình"
        case .messagesRead: "Xem hộp tin"
        case .work: "Xử lý hồ sơ ở các vị trí được giao"
        case .statisticsRead: "Xem thống kê trong phạm vi phụ trách"
        }
    }

    /// For the English reader.
    public var english: String {
        switch self {
        case .dossiersRead: "Read own dossiers"
        case .dossiersWrite: "Send, supplement and withdraw own dossiers"
        case .documentsRead: "Read own documents"
        case .messagesRead: "Read the inbox"
        case .work: "Work at the desks of one's posts"
        case .statisticsRead: "Read the statistics that one oversees"
        }
    }
}
