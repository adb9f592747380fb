import DesignSystem
import Directory
import HTML
import Web

/// Trang xác thực hai lớp.
enum SecondFactorShowView {
    static let title = Phrase(vi: "Xác thực hai lớp", en: "Second factor")

    static func write(_ model: SecondFactorShowModel, to html: inout HTMLWriter) {
        html.add(ErrorSummary(model.faults.lines))
        html.heading(title, below: lead(model))
        switch model.state {
        case .off: off(model, to: &html)
        case .pending(let enrolment): pending(enrolment, model, to: &html)
        case .on(let codes): on(codes, model, to: &html)
        case .signInAgain: signInAgain(model, to: &html)
        }
    }

    private static func lead(_ model: SecondFactorShowModel) -> Phrase {
        if model.isFirstVisit {
            return Phrase(
                vi:
                    "Tài khoản cán bộ phải bật xác thực hai lớp trước khi làm việc: ngoài mật khẩu, mỗi lần đăng nhập cần thêm một mã từ điện thoại của bạn.",
                en:
                    "Officers switch on the second factor before they work: beside the password, each sign-in needs a code from your phone."
            )
        }
        return Phrase(
            vi:
                "Ngoài mật khẩu, mỗi lần đăng nhập cần thêm một mã từ ứng dụng trên điện thoại của bạn. Người biết mật khẩu cũng không vào được.",
            en:
                "Beside the password, each sign-in needs a code from an app on your phone. Who knows the password still cannot come in."
        )
    }

    private static func off(_ model: SecondFactorShowModel, to html: inout HTMLWriter) {
        html.ol { html in
            html.li(
                Phrase(
                    vi:
                        "Cài một ứng dụng xác thực trên điện thoại, ví dụ Google Authenticator, Microsoft Authenticator hoặc Aegis.",
                    en:
                        "Install an authenticator app on your phone, such as Google Authenticator, Microsoft Authenticator or Aegis."
                )
            )
            html.li(Phrase(vi: "Chọn “Bắt đầu” và quét mã QR.", en: "Choose “Begin” and scan the QR code."))
            html.li(
                Phrase(
                    vi: "Nhập mã 6 chữ số mà ứng dụng hiện ra và cất các mã khôi phục.",
                    en: "Enter the 6 digits that the app shows, and put the recovery codes away."
                )
            )
        }
        html.postForm(to: Addresses.secondFactor.string, model.security) { html in
            html.actions { html in
                html.add(Button(Phrase(vi: "Bắt đầu", en: "Begin")))
                if !model.isFirstVisit { html.a(.cancel, .href(Addresses.account)) }
            }
        }
    }

    private static func pending(
        _ enrolment: SecondFactorEnrolment,
        _ model: SecondFactorShowModel,
        to html: inout HTMLWriter
    ) {
        html.card(Phrase(vi: "1. Quét mã bằng ứng dụng xác thực", en: "1. Scan with the authenticator app")) { html in
            html.add(
                QRCode(
                    enrolment.url,
                    label: Phrase(vi: "Mã QR để đăng ký ứng dụng xác thực", en: "QR code for the authenticator app")
                )
            )
            html.p { html in
                html.text(
                    Phrase(
                        vi: "Không quét được? Chọn “nhập khóa thiết lập” trong ứng dụng và gõ: ",
                        en: "Cannot scan? Choose “enter a setup key” in the app and type: "
                    )
                )
                html.code(grouped(enrolment.secret))
            }
        }
        html.card(Phrase(vi: "2. Nhập mã mà ứng dụng hiện ra", en: "2. Enter the code that the app shows")) { html in
            html.postForm(to: Addresses.secondFactorCode.string, model.security) { html in
                html.add(
                    Field(
                        .oneTimeCode,
                        name: SecondFactorShowModel.codeField,
                        label: Phrase(vi: "Mã 6 chữ số", en: "6 digits"),
                        hint: Phrase(vi: "Mã đổi sau mỗi 30 giây.", en: "The code changes every 30 seconds."),
                        error: model.faults[SecondFactorShowModel.codeField]
                    )
                )
                html.actions { $0.add(Button(Phrase(vi: "Bật xác thực hai lớp", en: "Switch it on"))) }
            }
        }
        html.postForm(to: Addresses.secondFactor.string, model.second) { html in
            html.p { $0.add(Button(Phrase(vi: "Tạo mã QR khác", en: "Make another QR code"), .plain)) }
        }
    }

