import DesignSystem
public import Directory
public import HTML
import Hummingbird
import Kernel
public import Storage
public import Web

/// Ủy quyền của tôi: an officer lends the powers of the own post for a time.
public struct OwnDelegationPages: Sendable {
    let database: Database
    let directory: Directory
    let fieldNames: @Sendable () -> [(key: String, name: Phrase)]

    private static let address = Addresses.delegations

    /// Pages over this directory; `fieldNames` names the fields of procedures.
    public init(
        database: Database,
        directory: Directory,
        fieldNames: @escaping @Sendable () -> [(key: String, name: Phrase)]
    ) {
        self.database = database
        self.directory = directory
        self.fieldNames = fieldNames
    }

    /// Their routes.
    public func routes() -> Routes {
        var routes = Routes()
        routes.page("/tai-khoan/uy-quyen", .officer, "account.delegations") { visit in
            try await show(visit, nil)
        }
        routes.form("/tai-khoan/uy-quyen", .officer, "account.delegate") { visit, form in
            try await delegate(visit, form)
        }
        routes.form("/tai-khoan/uy-quyen/thu-hoi", .officer, "account.delegation.withdraw") { visit, form in
            try await withdraw(visit, form)
        }
        return routes
    }

    private func show(_ visit: Visit, _ sent: DelegationNewModel?) async throws -> Response {
        let own = visit.viewer.held
        let (today, names) = (visit.now.date, fieldNames())
        let wanted = PostID(visit.query.text(DelegationNewModel.Name.post))
        let post = sent?.post ?? own.first { $0.id == wanted }?.id ?? own.first?.id
        let security = visit.formSecurity()
        let withdrawal = visit.formSecurity()
        let start = sent ?? post.map { DelegationNewModel(post: $0, today: today, security: security) }
        let (form, rows) = try await database.read { [directory] db in
            var form = start
            try form?.fill(directory, names, on: today, in: db)
            let given = try directory.ownDelegations(of: visit.viewer, in: db)
            var rows = try DelegationRow.rows(of: given, directory, today, names, in: db)
            let mine = Set(own.map(\.id))
            for index in rows.indices where mine.contains(given[index].from) {
                rows[index].withdrawal = (Self.address.appendingWithdrawal, withdrawal)
            }
            return (form, rows)
        }
        let title = Phrase(vi: "Ủy quyền của tôi", en: "My delegations")
        return visit.page(
            Page(
                title: title,
                crumbs: [Link(.account, to: Addresses.account.string)],
                hasErrors: form.map { !$0.faults.isEmpty } ?? false
            ),
            for: .officer,
            status: form.map { $0.faults.isEmpty ? .ok : $0.faults.status } ?? .ok
        ) { html in
            html.add(ErrorSummary(form?.faults.lines ?? []))
            html.heading(
                title,
                below: Phrase(
                    vi: "Cho người khác làm thay công việc của vị trí bạn đang giữ, trong một thời gian.",
                    en: "Let somebody do the work of the post that you hold, for a time."
                )
            )
            DelegationList.write(rows, to: &html)
            guard let form, let current = own.first(where: { $0.id == form.post }) else {
                html.p(
                    Phrase(
                        vi: "Quyền được ủy cho bạn không thể ủy tiếp cho người khác.",
                        en: "Powers that were lent to you cannot be lent on."
                    )
                )
                return
            }
            if own.count > 1 {
                html.add(
                    Tabs(
                        label: Phrase(vi: "Vị trí", en: "Post"),
                        own.map { Link(Phrase($0.title), to: Self.page(of: $0.id)) },
                        current: Self.page(of: current.id)
                    )
                )
            }
            html.card(Phrase(vi: "Ủy quyền mới: \(current.title)", en: "New delegation: \(current.title)")) { html in
                DelegationNewView.write(form, to: Self.address, &html)
            }
        }
    }

    private static func page(of post: PostID) -> String {
        address.adding(DelegationNewModel.Name.post, post.description).string
    }

    private func delegate(_ visit: Visit, _ form: FormData) async throws -> Response {
        guard let post = form.id(DelegationNewModel.Name.post, of: PostTag.self),
            visit.viewer.held.contains(where: { $0.id == post })
        else { throw WebRefusal.notFound }
        var model = DelegationNewModel(form, post: post, security: visit.formSecurity(again: form))
        guard try await model.give(directory, visit, form, in: database) else { return try await show(visit, model) }
        return visit.redirect(
            to: Self.address,
            flash: .success(visit.language == .vi ? "Đã ủy quyền." : "The powers were delegated.")
        )
    }

    private func withdraw(_ visit: Visit, _ form: FormData) async throws -> Response {
        guard let id = form.id("uy-quyen", of: DelegationTag.self) else { throw WebRefusal.notFound }
        try await database.write { [directory] db in
            _ = try visit.once(form, in: db) {
                try directory.withdrawOwnDelegation(id, by: visit.viewer, in: db)
                return id.description
            }
        }
        return visit.redirect(
            to: Self.address,
            flash: .success(visit.language == .vi ? "Đã thu hồi ủy quyền." : "The delegation was withdrawn.")
        )
    }
}

extension WebPath {
    fileprivate var appendingWithdrawal: WebPath { "\(self)/thu-hoi" }
}
