public import Kernel

/// Từ chối của cổng: what the web face itself refuses, before any context is asked.
public enum WebRefusal: Refusal, Hashable {
    /// There is no such thing, or it is not for this reader; the two must look the same.
    case notFound
    /// The address exists, but not with this method.
    case methodNotAllowed
    /// A program has to sign in.
    case signInNeeded
    /// The seal of a form is missing, wrong, or of a session that ended.
    case formExpired
    /// The request was made by a page of another site.
    case foreignOrigin
    /// The body, a field or the number of fields is too large.
    case bodyTooLarge
    /// One file is larger than this many bytes.
    case fileTooLarge(Int)
    /// More than this many files at once.
    case tooManyFiles(Int)
    /// The body is no form.
    case malformedForm
    /// The request is no HTTP; no route was asked.
    case malformedRequest
    /// The body is no JSON of the expected form; says where.
    case malformedJSON(String)
    /// The body has another type than the address takes.
    case unsupportedMediaType
    /// The key that makes a retry safe is missing or malformed.
    case idempotencyKeyMissing
    /// The network or account asks too often; seconds until the next try makes sense.
    case tooManyRequests(Int)
    /// The body did not arrive in time.
    case tooSlow
    /// The part of the file that was asked for does not exist; the size of the file.
    case rangeNotSatisfiable(Int)
    /// The form was sent before, with other answers.
    case sentBefore

    /// A stable code.
    public var code: String {
        switch self {
        case .notFound: "WEB-001"
        case .methodNotAllowed: "WEB-002"
        case .signInNeeded: "WEB-003"
        case .formExpired: "WEB-004"
        case .foreignOrigin: "WEB-005"
        case .bodyTooLarge: "WEB-006"
        case .fileTooLarge: "WEB-007"
        case .tooManyFiles: "WEB-008"
        case .malformedForm: "WEB-009"
        case .malformedJSON: "WEB-010"
        case .unsupportedMediaType: "WEB-011"
        case .idempotencyKeyMissing: "WEB-012"
        case .tooManyRequests: "WEB-013"
        case .tooSlow: "WEB-014"
        case .rangeNotSatisfiable: "WEB-015"
        case .sentBefore: "WEB-016"
        case .malformedRequest: "WEB-017"
        }
    }

    /// The status of HTTP.
    public var status: Int {
        switch self {
        case .notFound: 404
        case .methodNotAllowed: 405
        case .signInNeeded: 401
        case .formExpired, .foreignOrigin: 403
        case .bodyTooLarge, .fileTooLarge, .tooManyFiles: 413
        case .malformedForm, .malformedJSON, .idempotencyKeyMissing, .malformedRequest: 400
        case .unsupportedMediaType: 415
        case .tooManyRequests: 429
        case .tooSlow: 408
        case .rangeNotSatisfiable: 416
        case .sentBefore: 409
        }
    }

    /// What happened, for a Vietnamese reader.
    public var vietnamese: String {
        switch self {
        case .notFound: "Không tìm thấy trang hoặc nội dung này"
        case .methodNotAllowed: "Địa chỉ này không nhận cách gửi vừa dùng"
        case .signInNeeded: "Cần đăng nhập để thực hiện yêu cầu này"
        case .formExpired: "Biểu mẫu đã hết hiệu lực"
        case .foreignOrigin: "Yêu cầu được gửi từ một trang khác nên không được nhận"
        case .bodyTooLarge: "Nội dung gửi lên quá lớn"
        case .fileTooLarge(let bytes): "Có tệp lớn hơn mức cho phép (\(bytes / 1_048_576) MB)"
        case .tooManyFiles(let count): "Gửi quá nhiều tệp một lần (tối đa \(count) tệp)"
        case .malformedForm: "Không đọc được biểu mẫu vừa gửi"
        case .malformedRequest: "Yêu cầu không đúng giao thức HTTP"
        case .malformedJSON(let place): "Không đọc được nội dung JSON: \(place)"
        case .unsupportedMediaType: "Định dạng nội dung gửi lên không được nhận tại đây"
        case .idempotencyKeyMissing: "Thiếu khóa chống gửi trùng, hoặc khóa không đúng dạng"
        case .tooManyRequests: "Có quá nhiều yêu cầu trong thời gian ngắn"
        case .tooSlow: "Đường truyền quá chậm nên chưa nhận đủ nội dung"
        case .rangeNotSatisfiable: "Phần tệp được yêu cầu không tồn tại"
        case .sentBefore: "Biểu mẫu này đã được gửi trước đó với nội dung khác"
        }
    }

