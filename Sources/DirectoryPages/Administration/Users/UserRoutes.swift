import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Storage
import Web

extension AdministrationPages {
    func addUsers(to routes: inout Routes) {
        routes.page("/quan-tri/nguoi-dung", .administrator, "admin.users") { visit in try await listUsers(visit) }
        routes.page("/quan-tri/nguoi-dung/moi", .administrator, "admin.user.new") { visit in
            answer(visit, UserNewModel(security: visit.formSecurity()))
        }
        routes.form("/quan-tri/nguoi-dung/moi", .administrator, "admin.user.create") { visit, form in
            try await createUser(visit, form)
        }
        routes.page("/quan-tri/nguoi-dung/{account}", .administrator, "admin.user") { visit in
            try await showUser(visit)
        }
        for deed in UserShowModel.Deed.allCases {
            routes.form("/quan-tri/nguoi-dung/{account}/\(deed.rawValue)", .administrator, "admin.user.\(deed)") {
                visit,
                form in
                try await act(visit, form, deed)
            }
        }
    }

    private func listUsers(_ visit: Visit) async throws -> Response {
        let text = visit.query.text("q")
        let kind = AccountKind(rawValue: visit.query.text("loai")) ?? .officer
        let after = visit.query.textIfAny("sau")
        // Citizens are not listed, only found.
        let found =
            kind == .citizen && text.isEmpty
            ? []
            : try await database.read { [directory] db in
                try directory.searchAccounts(
                    text,
                    kind: kind,
                    after: after,
                    limit: UserIndexModel.pageSize + 1,
                    in: db
                )
            }
        let shown = Array(found.prefix(UserIndexModel.pageSize))
        let model = UserIndexModel(
            text: text,
            kind: kind,
            accounts: shown,
            next: found.count > shown.count ? shown.last?.login : nil
        )
        return visit.page(Self.frame(.users), for: .officer) { UserIndexView.write(model, to: &$0) }
    }

    private func createUser(_ visit: Visit, _ form: FormData) async throws -> Response {
        var model = UserNewModel(form, security: visit.formSecurity(again: form))
        typealias Name = UserNewModel.Name
        model.faults.require(Name.name, model.name, Phrase(vi: "Nhập họ tên.", en: "Enter the name."))
        model.faults.require(
            Name.idNumber,
            model.idNumber,
            Phrase(vi: "Nhập số định danh cá nhân.", en: "Enter the personal id number.")
        )
        model.faults.require(Name.login, model.login, Phrase(vi: "Nhập tên đăng nhập.", en: "Enter a login name."))
        guard model.faults.isEmpty else { return answer(visit, model) }
        let actor = visit.viewer.actor()
        let (details, login, isAdministrator) = (model.details, model.login, model.isAdministrator)
        do {
            let person = try await database.write { [directory] db in
                try directory.findOrRegister(details, by: actor, in: db)
            }
            let issued = try await directory.openOfficerAccount(
                for: person,
                login: login,
                isAdministrator: isAdministrator,
                by: actor
            )
            return try await showPassword(visit, issued.account, issued.oneTimePassword)
        } catch let refusal as DirectoryRefusal {
            model.add(refusal)
            return answer(visit, model)
        }
    }

    private func answer(_ visit: Visit, _ model: UserNewModel) -> Response {
        visit.page(
            Self.frame(
                UserNewView.title,
                [Link(.users, to: AdministrationPath.users.string)],
                hasErrors: !model.faults.isEmpty,
                isForm: true
            ),
            for: .officer,
            status: model.faults.isEmpty ? .ok : model.faults.status
        ) { UserNewView.write(model, to: &$0) }
    }

    private func showPassword(_ visit: Visit, _ id: AccountID, _ password: String?) async throws -> Response {
        let account = try await database.read { [directory] db in try directory.account(id, in: db) }
        guard let account else { throw WebRefusal.notFound }
        return visit.page(
            Self.frame(
                Phrase(vi: "Mật khẩu dùng một lần", en: "One-time password"),
                [Link(.users, to: AdministrationPath.users.string)],
                isForm: true
            ),
            for: .officer
        ) { OneTimePasswordView.write(account, password: password, to: &$0) }
    }

