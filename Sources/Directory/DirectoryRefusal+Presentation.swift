public import Kernel

extension DirectoryRefusal: Refusal {
    /// Everything that is said of a refusal.
    private var words: (code: String, status: Int, vi: String, en: String, next: String) {
        switch self {
        case .wrongCredentials, .tooManyAttempts, .busy, .wrongSecondFactor, .signInExpired, .notSignedIn,
            .notPermitted:
            signInWords
        case .weakPassword, .wrongCode, .codeSentRecently, .noSecondFactor: codeWords
        case .details, .idNumberTaken, .noPerson, .noAccount, .accountExists, .loginTaken, .badLogin,
            .lastAdministrator:
            peopleWords
        case .noAgency, .noPost, .noAppointment, .noDelegation, .alreadyAppointed, .badDates, .badDelegation,
            .noDivision, .badCalendar, .badHolidays:
            agencyWords
        }
    }

    /// `DIR-001` and so on.
    public var code: String { words.code }

    /// Status of HTTP.
    public var status: Int { words.status }

    /// What happened.
    public var vietnamese: String { words.vi }

    /// What happened, in English.
    public var english: String { words.en }

    /// What to do.
    public var whatNext: String { words.next }

    private var signInWords: (code: String, status: Int, vi: String, en: String, next: String) {
        switch self {
        case .wrongCredentials:
            (
                "DIR-001", 403, "Số định danh (tên đăng nhập) hoặc mật khẩu không đúng.",
                "The id number (login name) or the password is not right.",
                "Kiểm tra lại rồi thử lần nữa, hoặc chọn “Quên mật khẩu”."
            )
        case .tooManyAttempts(let seconds):
            (
                "DIR-002", 429, "Có quá nhiều lần thử không đúng từ kết nối này.",
                "Too many wrong attempts from this connection.", "Thử lại sau \(waiting(seconds))."
            )
        case .busy:
            (
                "DIR-003", 429, "Hệ thống đang có nhiều người đăng nhập cùng lúc.",
                "Many people are signing in at this moment.", "Thử lại sau vài giây."
            )
        case .wrongSecondFactor:
            (
                "DIR-004", 403, "Mã xác thực không đúng hoặc đã được dùng.",
                "The authentication code is wrong or was used already.",
                "Chờ ứng dụng hiện mã mới rồi nhập lại, hoặc dùng một mã khôi phục."
            )
        case .signInExpired:
            (
                "DIR-005", 410, "Lần đăng nhập này đã quá thời gian chờ.", "This sign-in took too long.",
                "Đăng nhập lại từ đầu."
            )
        case .notSignedIn:
            (
                "DIR-006", 403, "Bạn chưa đăng nhập hoặc phiên làm việc đã hết.",
                "You are not signed in, or your session has ended.", "Đăng nhập để tiếp tục."
            )
        default:
            (
                "DIR-007", 403, "Bạn không có quyền làm việc này.", "You are not permitted to do this.",
                "Nếu đây là việc của bạn, liên hệ quản trị viên của cơ quan."
            )
        }
    }

    private var codeWords: (code: String, status: Int, vi: String, en: String, next: String) {
        switch self {
        case .weakPassword(let fault): ("DIR-010", 422, fault.vietnamese, fault.english, "Chọn một mật khẩu khác.")
        case .codeSentRecently(let seconds):
            (
                "DIR-012", 429, "Mã xác thực vừa được gửi.", "A code was sent a moment ago.",
                "Kiểm tra tin nhắn; có thể yêu cầu mã mới sau \(waiting(seconds))."
            )
        case .noSecondFactor:
            (
                "DIR-013", 409, "Tài khoản chưa bắt đầu đăng ký xác thực hai lớp.",
                "The account has not begun to enrol a second factor.", "Mở lại trang xác thực hai lớp và quét mã."
            )
        default:
            (
                "DIR-011", 422, "Mã xác thực không đúng, đã được dùng hoặc đã hết hạn.",
                "The code is wrong, was used already, or is too old.", "Kiểm tra lại tin nhắn hoặc yêu cầu mã mới."
            )
        }
    }

    private var peopleWords: (code: String, status: Int, vi: String, en: String, next: String) {
        switch self {
        case .details(let faults):
            (
                "DIR-020", 422, faults.sorted { $0.rawValue < $1.rawValue }.map(\.vietnamese).joined(separator: " "),
                faults.sorted { $0.rawValue < $1.rawValue }.map(\.english).joined(separator: " "),
                "Sửa các ô được đánh dấu rồi gửi lại."
            )
        case .idNumberTaken:
            (
                "DIR-021", 409, "Đã có người mang số định danh này.", "Somebody has this id number already.",
                "Tìm người đó trong danh sách, hoặc kiểm tra lại số."
            )
        case .noPerson:
            ("DIR-022", 404, "Không tìm thấy người này.", "There is no such person.", "Kiểm tra lại đường dẫn.")
        case .noAccount:
            ("DIR-023", 404, "Không tìm thấy tài khoản này.", "There is no such account.", "Kiểm tra lại đường dẫn.")
        case .accountExists:
            (
                "DIR-024", 409, "Người này đã có tài khoản.", "This person has an account already.",
                "Dùng tài khoản đang có, hoặc đặt lại mật khẩu."
            )
        case .loginTaken:
            (
                "DIR-025", 409, "Tên đăng nhập đã có người dùng.", "The login name is taken.",
                "Chọn một tên đăng nhập khác."
            )
        case .badLogin:
            (
                "DIR-026", 422, "Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số, dấu chấm, gạch nối và gạch dưới.",
                "A login name has small letters, digits, dots, hyphens and underscores only.",
                "Sửa tên đăng nhập, ví dụ “lan.motcua”."
            )
        default:
            (
                "DIR-027", 409, "Hệ thống phải luôn có ít nhất một quản trị viên.",
                "There must always be at least one administrator.", "Giao quyền quản trị cho người khác trước."
            )
        }
    }

