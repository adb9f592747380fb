import DesignSystem
import Directory
import HTML
import Hummingbird
import Web

extension AccountPages {
    /// The pages answer the same whether there is such an account or not.
    func addReset(to routes: inout Routes) {
        routes.page("/quen-mat-khau", .everyone, "reset.new") { visit in
            answer(visit, ResetNewModel(security: visit.formSecurity()))
        }
        routes.form("/quen-mat-khau", .everyone, "reset.begin", pace: .guessing) { visit, form in
            try await beginReset(visit, form)
        }
        routes.page("/quen-mat-khau/ma", .everyone, "reset.code") { visit in visit.redirect(to: Addresses.reset) }
        routes.form("/quen-mat-khau/ma", .everyone, "reset.complete", pace: .guessing) { visit, form in
            try await completeReset(visit, form)
        }
    }

    private func beginReset(_ visit: Visit, _ form: FormData) async throws -> Response {
        _ = try form.requireIdempotencyKey()
        var model = ResetNewModel(login: form.text(ResetNewModel.loginField), security: visit.formSecurity(again: form))
        model.faults.require(
            ResetNewModel.loginField,
            model.login,
            Phrase(
                vi: "Nhập số định danh cá nhân hoặc tên đăng nhập.",
                en: "Enter your personal id number or login name."
            )
        )
        guard model.faults.isEmpty else { return answer(visit, model) }
        do {
            let token = try await directory.beginPasswordReset(login: model.login, from: visit.device)
            return answer(visit, codePage(visit, token: token, login: model.login))
        } catch let refusal as DirectoryRefusal {
            model.faults.add(ResetNewModel.loginField, refusal)
            return answer(visit, model)
        }
    }

    private func completeReset(_ visit: Visit, _ form: FormData) async throws -> Response {
        _ = try form.requireIdempotencyKey()
        var model = codePage(
            visit,
            token: form.text(ResetCodeModel.tokenField),
            login: form.text(ResetNewModel.loginField)
        )
        model.security = visit.formSecurity(again: form)
        model.code = form.text(ResetCodeModel.codeField)
        let password = form.secret(ResetCodeModel.passwordField)
        model.faults.require(ResetCodeModel.codeField, model.code, .enterCode)
        model.faults.require(
            ResetCodeModel.passwordField,
            password,
            Phrase(vi: "Nhập mật khẩu mới.", en: "Enter a new password.")
        )
        guard model.faults.isEmpty else { return answer(visit, model) }
        do {
            try await directory.completePasswordReset(token: model.token, code: model.code, password: password)
            return visit.signOut(
                to: Addresses.signIn,
                flash: .success(
                    visit.language == .vi
                        ? "Mật khẩu mới đã có hiệu lực. Hãy đăng nhập lại." : "The new password is set. Please sign in."
                )
            )
        } catch let refusal as DirectoryRefusal {
            if case .weakPassword = refusal {
                model.faults.add(ResetCodeModel.passwordField, refusal)
            } else {
                model.faults.add(ResetCodeModel.codeField, refusal)
            }
            return answer(visit, model)
        }
    }

    private func codePage(_ visit: Visit, token: String, login: String) -> ResetCodeModel {
        ResetCodeModel(
            token: token,
            login: login,
            security: visit.formSecurity(),
            outbox: DemoOutbox.address(visit)
        )
    }

    private func answer(_ visit: Visit, _ model: ResetNewModel) -> Response {
        visit.page(
            Page(title: ResetNewView.title, hasErrors: !model.faults.isEmpty, width: .narrow),
            status: model.faults.isEmpty ? .ok : model.faults.status
        ) { ResetNewView.write(model, to: &$0) }
    }

    private func answer(_ visit: Visit, _ model: ResetCodeModel) -> Response {
        visit.page(
            Page(title: ResetCodeView.title, hasErrors: !model.faults.isEmpty, width: .narrow),
            status: model.faults.isEmpty ? .ok : model.faults.status
        ) { ResetCodeView.write(model, to: &$0) }
    }
}
