public import Kernel

/// Why an access token is not made or found.
public enum TokenRefusal: Refusal, Hashable {
    /// There is no such token, or it is another's.
    case unknown
    /// It lacks a name or a scope, or its life is no day or more than a year.
    case malformed
    /// The account has as many as it may.
    case tooMany

    /// A stable code.
    public var code: String {
        switch self {
        case .unknown: "TOK-001"
        case .malformed: "TOK-002"
        case .tooMany: "TOK-003"
        }
    }

    /// The status of HTTP.
    public var status: Int {
        switch self {
        case .unknown: 404
        case .malformed: 422
        case .tooMany: 409
        }
    }

    /// What happened, for a Vietnamese reader.
    public var vietnamese: String {
        switch self {
        case .unknown: "Không tìm thấy mã truy cập này."
        case .malformed:
            "Mã truy cập cần có tên, ít nhất một phạm vi và thời hạn từ 1 đến \(Directory.mostTokenDays) ngày."
        case .tooMany: "Tài khoản này đã có \(Directory.mostTokens) mã truy cập còn hiệu lực, là mức tối đa."
        }
    }

    /// What happened, for an English reader.
    public var english: String {
        switch self {
        case .unknown: "There is no such access token."
        case .malformed:
            "An access token needs a name, at least one scope, and a life of 1 to \(Directory.mostTokenDays) days."
        case .tooMany: "The account has \(Directory.mostTokens) good access tokens, which is as many as one may have."
        }
    }

    /// What the reader can do next.
    public var whatNext: String {
        switch self {
        case .unknown: "Xem lại danh sách mã truy cập."
        case .malformed: "Điền đủ các mục rồi cấp lại."
        case .tooMany: "Thu hồi những mã không dùng nữa rồi cấp lại."
        }
    }
}