    private static func on(_ codes: Int, _ model: SecondFactorShowModel, to html: inout HTMLWriter) {
        html.add(
            Notice(
                Phrase(vi: "Đang bật", en: "On"),
                Phrase(
                    vi: "Còn \(codes) mã khôi phục chưa dùng.",
                    en: "\(codes) recovery codes are left."
                ),
                tone: codes > 2 ? .done : .wait
            )
        )
        html.card(Phrase(vi: "Mã khôi phục mới", en: "New recovery codes")) { html in
            html.p(
                Phrase(
                    vi:
                        "Mỗi mã mở tài khoản một lần khi không có điện thoại bên mình. Tạo bộ mới thì các mã cũ hết hiệu lực.",
                    en: "Each opens the account once when your phone is not at hand. New ones end the old ones."
                )
            )
            html.postForm(to: Addresses.recoveryCodes.string, model.security) { html in
                html.add(codeField(SecondFactorShowModel.codeField, model))
                html.actions { $0.add(Button(Phrase(vi: "Tạo bộ mã mới", en: "Make new codes"), .quiet)) }
            }
        }
        let title =
            model.isRequired
            ? Phrase(vi: "Đổi sang điện thoại khác", en: "Move to another phone")
            : Phrase(vi: "Tắt hoặc đổi điện thoại", en: "Switch off, or another phone")
        html.card(title) { html in
            html.p(
                model.isRequired
                    ? Phrase(
                        vi: "Gỡ ứng dụng đang dùng, rồi đăng ký ngay ứng dụng trên điện thoại mới.",
                        en: "Takes the app away; you then enrol the new phone at once."
                    )
                    : Phrase(
                        vi: "Gỡ ứng dụng đang dùng; sau đó bạn có thể đăng ký lại trên điện thoại khác.",
                        en: "Takes the app away; you may then enrol another phone."
                    )
            )
            html.postForm(to: Addresses.secondFactorRemoval.string, model.second) { html in
                html.add(codeField(SecondFactorShowModel.removalField, model))
                html.actions { $0.add(Button(Phrase(vi: "Gỡ ứng dụng", en: "Take it away"), .danger)) }
            }
        }
    }

    private static func codeField(_ name: String, _ model: SecondFactorShowModel) -> Field {
        Field(
            .oneTimeCode,
            name: name,
            label: Phrase(vi: "Mã của ứng dụng hoặc mã khôi phục", en: "Code of the app, or a recovery code"),
            error: model.faults[name]
        )
    }

    private static func signInAgain(_ model: SecondFactorShowModel, to html: inout HTMLWriter) {
        html.add(
            Notice(
                Phrase(vi: "Hãy đăng nhập lại", en: "Please sign in again"),
                Phrase(
                    vi:
                        "Xác thực hai lớp đã được bật trên thiết bị khác sau khi bạn đăng nhập ở đây. Đăng xuất rồi đăng nhập lại với mã từ điện thoại.",
                    en:
                        "It was switched on from another device after you signed in here. Sign out, and in again with the code."
                ),
                tone: .wait
            )
        )
        html.postForm(to: Addresses.signOut.string, model.security) { html in
            html.actions { $0.add(Button(Phrase(vi: "Đăng xuất", en: "Sign out"))) }
        }
    }

    /// Groups of four are easier to type.
    private static func grouped(_ secret: String) -> String {
        stride(from: 0, to: secret.count, by: 4)
            .map { String(secret.dropFirst($0).prefix(4)) }
            .joined(separator: " ")
    }
}

/// Trang mã khôi phục.
enum RecoveryCodesView {
    static let title = Phrase(vi: "Mã khôi phục", en: "Recovery codes")

    static func write(_ model: RecoveryCodesModel, to html: inout HTMLWriter) {
        if model.isNew {
            html.add(
                Notice(
                    Phrase(vi: "Đã bật xác thực hai lớp", en: "The second factor is on"),
                    Phrase(vi: "Còn một việc: cất các mã dưới đây.", en: "One thing is left: put these codes away."),
                    tone: .done,
                    isUrgent: true
                )
            )
        }
        html.heading(
            title,
            below: Phrase(
                vi:
                    "Mỗi mã mở tài khoản một lần khi bạn mất hoặc không có điện thoại. Các mã chỉ hiện lần này: in ra hoặc chép lại, cất riêng khỏi điện thoại.",
                en:
                    "Each opens the account once when your phone is lost or not at hand. They are shown only now: print or copy them, and keep them apart from the phone."
            )
        )
        html.card { html in
            html.ol { html in
                for code in model.codes { html.li { $0.code(code) } }
            }
        }
        html.actions { html in
            html.add(Button.link(Phrase(vi: "Tôi đã cất các mã", en: "I have put them away"), to: model.next.string))
            html.add(Button.print)
        }
    }
}
