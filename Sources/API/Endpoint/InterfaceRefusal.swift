import Kernel
import Web

/// Từ chối của giao diện lập trình: what the interface itself refuses, before any context is asked.
enum InterfaceRefusal: Refusal, Hashable {
    /// Parameters or body differ from the document.
    case invalid([RefusalProblem])
    /// Answers of the form are wrong or missing.
    case answers([RefusalProblem])
    /// The token lacks the scope.
    case scopeMissing(String)
    /// The key was used for another request.
    case keyReused
    /// `If-Match` is missing or malformed.
    case conditionMissing
    /// The dossier has changed since the client saw it.
    case stale
    /// The cursor is not of this list.
    case cursor
    /// The account of the token belongs to no person or organisation.
    case noPerson

    var code: String {
        switch self {
        case .invalid: "API-001"
        case .answers: "API-002"
        case .scopeMissing: "API-003"
        case .keyReused: "API-004"
        case .conditionMissing: "API-005"
        case .stale: "API-006"
        case .cursor: "API-007"
        case .noPerson: "API-008"
        }
    }

    var status: Int {
        switch self {
        case .invalid, .answers, .keyReused, .cursor: 422
        case .scopeMissing, .noPerson: 403
        case .conditionMissing: 428
        case .stale: 412
        }
    }

    var vietnamese: String {
        switch self {
        case .invalid: "Yêu cầu không đúng với tài liệu mô tả."
        case .answers: "Tờ khai còn mục cần sửa."
        case .scopeMissing(let scope): "Mã truy cập không có phạm vi “\(scope)”."
        case .keyReused: "Khóa chống gửi trùng này đã dùng cho một yêu cầu khác."
        case .conditionMissing: "Thiếu If-Match: cần cho biết phiên bản hồ sơ đã xem."
        case .stale: "Hồ sơ đã thay đổi kể từ lần xem trước."
        case .cursor: "Danh sách không có con trỏ này."
        case .noPerson: "Tài khoản của mã truy cập không gắn với người hay tổ chức nào."
        }
    }

    var english: String {
        switch self {
        case .invalid: "The request differs from the document."
        case .answers: "Answers of the form need mending."
        case .scopeMissing(let scope): "The access token lacks the scope “\(scope)”."
        case .keyReused: "This idempotency key was used for another request."
        case .conditionMissing: "If-Match is missing: say which state of the dossier you have seen."
        case .stale: "The dossier has changed since you saw it."
        case .cursor: "The list has no such cursor."
        case .noPerson: "The account of the token belongs to no person or organisation."
        }
    }

    var whatNext: String {
        switch self {
        case .invalid: "Sửa các mục nêu trong errors theo tài liệu tại /api/v1/openapi.json rồi gửi lại."
        case .answers: "Sửa các mục nêu trong errors rồi gửi lại với khóa chống gửi trùng mới."
        case .scopeMissing: "Đề nghị quản trị viên cấp mã truy cập có phạm vi này."
        case .keyReused: "Dùng một khóa mới cho mỗi yêu cầu mới; chỉ giữ khóa cũ khi gửi lại đúng yêu cầu cũ."
        case .conditionMissing: "Xem hồ sơ, lấy ETag rồi gửi nó trong If-Match."
        case .stale: "Xem lại hồ sơ, lấy ETag mới rồi quyết định lại."
        case .cursor: "Hỏi lại từ đầu, không kèm cursor, rồi dùng next của câu trả lời."
        case .noPerson: "Dùng mã truy cập của một người hoặc tổ chức."
        }
    }
}

extension InterfaceRefusal: DetailedRefusal {
    var problems: [RefusalProblem] {
        switch self {
        case .invalid(let problems), .answers(let problems): problems
        default: []
        }
    }
}
