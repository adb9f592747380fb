import DesignSystem
import HTML
import Web

/// What the first page of a new phone number shows.
struct PhoneEditModel: Sendable {
    /// The number of today.
    var known: String
    var phone = ""
    var faults = FormFaults()
    var security: FormSecurity

    static let phoneField = "dien-thoai"
    static let passwordField = "mat-khau"
}

/// What the second page shows.
struct PhoneCodeModel: Sendable {
    var token: String
    var phone: String
    var faults = FormFaults()
    var security: FormSecurity
    var outbox: WebPath?

    static let tokenField = "buoc"
    static let codeField = "ma"
}

/// Trang đổi số điện thoại.
enum PhoneEditView {
    static let title = Phrase(vi: "Đổi số điện thoại", en: "Change the phone number")

    static func write(_ model: PhoneEditModel, to html: inout HTMLWriter) {
        html.add(ErrorSummary(model.faults.lines))
        html.add(StepProgress(step: 1, of: 2))
        html.heading(
            title,
            below: model.known.isEmpty
                ? Phrase(vi: "Tài khoản chưa có số điện thoại.", en: "The account has no phone number yet.")
                : Phrase(
                    vi: "Số hiện tại: \(OwnWords.phone(model.known)).",
                    en: "The number of today: \(OwnWords.phone(model.known))."
                )
        )
        html.postForm(to: Addresses.phone.string, model.security) { html in
            html.add(
                Field(
                    .phone,
                    name: PhoneEditModel.phoneField,
                    label: Phrase(vi: "Số điện thoại mới", en: "New phone number"),
                    value: model.phone,
                    hint: Phrase(
                        vi: "Mã xác thực sẽ được gửi tới số này.",
                        en: "We send a code to this number."
                    ),
                    error: model.faults[PhoneEditModel.phoneField]
                )
            )
            html.add(
                Field(
                    .password(isNew: false),
                    name: PhoneEditModel.passwordField,
                    label: .password,
                    hint: Phrase(
                        vi: "Số điện thoại dùng để lấy lại mật khẩu, nên cần xác nhận chính là bạn.",
                        en: "A forgotten password is reset by this phone, so please confirm that it is you."
                    ),
                    error: model.faults[PhoneEditModel.passwordField]
                )
            )
            html.actions { html in
                html.add(Button(Phrase(vi: "Nhận mã xác thực", en: "Send me a code")))
                html.a(.cancel, .href(Addresses.account))
            }
        }
    }
}

/// Trang nhập mã của số điện thoại mới.
enum PhoneCodeView {
    static let title = Phrase(vi: "Xác nhận số điện thoại mới", en: "Confirm the new phone number")

    static func write(_ model: PhoneCodeModel, to html: inout HTMLWriter) {
        html.add(ErrorSummary(model.faults.lines))
        html.add(StepProgress(step: 2, of: 2))
        html.heading(
            title,
            below: Phrase(
                vi: "Tin nhắn đang được gửi tới số \(OwnWords.phone(model.phone)). Mã có hiệu lực trong 5 phút.",
                en: "A message is on its way to \(OwnWords.phone(model.phone)). The code is good for 5 minutes."
            )
        )
        html.add(DemoOutbox(model.outbox))
        html.postForm(to: Addresses.phoneCode.string, model.security) { html in
            html.input(.type("hidden"), .name(PhoneCodeModel.tokenField), .value(model.token))
            html.input(.type("hidden"), .name(PhoneEditModel.phoneField), .value(model.phone))
            html.add(
                Field(
                    .oneTimeCode,
                    name: PhoneCodeModel.codeField,
                    label: .codeFromMessage,
                    error: model.faults[PhoneCodeModel.codeField]
                )
            )
            html.actions { html in
                html.add(Button(Phrase(vi: "Đổi số", en: "Change the number")))
                html.a(
                    Phrase(vi: "Nhập lại số hoặc yêu cầu mã khác", en: "Correct the number, or another code"),
                    .href(Addresses.phone)
                )
            }
        }
    }
}
