import DesignSystem
import Directory
import HTML
import Hummingbird
import Web

extension AccountPages {
    func addSecondFactor(to routes: inout Routes) {
        routes.page("/tai-khoan/hai-lop", .citizen, "account.second-factor") { visit in
            try await showSecondFactor(visit, faults: FormFaults())
        }
        routes.form("/tai-khoan/hai-lop", .citizen, "account.second-factor.begin") { visit, form in
            _ = try form.requireIdempotencyKey()
            do {
                _ = try await directory.enrolSecondFactor(try session(of: visit).account)
            } catch DirectoryRefusal.notPermitted {
                // One is in use already, perhaps switched on from another tab; the page says so.
            }
            return visit.redirect(to: Addresses.secondFactor)
        }
        routes.form("/tai-khoan/hai-lop/ma", .citizen, "account.second-factor.confirm", pace: .guessing) {
            visit,
            form in try await confirmSecondFactor(visit, form)
        }
        routes.form(
            "/tai-khoan/hai-lop/ma-khoi-phuc",
            .citizen,
            "account.second-factor.codes",
            pace: .guessing
        ) { visit, form in try await renewCodes(visit, form) }
        routes.form("/tai-khoan/hai-lop/go", .citizen, "account.second-factor.remove", pace: .guessing) {
            visit,
            form in try await removeSecondFactor(visit, form)
        }
    }

    private func showSecondFactor(_ visit: Visit, faults: FormFaults) async throws -> Response {
        let session = try session(of: visit)
        let own = try await own(visit)
        let state: SecondFactorShowModel.State =
            if own.hasSecondFactor {
                session.mustEnrolSecondFactor ? .signInAgain : .on(codes: own.recoveryCodes)
            } else {
                try await directory.pendingSecondFactor(own.account.id).map { .pending($0) } ?? .off
            }
        let model = SecondFactorShowModel(
            state: state,
            isFirstVisit: session.mustEnrolSecondFactor,
            isRequired: own.needsSecondFactor,
            faults: faults,
            security: visit.formSecurity(),
            second: visit.formSecurity()
        )
        return visit.page(
            Self.page(SecondFactorShowView.title, faults: faults, crumbs: !model.isFirstVisit),
            status: faults.isEmpty ? .ok : faults.status
        ) { SecondFactorShowView.write(model, to: &$0) }
    }

    private func confirmSecondFactor(_ visit: Visit, _ form: FormData) async throws -> Response {
        _ = try form.requireIdempotencyKey()
        let session = try session(of: visit)
        return try await answeringCodes(visit, form, field: SecondFactorShowModel.codeField) { code in
            let codes = try await directory.confirmSecondFactor(
                try session.account,
                code: code,
                session: session.id,
                from: visit.device
            )
            // The door knows where this reader begins, now that nothing stands before it.
            let next = session.mustEnrolSecondFactor ? Addresses.signIn : Addresses.account
            return RecoveryCodesModel(codes: codes, isNew: true, next: next)
        }
    }

    private func renewCodes(_ visit: Visit, _ form: FormData) async throws -> Response {
        _ = try form.requireIdempotencyKey()
        let account = try session(of: visit).account
        return try await answeringCodes(visit, form, field: SecondFactorShowModel.codeField) { code in
            let codes = try await directory.renewRecoveryCodes(account, code: code, from: visit.device)
            return RecoveryCodesModel(codes: codes, isNew: false, next: Addresses.secondFactor)
        }
    }

    /// The codes are the answer itself and not a page behind a redirect: they are kept nowhere from which such a page could
    /// read them.
    private func answeringCodes(
        _ visit: Visit,
        _ form: FormData,
        field: String,
        _ body: (String) async throws -> RecoveryCodesModel
    ) async throws -> Response {
        do {
            let model = try await body(form.text(field))
            return visit.page(Self.page(RecoveryCodesView.title, crumbs: false)) {
                RecoveryCodesView.write(model, to: &$0)
            }
        } catch let refusal as DirectoryRefusal {
            guard case .noSecondFactor = refusal else {
                var faults = FormFaults()
                faults.add(field, refusal)
                return try await showSecondFactor(visit, faults: faults)
            }
            return visit.redirect(to: Addresses.secondFactor)
        }
    }

    private func removeSecondFactor(_ visit: Visit, _ form: FormData) async throws -> Response {
        _ = try form.requireIdempotencyKey()
        let account = try session(of: visit).account
        do {
            try await directory.removeSecondFactor(
                of: account,
                code: form.text(SecondFactorShowModel.removalField),
                from: visit.device
            )
            return visit.redirect(
                to: Addresses.secondFactor,
                flash: .success(visit.language == .vi ? "Đã gỡ ứng dụng xác thực." : "The app was taken away.")
            )
        } catch DirectoryRefusal.noSecondFactor {
            return visit.redirect(to: Addresses.secondFactor)
        } catch let refusal as DirectoryRefusal {
            var faults = FormFaults()
            faults.add(SecondFactorShowModel.removalField, refusal)
            return try await showSecondFactor(visit, faults: faults)
        }
    }
}

extension CurrentSession {
    /// Whose session; every session has an account.
    fileprivate var account: AccountID {
        get throws {
            guard let account = viewer.account else { throw WebRefusal.notFound }
            return account
        }
    }
}