    /// What happened, for an English reader.
    public var english: String {
        switch self {
        case .notFound: "This page or item could not be found"
        case .methodNotAllowed: "This address does not take that kind of request"
        case .signInNeeded: "You need to sign in for this request"
        case .formExpired: "The form has expired"
        case .foreignOrigin: "The request came from another site and was not accepted"
        case .bodyTooLarge: "What you sent is too large"
        case .fileTooLarge(let bytes): "A file is larger than allowed (\(bytes / 1_048_576) MB)"
        case .tooManyFiles(let count): "Too many files at once (at most \(count))"
        case .malformedForm: "The form you sent could not be read"
        case .malformedRequest: "The request is not well-formed HTTP"
        case .malformedJSON(let place): "The JSON could not be read: \(place)"
        case .unsupportedMediaType: "This address does not take that type of content"
        case .idempotencyKeyMissing: "The idempotency key is missing or malformed"
        case .tooManyRequests: "Too many requests in a short time"
        case .tooSlow: "The connection was too slow to receive everything"
        case .rangeNotSatisfiable: "That part of the file does not exist"
        case .sentBefore: "This form was sent before, with other answers"
        }
    }

    /// What the reader can do next, in Vietnamese.
    public var whatNext: String {
        switch self {
        case .notFound: "Hãy kiểm tra lại địa chỉ, hoặc tìm dịch vụ từ trang chủ."
        case .methodNotAllowed: "Hãy quay lại trang trước và thử lại từ đó."
        case .signInNeeded: "Hãy đăng nhập, hoặc gửi kèm mã truy cập còn hiệu lực."
        case .formExpired:
            "Hãy quay lại trang trước, tải lại trang rồi gửi lại. Nếu vẫn gặp lỗi, hãy cho phép trình duyệt lưu cookie."
        case .foreignOrigin: "Nếu chính Ông/Bà muốn thực hiện việc này, hãy mở lại trang trên cổng và gửi từ đó."
        case .bodyTooLarge: "Hãy rút gọn nội dung hoặc chia thành nhiều lần gửi."
        case .fileTooLarge: "Hãy giảm dung lượng tệp (chụp hoặc quét ở độ phân giải thấp hơn) rồi gửi lại."
        case .tooManyFiles: "Hãy gửi ít tệp hơn trong một lần, hoặc gộp các trang vào một tệp PDF."
        case .malformedForm: "Hãy quay lại trang trước và gửi lại biểu mẫu."
        case .malformedRequest: "Sửa dòng đầu và các header của yêu cầu theo RFC 9112 rồi gửi lại."
        case .malformedJSON: "Hãy đối chiếu với tài liệu mô tả tại /api/v1/openapi.json."
        case .unsupportedMediaType: "Hãy gửi đúng định dạng được mô tả cho địa chỉ này."
        case .idempotencyKeyMissing:
            "Hãy tải lại trang rồi gửi lại; chương trình cần gửi Idempotency-Key gồm 8 đến 128 chữ cái, chữ số, dấu - hoặc _."
        case .tooManyRequests(let seconds): "Hãy chờ \(seconds) giây rồi thử lại."
        case .tooSlow: "Hãy thử lại khi đường truyền tốt hơn; nội dung đã lưu nháp vẫn còn."
        case .rangeNotSatisfiable: "Hãy tải lại tệp từ đầu."
        case .sentBefore: "Lần gửi trước đã được ghi nhận. Hãy mở lại trang để xem, rồi gửi tiếp nếu cần thay đổi."
        }
    }
}
