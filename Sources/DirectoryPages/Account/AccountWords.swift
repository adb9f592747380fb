import HTML

/// What fields and buttons of several pages of the account are called.
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
