import DesignSystem
import HTML
import Web

/// Trang quên mật khẩu.
enum ResetNewView {
    static let title = Phrase(vi: "Quên mật khẩu", en: "Forgotten password")

    static func write(_ model: ResetNewModel, to html: inout HTMLWriter) {
        html.add(ErrorSummary(model.faults.lines))
        html.add(StepProgress(step: 1, of: 2))
        html.heading(
            title,
            below: Phrase(
                vi: "Mã xác thực sẽ được gửi tới số điện thoại của tài khoản.",
                en: "We send a code to the phone number of the account."
            )
        )
        html.postForm(to: Addresses.reset.string, model.security) { html in
            html.add(
                Field(
                    .text,
                    name: ResetNewModel.loginField,
                    label: .idNumberOrLogin,
                    value: model.login,
                    error: model.faults[ResetNewModel.loginField],
                    autocomplete: "username"
                )
            )
            html.actions { html in
                html.add(Button(Phrase(vi: "Nhận mã xác thực", en: "Send me a code")))
                html.a(Phrase(vi: "Quay lại đăng nhập", en: "Back to signing in"), .href(Addresses.signIn))
            }
        }
    }
}

/// Trang đặt mật khẩu mới.
enum ResetCodeView {
    static let title = Phrase(vi: "Đặt mật khẩu mới", en: "Set a new password")

    static func write(_ model: ResetCodeModel, to html: inout HTMLWriter) {
        html.add(ErrorSummary(model.faults.lines))
        html.add(StepProgress(step: 2, of: 2))
        html.heading(
            title,
            below: Phrase(
                vi:
                    "Nếu tài khoản này có số điện thoại, tin nhắn đang được gửi tới số đó. Mã có hiệu lực trong 5 phút.",
                en: "If the account has a phone number, a message is on its way to it. The code is good for 5 minutes."
            )
        )
        html.add(DemoOutbox(model.outbox))
        html.postForm(to: Addresses.resetCode.string, model.security) { html in
            html.input(.type("hidden"), .name(ResetCodeModel.tokenField), .value(model.token))
            // Tells the browser's password store whose password changes.
            html.input(
                .type("hidden"),
                .name(ResetNewModel.loginField),
                .value(model.login),
                .autocomplete("username")
            )
            html.add(
                Field(
                    .oneTimeCode,
                    name: ResetCodeModel.codeField,
                    label: .codeFromMessage,
                    value: model.code,
                    error: model.faults[ResetCodeModel.codeField]
                )
            )
            html.add(
                Field(
                    .password(isNew: true),
                    name: ResetCodeModel.passwordField,
                    label: .newPassword,
                    hint: .passwordRule,
                    error: model.faults[ResetCodeModel.passwordField]
                )
            )
            html.actions { html in
                html.add(Button(title))
                html.a(Phrase(vi: "Yêu cầu mã khác", en: "Ask for another code"), .href(Addresses.reset))
            }
        }
        html.p(
            Phrase(
                vi:
                    "Số điện thoại đã đổi hoặc không còn dùng? Mang thẻ căn cước đến bộ phận một cửa gần nhất để cập nhật. Cán bộ: liên hệ quản trị viên của cơ quan.",
                en:
                    "Has your number changed? Bring your identity card to the nearest one-stop counter. Officers: ask your administrator."
            ),
            .class("muted")
        )
    }
}