    private var agencyWords: (code: String, status: Int, vi: String, en: String, next: String) {
        switch self {
        case .noAgency:
            (
                "DIR-030", 404, "Không có cơ quan này vào ngày đã chọn.", "There is no such agency on that day.",
                "Chọn một cơ quan đang hoạt động."
            )
        case .noPost:
            (
                "DIR-031", 404, "Không có vị trí này vào ngày đã chọn.", "There is no such post on that day.",
                "Chọn một vị trí đang có."
            )
        case .noAppointment:
            (
                "DIR-032", 404, "Không tìm thấy lần bố trí này hoặc đã kết thúc.",
                "There is no such appointment, or it has ended.", "Tải lại trang để xem tình trạng hiện tại."
            )
        case .noDelegation:
            (
                "DIR-033", 404, "Không tìm thấy ủy quyền này hoặc đã hết hiệu lực.",
                "There is no such delegation, or it has ended.", "Tải lại trang để xem tình trạng hiện tại."
            )
        case .alreadyAppointed:
            (
                "DIR-034", 409, "Người này đang giữ vị trí này.", "The person holds this post already.",
                "Chọn người khác hoặc vị trí khác."
            )
        case .badDates:
            (
                "DIR-035", 422, "Ngày kết thúc phải sau ngày bắt đầu và nằm trong thời gian tồn tại của vị trí.",
                "The end must come after the beginning, within the life of the post.", "Sửa lại các ngày."
            )
        case .badDelegation:
            (
                "DIR-036", 422, "Chỉ ủy quyền được cho người khác và trong các lĩnh vực mà vị trí phụ trách.",
                "A post delegates to somebody else, and only fields of its own.", "Chọn lại người nhận hoặc lĩnh vực."
            )
        case .badHolidays(let what):
            (
                "DIR-039", 422, what, "The list of holidays cannot be: \(what)",
                "Sửa dòng đó theo thông báo nghỉ lễ rồi lưu lại."
            )
        case .noDivision:
            (
                "DIR-037", 422, "Cơ quan không có phòng này.", "The agency has no such division.",
                "Chọn một phòng của cơ quan."
            )
        default:
            (
                "DIR-038", 422, "Lịch làm việc hoặc các buổi làm việc không hợp lệ.",
                "There is no such calendar, or its sessions cannot be.", "Ghi các buổi như “07:00-11:30 13:30-17:00”."
            )
        }
    }

    private func waiting(_ seconds: Int) -> String {
        seconds < 90 ? "\(max(seconds, 1)) giây" : "\((seconds + 59) / 60) phút"
    }
}

extension PasswordFault {
    /// For the form.
    public var vietnamese: String {
        switch self {
        case .tooShort: "Mật khẩu phải có ít nhất 8 ký tự."
        case .tooLong: "Mật khẩu dài quá 128 ký tự."
        case .common: "Mật khẩu này quá phổ biến, dễ bị đoán."
        case .personal: "Mật khẩu không được chứa số định danh, số điện thoại hoặc tên đăng nhập."
        }
    }

    /// For the form, in English.
    public var english: String {
        switch self {
        case .tooShort: "The password must have at least 8 characters."
        case .tooLong: "The password has more than 128 characters."
        case .common: "This password is too common and easily guessed."
        case .personal: "The password must not contain the id number, the phone number or the login name."
        }
    }
}

extension DetailFault {
    /// Beside the field.
    public var vietnamese: String {
        switch self {
        case .name: "Nhập họ và tên."
        case .idNumber: "Số định danh cá nhân gồm 12 chữ số (mã số thuế gồm 10 chữ số)."
        case .phone: "Nhập số điện thoại Việt Nam, ví dụ 0912 345 678."
        case .email: "Nhập địa chỉ thư điện tử đúng dạng, ví dụ ten@example.vn."
        case .dateOfBirth: "Ngày sinh không thể là ngày này."
        }
    }

    /// Beside the field, in English.
    public var english: String {
        switch self {
        case .name: "Enter the name."
        case .idNumber: "An id number has 12 digits (a tax code 10)."
        case .phone: "Enter a Vietnamese phone number, such as 0912 345 678."
        case .email: "Enter an e-mail address, such as name@example.vn."
        case .dateOfBirth: "The date of birth cannot be this day."
        }
    }
}
