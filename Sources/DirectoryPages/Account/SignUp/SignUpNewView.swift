import DesignSystem
import HTML
import Web

/// Trang đăng ký tài khoản.
enum SignUpNewView {
    static let title = Phrase(vi: "Đăng ký tài khoản", en: "Sign up")

    static func write(_ model: SignUpNewModel, to html: inout HTMLWriter) {
        html.add(ErrorSummary(model.faults.lines))
        html.add(StepProgress(step: 1, of: 2))
        html.heading(
            title,
            below: Phrase(
                vi: "Một tài khoản dùng cho mọi thủ tục: nộp hồ sơ, theo dõi, nhận kết quả tại nhà.",
                en: "One account for all procedures: apply, follow, receive results at home."
            )
        )
        html.postForm(to: Addresses.signUp.string, model.security) { html in
            html.add(
                Field(
                    .personalID,
                    name: SignUpNewModel.idField,
                    label: .idNumber,
                    value: model.idNumber,
                    hint: Phrase(vi: "12 chữ số trên thẻ căn cước.", en: "The 12 digits of your identity card."),
                    error: model.faults[SignUpNewModel.idField],
                    autocomplete: "username"
                )
            )
            html.add(
                Field(
                    .text,
                    name: SignUpNewModel.nameField,
                    label: .fullName,
                    value: model.name,
                    hint: Phrase(
                        vi: "Viết có dấu như trên thẻ căn cước.",
                        en: "As on your identity card, with its accents."
                    ),
                    error: model.faults[SignUpNewModel.nameField],
                    autocomplete: "name"
                )
            )
            html.add(
                Field(
                    .phone,
                    name: SignUpNewModel.phoneField,
                    label: .phone,
                    value: model.phone,
                    hint: Phrase(
                        vi: "Mã xác thực và tin báo về hồ sơ sẽ được gửi tới số này.",
                        en: "We send a code, and later news of your dossiers, to this number."
                    ),
                    error: model.faults[SignUpNewModel.phoneField]
                )
            )
            html.actions { html in
                html.add(Button(Phrase(vi: "Nhận mã xác thực", en: "Send me a code")))
                html.a(
                    Phrase(vi: "Đã có tài khoản? Đăng nhập", en: "Signed up already? Sign in"),
                    .href(Addresses.signIn)
                )
            }
        }
    }
}

/// Trang nhập mã và chọn mật khẩu.
enum SignUpCodeView {
    static let title = Phrase(vi: "Nhập mã và chọn mật khẩu", en: "Enter the code and choose a password")

    static func write(_ model: SignUpCodeModel, to html: inout HTMLWriter) {
        html.add(ErrorSummary(model.faults.lines))
        html.add(StepProgress(step: 2, of: 2))
        html.heading(
            title,
            below: Phrase(
                vi: "Tin nhắn đang được gửi tới số \(model.first.phone). Mã có hiệu lực trong 5 phút.",
                en: "A message is on its way to \(model.first.phone). The code is good for 5 minutes."
            )
        )
        html.add(DemoOutbox(model.outbox))
        html.postForm(to: Addresses.signUpCode.string, model.security) { html in
            html.input(.type("hidden"), .name(SignUpCodeModel.tokenField), .value(model.token))
            typed(model.first, to: &html)
            html.add(
                Field(
                    .oneTimeCode,
                    name: SignUpCodeModel.codeField,
                    label: .codeFromMessage,
                    value: model.code,
                    error: model.faults[SignUpCodeModel.codeField]
                )
            )
            html.add(
                Field(
                    .password(isNew: true),
                    name: SignUpCodeModel.passwordField,
                    label: Phrase(vi: "Chọn mật khẩu", en: "Choose a password"),
                    hint: .passwordRule,
                    error: model.faults[SignUpCodeModel.passwordField]
                )
            )
            html.actions { $0.add(Button(Phrase(vi: "Tạo tài khoản", en: "Create the account"))) }
        }
        html.card(Phrase(vi: "Không nhận được mã?", en: "No code?")) { html in
            html.p(
                Phrase(
                    vi:
                        "Chờ một phút rồi yêu cầu mã khác. Nếu số điện thoại đã đổi so với lần làm thủ tục trước, bộ phận một cửa gần nhất sẽ sửa giúp; nhớ mang theo thẻ căn cước.",
                    en:
                        "Wait a minute and ask for another. If your number has changed since you last dealt with an office, the nearest one-stop counter puts it right; bring your identity card."
                )
            )
            html.postForm(to: Addresses.signUp.string, model.first.security) { html in
                html.input(.type("hidden"), .name(SignUpCodeModel.tokenField), .value(model.token))
                typed(model.first, to: &html)
                html.actions { html in
                    html.add(Button(Phrase(vi: "Gửi mã khác", en: "Send another code"), .quiet))
                    html.a(Phrase(vi: "Sửa thông tin", en: "Change what I typed"), .href(Addresses.signUp))
                }
            }
        }
    }

    private static func typed(_ first: SignUpNewModel, to html: inout HTMLWriter) {
        html.input(.type("hidden"), .name(SignUpNewModel.idField), .value(first.idNumber))
        html.input(.type("hidden"), .name(SignUpNewModel.nameField), .value(first.name))
        html.input(.type("hidden"), .name(SignUpNewModel.phoneField), .value(first.phone))
    }
}

/// Lối tới tin nhắn mẫu: in a demo no message is sent, so the page says where it can be read.
struct DemoOutbox: Component {
    let address: WebPath?

    init(_ address: WebPath?) { self.address = address }

    func write(to html: inout HTMLWriter) {
        guard let address else { return }
        html.notice(Phrase(vi: "Bản dùng thử không gửi tin thật", en: "The demo sends no real messages")) { html in
            html.p { html in
                html.text(Phrase(vi: "Mã nằm ở trang ", en: "The code is on the page "))
                html.a(
                    Phrase(vi: "Tin nhắn mẫu", en: "Sample messages"),
                    .href(address),
                    .target("_blank"),
                    .rel("noopener")
                )
                html.text(Phrase(vi: " (mở trong thẻ mới).", en: " (opens in a new tab)."))
            }
        }
    }

    /// The outbox with the messages to one phone, in a demo.
    static func address(_ visit: Visit, phone: String? = nil) -> WebPath? {
        let outbox: WebPath = "/hop-tin-mau"
        return visit.isDemo ? outbox.adding("sdt", phone) : nil
    }
}
