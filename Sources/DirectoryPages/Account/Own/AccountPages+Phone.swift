import DesignSystem
import Directory
import HTML
import Hummingbird
import Web

extension AccountPages {
    func addPhone(to routes: inout Routes) {
        routes.page("/tai-khoan/dien-thoai", .citizen, "account.phone") { visit in
            answer(visit, PhoneEditModel(known: try await knownPhone(visit), security: visit.formSecurity()))
        }
        routes.form("/tai-khoan/dien-thoai", .citizen, "account.phone.begin", pace: .guessing) { visit, form in
            try await beginPhone(visit, form)
        }
        routes.page("/tai-khoan/dien-thoai/ma", .citizen, "account.phone.code") { visit in
            visit.redirect(to: Addresses.phone)
        }
        routes.form("/tai-khoan/dien-thoai/ma", .citizen, "account.phone.change", pace: .guessing) { visit, form in
            try await changePhone(visit, form)
        }
    }

    private func knownPhone(_ visit: Visit) async throws -> String {
        guard let person = try await own(visit).person else { throw WebRefusal.notFound }
        return person.details.phone ?? ""
    }

    private func beginPhone(_ visit: Visit, _ form: FormData) async throws -> Response {
        _ = try form.requireIdempotencyKey()
        guard let account = visit.viewer.account else { throw WebRefusal.notFound }
        var model = PhoneEditModel(
            known: try await knownPhone(visit),
            phone: form.text(PhoneEditModel.phoneField),
            security: visit.formSecurity(again: form)
        )
        let password = form.secret(PhoneEditModel.passwordField)
        if PhoneNumber(model.phone) == nil {
            model.faults.add(
                PhoneEditModel.phoneField,
                Phrase(vi: DetailFault.phone.vietnamese, en: DetailFault.phone.english)
            )
        }
        model.faults.require(
            PhoneEditModel.passwordField,
            password,
            Phrase(vi: "Nhập mật khẩu.", en: "Enter your password.")
        )
        guard model.faults.isEmpty else { return answer(visit, model) }
        do {
            let token = try await directory.beginPhoneChange(
                of: account,
                to: model.phone,
                password: password,
                from: visit.device
            )
            return answer(visit, codePage(visit, token: token, phone: model.phone))
        } catch DirectoryRefusal.wrongCredentials {
            model.faults.add(
                PhoneEditModel.passwordField,
                Phrase(vi: "Mật khẩu không đúng.", en: "The password is not right.")
            )
            return answer(visit, model)
        } catch let refusal as DirectoryRefusal {
            model.faults.add(PhoneEditModel.phoneField, refusal)
            return answer(visit, model)
        }
    }

    private func changePhone(_ visit: Visit, _ form: FormData) async throws -> Response {
        _ = try form.requireIdempotencyKey()
        guard let account = visit.viewer.account else { throw WebRefusal.notFound }
        var model = codePage(
            visit,
            token: form.text(PhoneCodeModel.tokenField),
            phone: form.text(PhoneEditModel.phoneField)
        )
        model.security = visit.formSecurity(again: form)
        do {
            try await directory.completePhoneChange(
                of: account,
                token: model.token,
                code: form.text(PhoneCodeModel.codeField)
            )
            return visit.redirect(
                to: Addresses.account,
                flash: .success(visit.language == .vi ? "Đã đổi số điện thoại." : "Your phone number is changed.")
            )
        } catch let refusal as DirectoryRefusal {
            model.faults.add(PhoneCodeModel.codeField, refusal)
            return answer(visit, model)
        }
    }

    private func codePage(_ visit: Visit, token: String, phone: String) -> PhoneCodeModel {
        let digits = PhoneNumber(phone)?.digits ?? phone
        return PhoneCodeModel(
            token: token,
            phone: digits,
            security: visit.formSecurity(),
            outbox: DemoOutbox.address(visit, phone: digits)
        )
    }

    private func answer(_ visit: Visit, _ model: PhoneEditModel) -> Response {
        visit.page(
            Self.page(PhoneEditView.title, faults: model.faults),
            status: model.faults.isEmpty ? .ok : model.faults.status
        ) { PhoneEditView.write(model, to: &$0) }
    }

    private func answer(_ visit: Visit, _ model: PhoneCodeModel) -> Response {
        visit.page(
            Self.page(PhoneCodeView.title, faults: model.faults),
            status: model.faults.isEmpty ? .ok : model.faults.status
        ) { PhoneCodeView.write(model, to: &$0) }
    }
}
