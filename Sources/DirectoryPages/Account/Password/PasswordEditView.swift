import DesignSystem
import HTML
import Web

/// What the page of the password shows.
struct PasswordEditModel: Sendable {
    /// For the browser's password store.
    var login: String
    /// Whether the holder came here before anything else: the password was given out by somebody.
    var isFirstVisit: Bool
    var faults = FormFaults()
    var security: FormSecurity

    static let oldField = "mat-khau-cu"
    static let newField = "mat-khau-moi"
}

/// Trang đổi mật khẩu.
enum PasswordEditView {
    static let title = Phrase(vi: "Đổi mật khẩu", en: "Change the password")

    static func write(_ model: PasswordEditModel, to html: inout HTMLWriter) {
        html.add(ErrorSummary(model.faults.lines))
        if model.isFirstVisit {
            html.heading(
                Phrase(vi: "Chọn mật khẩu của riêng bạn", en: "Choose a password of your own"),
                below: Phrase(
                    vi: "Mật khẩu được cấp chỉ dùng một lần. Chọn mật khẩu mới để bắt đầu làm việc.",
                    en: "The password you were given works once. Choose a new one to begin."
                )
            )
        } else {
            html.heading(
                title,
                below: Phrase(
                    vi: "Sau khi đổi, các thiết bị khác đang đăng nhập sẽ bị đăng xuất.",
                    en: "All other devices will be signed out."
                )
            )
        }
        html.postForm(to: Addresses.password.string, model.security) { html in
            html.input(.type("hidden"), .name("ten-dang-nhap"), .value(model.login), .autocomplete("username"))
            html.add(
                Field(
                    .password(isNew: false),
                    name: PasswordEditModel.oldField,
                    label: model.isFirstVisit
                        ? Phrase(vi: "Mật khẩu được cấp", en: "Password you were given")
                        : Phrase(vi: "Mật khẩu hiện tại", en: "Current password"),
                    error: model.faults[PasswordEditModel.oldField]
                )
            )
            html.add(
                Field(
                    .password(isNew: true),
                    name: PasswordEditModel.newField,
                    label: .newPassword,
                    hint: .passwordRule,
                    error: model.faults[PasswordEditModel.newField]
                )
            )
            html.actions { html in
                html.add(Button(title))
                if !model.isFirstVisit { html.a(.cancel, .href(Addresses.account)) }
            }
        }
    }
}
