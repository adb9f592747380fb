import DesignSystem
import Directory
import HTML
import Hummingbird
import Web

/// What the page of the e-mail address shows.
struct EmailEditModel: Sendable {
    var email: String
    var faults = FormFaults()
    var security: FormSecurity

    static let field = "thu-dien-tu"
}

/// Trang đổi địa chỉ thư điện tử.
enum EmailEditView {
    static let title = Phrase(vi: "Thư điện tử", en: "E-mail")

    static func write(_ model: EmailEditModel, to html: inout HTMLWriter) {
        html.add(ErrorSummary(model.faults.lines))
        html.heading(
            title,
            below: Phrase(
                vi: "Tin báo về hồ sơ cũng được gửi tới địa chỉ này. Để trống nếu không muốn nhận thư.",
                en: "News of your dossiers also goes to this address. Leave it empty to receive no mail."
            )
        )
        html.postForm(to: Addresses.email.string, model.security) { html in
            html.add(
                Field(
                    .email,
                    name: EmailEditModel.field,
                    label: Phrase(vi: "Địa chỉ thư điện tử", en: "E-mail address"),
                    value: model.email,
                    error: model.faults[EmailEditModel.field],
                    isOptional: true
                )
            )
            html.actions { html in
                html.add(Button(Phrase(vi: "Lưu", en: "Save")))
                html.a(.cancel, .href(Addresses.account))
            }
        }
    }
}

extension AccountPages {
    func addEmail(to routes: inout Routes) {
        routes.page("/tai-khoan/thu-dien-tu", .citizen, "account.email") { visit in
            guard let person = try await own(visit).person else { throw WebRefusal.notFound }
            return answer(
                visit,
                EmailEditModel(email: person.details.email ?? "", security: visit.formSecurity())
            )
        }
        routes.form("/tai-khoan/thu-dien-tu", .citizen, "account.email.change") { visit, form in
            try await changeEmail(visit, form)
        }
    }

    private func changeEmail(_ visit: Visit, _ form: FormData) async throws -> Response {
        _ = try form.requireIdempotencyKey()
        guard let account = visit.viewer.account else { throw WebRefusal.notFound }
        var model = EmailEditModel(
            email: form.text(EmailEditModel.field),
            security: visit.formSecurity(again: form)
        )
        do {
            try await directory.changeEmail(of: account, to: model.email)
            return visit.redirect(
                to: Addresses.account,
                flash: .success(visit.language == .vi ? "Đã lưu địa chỉ thư điện tử." : "Your e-mail address is saved.")
            )
        } catch let refusal as DirectoryRefusal {
            guard case .details = refusal else { throw refusal }
            model.faults.add(EmailEditModel.field, refusal, fields: [:])
            return answer(visit, model)
        }
    }

    private func answer(_ visit: Visit, _ model: EmailEditModel) -> Response {
        visit.page(
            Self.page(EmailEditView.title, faults: model.faults),
            status: model.faults.isEmpty ? .ok : model.faults.status
        ) { EmailEditView.write(model, to: &$0) }
    }
}
