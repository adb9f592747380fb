import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel

/// Chỗ cần sửa của một biểu mẫu: what is wrong with each field, for the summary on top and for the field itself.
struct FormFaults: Sendable {
    private(set) var lines: [ErrorSummary.Line] = []
    /// What the answer's status is: 422, or 429 where one has to wait.
    private(set) var status = HTTPResponse.Status.unprocessableContent

    var isEmpty: Bool { lines.isEmpty }

    /// What is wrong with the field.
    subscript(_ field: String) -> Phrase? { lines.first { $0.field == field }?.words }

    mutating func add(_ field: String?, _ words: Phrase) {
        lines.append(ErrorSummary.Line(field: field, words))
    }

    /// Says a refusal at a field, with what to do next.
    mutating func add(_ field: String?, _ refusal: DirectoryRefusal) {
        add(field, Phrase(vi: refusal.vietnamese + " " + refusal.whatNext, en: refusal.english))
        if refusal.status == 429 { status = .tooManyRequests }
    }

    /// Says what is wrong with a person's details at their fields; any other refusal at `field`.
    mutating func add(_ field: String, _ refusal: DirectoryRefusal, fields: [DetailFault: String]) {
        guard case .details(let faults) = refusal else { return add(field, refusal) }
        for fault in faults.sorted(by: { $0.rawValue < $1.rawValue }) {
            add(fields[fault] ?? field, Phrase(vi: fault.vietnamese, en: fault.english))
        }
    }

    /// A fault where the text is empty.
    mutating func require(_ field: String, _ text: String, _ words: Phrase) {
        if text.isEmpty { add(field, words) }
    }
}

extension Phrase {
    static let idNumberOrLogin = Phrase(
        vi: "Số định danh cá nhân hoặc tên đăng nhập",
        en: "Personal id number or login name"
    )
    static let idNumber = Phrase(vi: "Số định danh cá nhân", en: "Personal id number")
    static let phone = Phrase(vi: "Số điện thoại", en: "Phone number")
    static let email = Phrase(vi: "Thư điện tử", en: "E-mail")
    static let fullName = Phrase(vi: "Họ, chữ đệm và tên", en: "Full name")
    static let codeFromMessage = Phrase(vi: "Mã xác thực trong tin nhắn", en: "Code from the message")
    static let newPassword = Phrase(vi: "Mật khẩu mới", en: "New password")
    static let goOn = Phrase(vi: "Tiếp tục", en: "Continue")
    static let cancel = Phrase(vi: "Thôi, quay lại", en: "Cancel")
    static let enterCode = Phrase(vi: "Nhập 6 chữ số trong tin nhắn.", en: "Enter the 6 digits from the message.")
    static let passwordRule = Phrase(
        vi: "Ít nhất 8 ký tự. Một câu ngắn dễ nhớ thì tốt hơn một từ khó.",
        en: "At least 8 characters. A short sentence that you remember is better than a difficult word."
    )
    static let password = Phrase(vi: "Mật khẩu", en: "Password")
    static let signIn = Phrase(vi: "Đăng nhập", en: "Sign in")
    static let account = Phrase(vi: "Tài khoản của tôi", en: "My account")
}
