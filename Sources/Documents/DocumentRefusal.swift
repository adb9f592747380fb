public import Kernel

/// Why a paper is not signed or not given out.
public enum DocumentRefusal: Refusal, Hashable {
    /// There is no such paper, or it is not for this reader.
    case unknown
    /// The officer or the agency has no key that may sign now.
    case noKey
    /// The certificate of the key is not valid any more, or not yet.
    case certificateExpired(CivilDate)
    /// No PIN was given.
    case pinMissing
    /// The PIN is wrong; so many tries are left.
    case wrongPIN(left: Int)
    /// Too many wrong PINs; the key is closed for so many minutes.
    case pinLocked(minutes: Int)
    /// The token does not take the PIN, and does not say how many tries are left.
    case wrongDevicePIN
    /// The token is locked after too many wrong PINs.
    case deviceLocked
    /// The token or service that holds the key does not answer.
    case deviceAway
    /// The file could not be stored.
    case noRoom
    /// A photograph cannot be read; which, and why.
    case brokenPhotograph(String)
    /// The ledger can no longer tell what it holds of a paper, for its payload was erased by law.
    case noProof
    /// The picture of a hand or seal is no PNG that can be drawn.
    case brokenPicture
    /// More papers were chosen than are signed at once.
    case tooMany(Int)
}

extension DocumentRefusal {
    private var words: (code: String, status: Int, vi: String, en: String, next: String) {
        switch self {
        case .unknown:
            (
                "DOC-001", 404, "Không tìm thấy văn bản này.", "There is no such document.",
                "Kiểm tra lại đường dẫn hoặc quét lại mã QR trên văn bản."
            )
        case .noKey:
            (
                "DOC-002", 409, "Chưa có chứng thư số nào được đăng ký để ký văn bản này.",
                "No certificate is registered for signing this document.",
                "Đề nghị quản trị viên đăng ký chứng thư số cho cán bộ hoặc cơ quan."
            )
        case .certificateExpired(let day):
            (
                "DOC-003", 409, "Chứng thư số không còn hiệu lực (đến hết ngày \(day.vietnamese)).",
                "The certificate is not valid (until \(day)).",
                "Gia hạn chứng thư số rồi đề nghị quản trị viên đăng ký lại. Hồ sơ vẫn ở bàn của bạn."
            )
        case .pinMissing:
            ("DOC-004", 422, "Chưa nhập mã PIN của chữ ký số.", "The PIN is missing.", "Nhập mã PIN để ký.")
        case .wrongPIN(let left):
            (
                "DOC-005", 422, "Mã PIN không đúng, còn \(left) lần thử. Chưa có gì được ký.",
                "The PIN is wrong, \(left) tries are left. Nothing was signed.",
                "Nhập lại mã PIN của chữ ký số (không phải mật khẩu đăng nhập)."
            )
        case .pinLocked(let minutes):
            (
                "DOC-006", 429, "Nhập sai mã PIN quá nhiều lần, chữ ký số tạm khóa.",
                "Too many wrong PINs: the key is closed for a while.",
                "Thử lại sau \(minutes) phút. Hồ sơ vẫn ở bàn của bạn."
            )
        case .wrongDevicePIN:
            (
                "DOC-011", 422, "Thiết bị ký số không nhận mã PIN này. Chưa có gì được ký.",
                "The signing device does not take this PIN. Nothing was signed.",
                "Nhập lại mã PIN; sai nhiều lần liên tiếp thì thiết bị sẽ tự khóa."
            )
        case .deviceLocked:
            (
                "DOC-012", 409, "Thiết bị ký số đã tự khóa vì nhập sai mã PIN nhiều lần.",
                "The signing device has locked itself after too many wrong PINs.",
                "Liên hệ đơn vị cấp chứng thư số để mở khóa thiết bị. Hồ sơ vẫn ở bàn của bạn."
            )
        case .deviceAway:
            (
                "DOC-007", 409, "Không kết nối được thiết bị hoặc dịch vụ giữ chữ ký số. Chưa có gì được ký.",
                "The device or service that holds the key does not answer. Nothing was signed.",
                "Kiểm tra thiết bị đã cắm chưa, rồi ký lại. Số văn bản chưa bị dùng."
            )
        case .noRoom:
            (
                "DOC-009", 409, "Không lưu được văn bản đã ký. Chưa có gì được ban hành, số chưa bị dùng.",
                "The signed document could not be stored. Nothing was issued, no number was used.",
                "Thử lại sau ít phút; nếu vẫn vậy, báo quản trị viên kiểm tra dung lượng đĩa."
            )
        case .brokenPhotograph(let fault):
            (
                "DOC-013", 422, "Có ảnh không đọc được nên chưa gộp thành PDF (\(fault)).",
                "A photograph cannot be read (\(fault)).",
                "Mở từng tệp để xem, và yêu cầu người nộp gửi lại ảnh bị hỏng."
            )
        case .noProof:
            (
                "DOC-014", 410,
                "Nội dung bản ghi của văn bản này đã được xóa theo luật, không còn lập được chứng cứ mới.",
                "What the ledger held of this document was erased by law; no new proof can be made.",
                "Chứng cứ đã tải trước đây vẫn có giá trị; chữ ký số trên tệp vẫn kiểm tra được."
            )
        case .brokenPicture:
            (
                "DOC-015", 422, "Ảnh chữ ký hoặc con dấu không phải PNG đọc được, hoặc lớn hơn 1 MB.",
                "The picture of the signature or seal is no PNG that can be read, or larger than 1 MB.",
                "Dùng ảnh PNG nền trong suốt: chữ ký màu xanh, con dấu màu đỏ."
            )
        case .tooMany(let most):
            (
                "DOC-010", 422, "Mỗi lần ký được nhiều nhất \(most) văn bản.",
                "At most \(most) documents are signed at once.", "Bỏ bớt lựa chọn rồi ký lại."
            )
        }
    }

    /// `DOC-001` …; a code stays with its case for ever.
    public var code: String { words.code }
    /// The status of HTTP.
    public var status: Int { words.status }
    /// What happened.
    public var vietnamese: String { words.vi }
    /// What happened, in English.
    public var english: String { words.en }
    /// What to do.
    public var whatNext: String { words.next }
}
