import DesignSystem
import Directory
import HTML
import Hummingbird
import Web

extension AccountPages {
    func addPassword(to routes: inout Routes) {
        routes.page("/tai-khoan/mat-khau", .citizen, "account.password") { visit in
            let session = try session(of: visit)
            let login = try await own(visit).account.login
            return answer(
                visit,
                PasswordEditModel(
                    login: login,
                    isFirstVisit: session.mustChangePassword,
                    security: visit.formSecurity()
                )
            )
        }
        routes.form("/tai-khoan/mat-khau", .citizen, "account.password.change", pace: .guessing) { visit, form in
            try await changePassword(visit, form)
        }
    }

    private func changePassword(_ visit: Visit, _ form: FormData) async throws -> Response {
        _ = try form.requireIdempotencyKey()
        let session = try session(of: visit)
        let own = try await own(visit)
        var model = PasswordEditModel(
            login: own.account.login,
            isFirstVisit: session.mustChangePassword,
            security: visit.formSecurity(again: form)
        )
        let (old, new) = (form.secret(PasswordEditModel.oldField), form.secret(PasswordEditModel.newField))
        model.faults.require(
            PasswordEditModel.oldField,
            old,
            Phrase(vi: "Nhập mật khẩu hiện tại.", en: "Enter the current password.")
        )
        model.faults.require(
            PasswordEditModel.newField,
            new,
            Phrase(vi: "Nhập mật khẩu mới.", en: "Enter a new password.")
        )
        guard model.faults.isEmpty else { return answer(visit, model) }
        do {
            try await directory.changePassword(
                of: own.account.id,
                from: old,
                to: new,
                session: session.id,
                device: visit.device
            )
            let words = visit.language == .vi ? "Mật khẩu mới đã có hiệu lực." : "The new password is set."
            // The door knows where this reader begins, now that nothing stands before it.
            return visit.redirect(
                to: model.isFirstVisit ? Addresses.signIn : Addresses.account,
                flash: .success(words)
            )
        } catch DirectoryRefusal.wrongCredentials {
            model.faults.add(
                PasswordEditModel.oldField,
                Phrase(vi: "Mật khẩu hiện tại không đúng.", en: "The current password is not right.")
            )
            return answer(visit, model)
        } catch let refusal as DirectoryRefusal {
            if case .weakPassword = refusal {
                model.faults.add(PasswordEditModel.newField, refusal)
            } else {
                model.faults.add(PasswordEditModel.oldField, refusal)
            }
            return answer(visit, model)
        }
    }

    private func answer(_ visit: Visit, _ model: PasswordEditModel) -> Response {
        visit.page(
            Self.page(PasswordEditView.title, faults: model.faults, crumbs: !model.isFirstVisit),
            status: model.faults.isEmpty ? .ok : model.faults.status
        ) { PasswordEditView.write(model, to: &$0) }
    }
}
