import DesignSystem
import Directory
import HTML
import Hummingbird
import Web

extension AccountPages {
    func addSignUp(to routes: inout Routes) {
        routes.page("/dang-ky", .everyone, "sign-up.new") { visit in
            if visit.viewer.isSignedIn { return visit.redirect(to: Addresses.account) }
            return answer(visit, SignUpNewModel(security: visit.formSecurity()))
        }
        routes.form("/dang-ky", .everyone, "sign-up.begin", pace: .guessing) { visit, form in
            try await beginSignUp(visit, form)
        }
        routes.page("/dang-ky/ma", .everyone, "sign-up.code") { visit in visit.redirect(to: Addresses.signUp) }
        routes.form("/dang-ky/ma", .everyone, "sign-up.complete", pace: .guessing) { visit, form in
            try await completeSignUp(visit, form)
        }
    }

    private static let detailFields: [DetailFault: String] = [
        .idNumber: SignUpNewModel.idField, .name: SignUpNewModel.nameField, .phone: SignUpNewModel.phoneField,
    ]

    private func beginSignUp(_ visit: Visit, _ form: FormData) async throws -> Response {
        _ = try form.requireIdempotencyKey()
        var model = SignUpNewModel(form, security: visit.formSecurity(again: form))
        model.faults.addForm(of: model)
        guard model.faults.isEmpty else { return answer(visit, model) }
        do {
            let token = try await directory.beginSignUp(
                idNumber: model.idNumber,
                phone: model.phone,
                from: visit.device
            )
            model.security = visit.formSecurity()
            return answer(visit, codePage(visit, token: token, model))
        } catch let refusal as DirectoryRefusal {
            // Asked for another code too early: the first one still stands.
            if case .codeSentRecently = refusal, let token = form.textIfAny(SignUpCodeModel.tokenField) {
                var page = codePage(visit, token: token, model)
                page.faults.add(SignUpCodeModel.codeField, refusal)
                return answer(visit, page)
            }
            model.faults.add(SignUpNewModel.phoneField, refusal, fields: Self.detailFields)
            return answer(visit, model)
        }
    }

    private func completeSignUp(_ visit: Visit, _ form: FormData) async throws -> Response {
        _ = try form.requireIdempotencyKey()
        let first = SignUpNewModel(form, security: visit.formSecurity())
        var model = codePage(visit, token: form.text(SignUpCodeModel.tokenField), first)
        model.security = visit.formSecurity(again: form)
        model.code = form.text(SignUpCodeModel.codeField)
        let password = form.secret(SignUpCodeModel.passwordField)
        model.faults.require(SignUpCodeModel.codeField, model.code, .enterCode)
        model.faults.require(
            SignUpCodeModel.passwordField,
            password,
            Phrase(vi: "Chọn một mật khẩu.", en: "Choose a password.")
        )
        guard model.faults.isEmpty else { return answer(visit, model) }
        do {
            let session = try await directory.completeSignUp(
                token: model.token,
                code: model.code,
                password: password,
                details: PersonDetails(name: first.name),
                from: visit.device
            )
            return try await enter(
                visit,
                session,
                place: nil,
                flash: .success(
                    visit.language == .vi ? "Tài khoản đã được tạo và bạn đã đăng nhập." : "Your account is ready."
                )
            )
        } catch let refusal as DirectoryRefusal {
            if case .weakPassword = refusal {
                model.faults.add(SignUpCodeModel.passwordField, refusal)
            } else {
                model.faults.add(SignUpCodeModel.codeField, refusal)
            }
            return answer(visit, model)
        }
    }

    private func codePage(_ visit: Visit, token: String, _ first: SignUpNewModel) -> SignUpCodeModel {
        SignUpCodeModel(
            token: token,
            first: first,
            security: visit.formSecurity(),
            outbox: DemoOutbox.address(visit, phone: first.phone)
        )
    }

    private func answer(_ visit: Visit, _ model: SignUpNewModel) -> Response {
        visit.page(
            Page(title: SignUpNewView.title, hasErrors: !model.faults.isEmpty, width: .narrow),
            status: model.faults.isEmpty ? .ok : model.faults.status
        ) { SignUpNewView.write(model, to: &$0) }
    }

    private func answer(_ visit: Visit, _ model: SignUpCodeModel) -> Response {
        visit.page(
            Page(title: SignUpCodeView.title, hasErrors: !model.faults.isEmpty, width: .narrow),
            status: model.faults.isEmpty ? .ok : model.faults.status
        ) { SignUpCodeView.write(model, to: &$0) }
    }
}

extension SignUpNewModel {
    init(_ form: FormData, security: FormSecurity) {
        idNumber = form.text(Self.idField)
        name = form.text(Self.nameField)
        phone = form.text(Self.phoneField)
        self.security = security
    }
}

extension FormFaults {
    /// What is wrong with the form of id number, name and phone, all at once, in the order of the page.
    fileprivate mutating func addForm(of model: SignUpNewModel) {
        if IDNumber(model.idNumber) == nil {
            add(SignUpNewModel.idField, .twelveDigits)
        }
        require(
            SignUpNewModel.nameField,
            model.name,
            Phrase(vi: DetailFault.name.vietnamese, en: DetailFault.name.english)
        )
        if PhoneNumber(model.phone) == nil {
            add(SignUpNewModel.phoneField, Phrase(vi: DetailFault.phone.vietnamese, en: DetailFault.phone.english))
        }
    }
}

extension Phrase {
    fileprivate static let twelveDigits = Phrase(
        vi: "Số định danh cá nhân gồm 12 chữ số, như trên thẻ căn cước.",
        en: "A personal id number has 12 digits, as on the identity card."
    )
}
