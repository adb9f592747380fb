import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Notices
import Web

extension NoticePages {
    func addInbox(to routes: inout Routes) {
        routes.page("/hop-tin", .citizen, "inbox") { visit in try await showInbox(visit) }
        routes.form("/hop-tin", .citizen, "inbox.read") { visit, form in try await readMessages(visit, form) }
    }

    private func showInbox(_ visit: Visit) async throws -> Response {
        let cursor: NoticeID? = visit.query.id(Addresses.cursor)
        // An account without a person (a technical one) has an inbox in which nothing can lie.
        let page = try await visit.viewer.person.asyncMap { try await notices.inboxPage(of: $0, before: cursor) }
        let model = InboxIndexModel(
            items: page?.notices.map { InboxIndexModel.Item($0, visit.language) } ?? [],
            unread: page?.unread ?? 0,
            isFirst: cursor == nil,
            older: page.flatMap { page in
                page.hasMore
                    ? page.notices.last.map { Addresses.inbox.adding(Addresses.cursor, $0.id.description).string } : nil
            },
            now: visit.now,
            security: visit.formSecurity()
        )
        return visit.page(Page(title: InboxIndexView.title, width: .narrow)) { InboxIndexView.write(model, to: &$0) }
    }

    /// Marks one message or all as read; where a message was opened, leads on to where it points.
    ///
    /// Marking twice changes nothing, so no answer is kept under the form's key.
    private func readMessages(_ visit: Visit, _ form: FormData) async throws -> Response {
        guard let person = visit.viewer.person else { throw WebRefusal.notFound }
        _ = try form.requireIdempotencyKey()
        if form.text(InboxIndexModel.readField) == InboxIndexModel.all {
            try await notices.markAllRead(of: person)
            return visit.redirect(to: Addresses.inbox)
        }
        let opened: NoticeID? = form.id(InboxIndexModel.openField)
        guard let id = opened ?? form.id(InboxIndexModel.readField),
            let notice = try await notices.markRead(id, of: person)
        else { throw WebRefusal.notFound }
        if opened != nil, let link = notice.link { return visit.redirect(to: link) }
        return visit.redirect(to: Addresses.inbox)
    }
}

extension Optional where Wrapped: Sendable {
    fileprivate func asyncMap<Value: Sendable>(_ body: (Wrapped) async throws -> Value) async rethrows -> Value? {
        guard let self else { return nil }
        return try await body(self)
    }
}
