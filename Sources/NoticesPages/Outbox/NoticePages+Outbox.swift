import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Notices
import Web

extension NoticePages {
    /// Open to everyone, so that who signs up finds the code; where data is real there is no such page.
    func addOutbox(to routes: inout Routes) {
        routes.page("/hop-tin-mau", .everyone, "outbox") { visit in
            guard visit.isDemo else { throw WebRefusal.notFound }
            return try await showOutbox(visit)
        }
    }

    private func showOutbox(_ visit: Visit) async throws -> Response {
        let cursor: NoticeID? = visit.query.id(Addresses.cursor)
        let search = visit.query.text(Addresses.phone)
        let phone = PhoneNumber(search)?.digits
        let isNoNumber = phone == nil && !search.isEmpty
        let page = isNoNumber ? nil : try await notices.outboxPage(phone: phone, before: cursor)
        let model = OutboxIndexModel(
            items: page?.notices.map { OutboxIndexModel.Item($0, now: visit.now) } ?? [],
            search: search,
            isNoNumber: isNoNumber,
            isFirst: cursor == nil,
            older: page.flatMap { page in
                page.hasMore ? page.notices.last.map { older($0.id, phone: phone) } : nil
            },
            now: visit.now
        )
        let frame = Page(title: OutboxIndexView.title, strips: [Strip(OutboxIndexView.mark)], width: .narrow)
        return visit.page(frame) { OutboxIndexView.write(model, to: &$0) }
    }

    private func older(_ last: NoticeID, phone: String?) -> String {
        Addresses.outbox.adding(Addresses.phone, phone).adding(Addresses.cursor, last.description).string
    }
}
