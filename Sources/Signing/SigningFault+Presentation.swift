public import Kernel

extension SigningFault: Refusal {
    /// Everything that is said of a fault.
    private var words: (code: String, status: Int, vi: String, en: String, next: String) {
        switch self {
        case .malformed, .unsupported, .noPage, .tooLong, .forbidden, .unsigned: documentWords
        case .wrongPassword, .noCertificate, .wrongPIN, .wrongOTP, .lockedPIN, .noModule, .noToken, .tokenRemoved,
            .noKey,
            .deviceFailed:
            keyWords
        case .timestampRefused, .unreachable, .tooSlow, .tooLarge, .wrongAnswer, .forbiddenAddress, .leaveExpired:
            serviceWords
        }
    }

    /// `SIG-001` and so on.
    public var code: String { words.code }

    /// Status of HTTP.
    public var status: Int { words.status }

    /// What happened.
    public var vietnamese: String { words.vi }

    /// What happened, in English.
    public var english: String { words.en }

    /// What to do.
    public var whatNext: String { words.next }

    private var documentWords: (code: String, status: Int, vi: String, en: String, next: String) {
        switch self {
        case .unsupported(let what):
            (
                "SIG-002", 422, "Tệp hoặc khoá dùng thuật toán chưa được hỗ trợ: \(what).",
                "The file or key asks for something that is not supported: \(what).",
                "Dùng tệp hoặc chứng thư số loại khác (RSA từ 2048 bit, ECDSA P-256 hoặc P-384)."
            )
        case .noPage:
            (
                "SIG-003", 422, "Văn bản không có trang để đặt chữ ký.",
                "The document has no page on which a signature could stand.", "Kiểm tra lại tệp PDF rồi ký lại."
            )
        case .tooLong:
            (
                "SIG-004", 422, "Chữ ký dài hơn chỗ dành sẵn trong tệp.",
                "The signature is longer than the room that was kept for it.", "Báo cho quản trị viên."
            )
        case .unsigned:
            (
                "SIG-006", 422, "Tệp không có chữ ký số nào để bổ sung bằng chứng.",
                "The file has no signature for which evidence could be added.", "Ký tệp trước."
            )
        case .forbidden:
            (
                "SIG-005", 409, "Văn bản đã được khoá, không cho ký thêm.",
                "The document is certified and takes no further signatures.", "Ký trên bản chưa bị khoá."
            )
        default:
            (
                "SIG-001", 422, "Tệp không đúng cấu trúc.", "The file is not built as its standard says.",
                "Kiểm tra lại tệp."
            )
        }
    }

    private var keyWords: (code: String, status: Int, vi: String, en: String, next: String) {
        switch self {
        case .wrongPassword:
            (
                "SIG-010", 422, "Mã PIN hoặc mật khẩu của khoá không đúng.",
                "The PIN or password of the key is not right.", "Nhập lại mã PIN."
            )
        case .noCertificate:
            (
                "SIG-011", 422, "Không có chứng thư số nào thuộc về khoá này.", "No certificate belongs to the key.",
                "Cài chứng thư số của khoá rồi thử lại."
            )
        case .wrongPIN(let tries):
            (
                "SIG-012", 422, "Mã PIN không đúng.\(tries.vietnamese)", "The PIN is not right.\(tries.english)",
                "Kiểm tra kỹ rồi nhập lại mã PIN; nhập sai nhiều lần thiết bị sẽ bị khoá."
            )
        case .wrongOTP:
            (
                "SIG-019", 422, "Mã xác nhận một lần không đúng hoặc đã hết hạn.",
                "The one-time code is not right, or has run out.", "Lấy mã mới rồi nhập lại."
            )
        case .lockedPIN:
            (
                "SIG-013", 409, "Thiết bị ký đã bị khoá vì nhập sai mã PIN nhiều lần.",
                "The token is locked after too many wrong PINs.", "Liên hệ nơi cấp chứng thư số để mở khoá."
            )
        case .noModule(let module):
            (
                "SIG-014", 409, "Không dùng được trình điều khiển thiết bị ký (\(module)).",
                "The driver of the token cannot be used (\(module)).", "Báo cho quản trị viên cài lại trình điều khiển."
            )
        case .noToken(let token):
            (
                "SIG-015", 409, "Không thấy thiết bị ký “\(token)”.", "There is no token “\(token)”.",
                "Cắm thiết bị ký rồi thử lại."
            )
        case .tokenRemoved:
            (
                "SIG-016", 409, "Thiết bị ký bị rút ra khi đang ký.", "The token was removed while signing.",
                "Cắm lại thiết bị ký rồi ký những văn bản chưa ký xong."
            )
        case .noKey(let key):
            (
                "SIG-017", 409, "Thiết bị ký không có khoá “\(key)”.", "The token has no key “\(key)”.",
                "Kiểm tra thiết bị ký có đúng là của người ký không."
            )
        default:
            (
                "SIG-018", 409, "Thiết bị hoặc dịch vụ ký báo lỗi: \(detail).",
                "The token or service failed: \(detail).",
                "Thử lại; nếu vẫn lỗi, báo cho quản trị viên."
            )
        }
    }

    private var serviceWords: (code: String, status: Int, vi: String, en: String, next: String) {
        switch self {
        case .unreachable(let service):
            (
                "SIG-020", 409, "Không kết nối được tới \(service).", "\(service) cannot be reached.",
                "Thử lại khi có đường truyền; văn bản ký lúc mất mạng sẽ được bổ sung dấu thời gian sau."
            )
        case .tooSlow(let service):
            (
                "SIG-021", 409, "\(service) không trả lời kịp.", "\(service) did not answer in time.",
                "Thử lại sau ít phút."
            )
        case .tooLarge(let service):
            (
                "SIG-022", 409, "\(service) trả lời dài quá mức cho phép.", "\(service) sent more than it may.",
                "Báo cho quản trị viên."
            )
        case .wrongAnswer(let service, let reason):
            (
                "SIG-023", 409, "\(service) trả lời không đúng: \(reason).",
                "\(service) gave a wrong answer: \(reason).",
                "Thử lại sau ít phút; nếu vẫn lỗi, báo cho quản trị viên."
            )
        case .forbiddenAddress(let address):
            (
                "SIG-024", 409, "Địa chỉ \(address) không được phép truy cập.", "\(address) may not be asked.",
                "Quản trị viên thêm địa chỉ vào cấu hình nếu đó là dịch vụ của cơ quan."
            )
        case .leaveExpired:
            (
                "SIG-025", 409, "Phép ký từ xa đã hết hạn.", "The leave to sign has run out.", "Xác nhận lại rồi ký."
            )
        default:
            (
                "SIG-026", 409, "Dịch vụ dấu thời gian từ chối: \(detail).",
                "The timestamp authority refused: \(detail).", "Thử lại sau ít phút."
            )
        }
    }

    private var detail: String {
        switch self {
        case .timestampRefused(let text), .deviceFailed(let text): text
        default: "\(self)"
        }
    }
}

extension PINTries {
    fileprivate var vietnamese: String {
        switch self {
        case .unknown: ""
        case .few: " Đã có lần nhập sai trước đó."
        case .last: " Chỉ còn một lần thử trước khi thiết bị bị khoá."
        }
    }

    fileprivate var english: String {
        switch self {
        case .unknown: ""
        case .few: " There were wrong ones before."
        case .last: " One more wrong one locks the token."
        }
    }
}
