import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Web

extension AccountPages {
    /// The two steps of the way in.
    ///
    /// Signing in reads no idempotency key, unlike every other write. The answer to a key is remembered and given again
    /// without doing the deed, and a remembered way in would open a session without the password or code being proved anew;
    /// it would also have to keep the token of a session, of which only a hash may be kept. A second press proves the
    /// password again and opens a session of its own; the browser keeps the one that came last, and the other stands in
    /// the list of devices until it ends by itself. Nothing is charged, sent in or sent out twice.
    func addSignIn(to routes: inout Routes) {
        routes.page("/dang-nhap", .everyone, "sign-in.new") { visit in try await showSignIn(visit) }
        routes.form("/dang-nhap", .everyone, "sign-in", pace: .guessing) { visit, form in
            try await signIn(visit, form)
        }
        // The page of the second step is the answer to the first; asked by its address, there is nothing to show.
        routes.page("/dang-nhap/hai-lop", .everyone, "sign-in.second.new") { visit in
            visit.redirect(to: Addresses.signIn)
        }
        routes.form("/dang-nhap/hai-lop", .everyone, "sign-in.second", pace: .guessing) { visit, form in
            try await signInSecond(visit, form)
        }
    }

    private func showSignIn(_ visit: Visit) async throws -> Response {
        let place = ReturnPath(visit.query.textIfAny(ReturnPath.parameter))
        if visit.viewer.isSignedIn { return visit.redirect(to: (place ?? Self.home(of: visit.viewer)).path) }
        return answer(visit, page(visit, place: place, security: visit.formSecurity()))
    }

    private func page(_ visit: Visit, place: ReturnPath?, security: FormSecurity) -> SignInNewModel {
        let accounts = visit.demoAccounts
        return SignInNewModel(
            place: place,
            security: security,
            demo: accounts.isEmpty ? nil : (accounts, visit.formSecurity()),
            asksForSecondFactor: directory.settings.requiresSecondFactor
        )
    }

    private func signIn(_ visit: Visit, _ form: FormData) async throws -> Response {
        var model = page(
            visit,
            place: ReturnPath(form.textIfAny(ReturnPath.parameter)),
            security: visit.formSecurity(again: form)
        )
        model.login = form.text(SignInNewModel.loginField)
        var password = form.secret(SignInNewModel.passwordField)
        let chosen = form.text(SignInNewModel.demoField)
        if form.contains(SignInNewModel.demoField), chosen.isEmpty {
            model.faults.add(SignInNewModel.demoField, Phrase(vi: "Chọn một vai.", en: "Choose a part."))
            return answer(visit, model)
        }
        if let account = visit.demoAccounts.first(where: { $0.login == chosen }) {
            (model.login, password) = (account.login, account.password)
        }
        model.faults.require(
            SignInNewModel.loginField,
            model.login,
            Phrase(
                vi: "Nhập số định danh cá nhân hoặc tên đăng nhập.",
                en: "Enter your personal id number or login name."
            )
        )
        model.faults.require(
            SignInNewModel.passwordField,
            password,
            Phrase(vi: "Nhập mật khẩu.", en: "Enter your password.")
        )
        guard model.faults.isEmpty else { return answer(visit, model) }
        do {
            let outcome = try await directory.signIn(login: model.login, password: password, from: visit.device)
            switch outcome {
            case .open(let session): return try await enter(visit, session, place: model.place)
            case .needsSecondFactor(let token):
                return answer(
                    visit,
                    SecondFactorNewModel(token: token, place: model.place, security: visit.formSecurity())
                )
            }
        } catch let refusal as DirectoryRefusal {
            model.faults.add(SignInNewModel.loginField, refusal)
            return answer(visit, model)
        }
    }

    private func signInSecond(_ visit: Visit, _ form: FormData) async throws -> Response {
        var model = SecondFactorNewModel(
            token: form.text(SecondFactorNewModel.tokenField),
            place: ReturnPath(form.textIfAny(ReturnPath.parameter)),
            security: visit.formSecurity(again: form)
        )
        do {
            let session = try await directory.signIn(
                secondFactor: form.text(SecondFactorNewModel.codeField),
                token: model.token,
                from: visit.device
            )
            return try await enter(visit, session, place: model.place)
        } catch DirectoryRefusal.signInExpired {
            var first = page(visit, place: model.place, security: visit.formSecurity())
            first.faults.add(SignInNewModel.loginField, .signInExpired)
            return answer(visit, first)
        } catch let refusal as DirectoryRefusal {
            model.faults.add(SecondFactorNewModel.codeField, refusal)
            return answer(visit, model)
        }
    }

    /// Puts an opened session into the browser and leads to the place, or to where this reader begins.
    func enter(
        _ visit: Visit,
        _ session: OpenedSession,
        place: ReturnPath?,
        flash: Flash? = nil
    ) async throws -> Response {
        let current = try await directory.session(for: session.token)
        let first = current.flatMap(Self.firstVisit).map { ReturnPath($0.string) } ?? nil
        let isOfficer = current?.kind == .officer
        // An officer's desk is often a shared machine: the cookie goes when the browser is closed.
        let seconds = Int((session.expiresAt.milliseconds - visit.now.milliseconds) / 1000)
        return visit.signIn(
            token: session.token,
            lasting: isOfficer ? nil : seconds,
            knownDevice: session.knownDevice,
            to: first ?? place ?? Self.home(of: current?.viewer ?? .stranger),
            flash: flash
        )
    }

    /// Where a reader begins: the desk, the administration, or the own dossiers.
    static func home(of viewer: Viewer) -> ReturnPath {
        if viewer.isOfficer { return ReturnPath("/mot-cua") ?? .home }
        if viewer.isAdministrator { return ReturnPath("/quan-tri") ?? .home }
        return ReturnPath(viewer.isSignedIn ? "/ho-so" : "/") ?? .home
    }

    private func answer(_ visit: Visit, _ model: SignInNewModel) -> Response {
        visit.page(
            Page(title: .signIn, hasErrors: !model.faults.isEmpty, width: .narrow),
            status: model.faults.isEmpty ? .ok : model.faults.status
        ) { SignInNewView.write(model, to: &$0) }
    }

    private func answer(_ visit: Visit, _ model: SecondFactorNewModel) -> Response {
        visit.page(
            Page(title: SecondFactorNewView.title, hasErrors: !model.faults.isEmpty, width: .narrow),
            status: model.faults.isEmpty ? .ok : model.faults.status
        ) { SecondFactorNewView.write(model, to: &$0) }
    }
}