    private func showUser(_ visit: Visit, reasonFault: Phrase? = nil, reason: String = "") async throws -> Response {
        let id = try visit.id("account", of: AccountTag.self)
        let now = visit.now
        let viewer = visit.viewer
        let securities = Dictionary(
            uniqueKeysWithValues: UserShowModel.Deed.allCases.map { ($0, visit.formSecurity()) }
        )
        let found = try await database.read { [directory] db -> UserShowModel? in
            guard let account = try directory.account(id, in: db) else { return nil }
            let register = try directory.register(in: db)
            let appointments = try account.person.map { try directory.appointments(of: $0, in: db) } ?? []
            return UserShowModel(
                account: account,
                hasSecondFactor: try directory.hasSecondFactor(id, in: db),
                sessions: try directory.openSessions(of: id, at: now, in: db),
                appointments: appointments.compactMap { UserShowModel.Appointment($0, register) },
                isSelf: viewer.account == id,
                securities: securities
            )
        }
        guard var model = found else { throw WebRefusal.notFound }
        (model.reasonFault, model.reason) = (reasonFault, reason)
        return visit.page(
            Self.frame(
                Phrase(model.account.name),
                [Link(.users, to: AdministrationPath.users.string)],
                hasErrors: reasonFault != nil
            ),
            for: .officer,
            status: reasonFault == nil ? .ok : .unprocessableContent
        ) { UserShowView.write(model, to: &$0) }
    }

    private func act(_ visit: Visit, _ form: FormData, _ deed: UserShowModel.Deed) async throws -> Response {
        let id = try visit.id("account", of: AccountTag.self)
        let actor = visit.viewer.actor()
        let reason = form.text("ly-do")
        if deed == .secondFactor, reason.isEmpty { return try await showUser(visit, reasonFault: .reasonMissing) }
        // The key is taken first: a second press must not issue a second password.
        let isRepeated = try await database.write { db in try visit.once(form, in: db) { "" }.isRepeated }
        let path = AdministrationPath.user(id)
        do {
            switch deed {
            case .password:
                let password = isRepeated ? nil : try await directory.issuePassword(for: id, by: actor)
                return try await showPassword(visit, id, password)
            case _ where isRepeated: break
            case .secondFactor: try await directory.resetSecondFactor(of: id, reason: reason, by: actor)
            case .signOut: try await directory.signOutEverywhere(id)
            case .disable: try await directory.disable(id, by: actor)
            case .enable: try await directory.enable(id, by: actor)
            case .grant: try await directory.setAdministrator(id, true, by: actor)
            case .withdraw: try await directory.setAdministrator(id, false, by: actor)
            }
            return visit.redirect(to: path, flash: .success(deed.said[visit.language]))
        } catch let refusal as DirectoryRefusal {
            return visit.redirect(to: path, flash: .warning(refusal.words[visit.language]))
        }
    }
}

extension UserShowModel.Appointment {
    init?(_ appointment: Appointment, _ register: AgencyRegister) {
        guard let post = register.post(appointment.post), let agency = register.agency(post.agency) else { return nil }
        self.init(
            post: post.id,
            title: post.title,
            agency: agency.id,
            agencyName: agency.name.vi,
            from: appointment.validFrom,
            through: appointment.validTo?.adding(days: -1)
        )
    }
}

extension UserShowModel.Deed {
    /// What is told afterwards.
    var said: Phrase {
        switch self {
        case .password: Phrase(vi: "Đã cấp mật khẩu.", en: "A password was issued.")
        case .secondFactor: Phrase(vi: "Đã gỡ xác thực hai lớp.", en: "The second factor was taken away.")
        case .signOut: Phrase(vi: "Đã đăng xuất mọi thiết bị.", en: "All devices were signed out.")
        case .disable: Phrase(vi: "Đã khóa tài khoản.", en: "The account is disabled.")
        case .enable: Phrase(vi: "Đã mở lại tài khoản.", en: "The account is enabled.")
        case .grant: Phrase(vi: "Đã giao quyền quản trị.", en: "The account may administer now.")
        case .withdraw: Phrase(vi: "Đã thu quyền quản trị.", en: "The account may no longer administer.")
        }
    }
}
