import DesignSystem
import Directory
import HTML
import Hummingbird
import Kernel
import Storage
import Web

extension AccountPages {
    private static let lookPage = 30
    private static let cursor = "truoc"

    func addLooks(to routes: inout Routes) {
        routes.page("/tai-khoan/luot-xem", .citizen, "account.looks") { visit in try await showLooks(visit) }
    }

    private func showLooks(_ visit: Visit) async throws -> Response {
        let cursor: Identifier<AccessRecord>? = visit.query.id(Self.cursor)
        var looks: [AccessRecord] = []
        if let person = visit.viewer.person {
            looks = try await directory.database.read { [directory] db in
                try directory.accessLog(of: person, before: cursor, limit: Self.lookPage + 1, in: db)
            }
        }
        let shown = Array(looks.prefix(Self.lookPage))
        let model = LookIndexModel(
            items: shown,
            isFirst: cursor == nil,
            older: looks.count > Self.lookPage
                ? shown.last.map { Addresses.looks.adding(Self.cursor, $0.id.description).string } : nil,
            now: visit.now
        )
        var page = Self.page(LookIndexView.title)
        page.width = .normal
        return visit.page(page) { LookIndexView.write(model, to: &$0) }
    }
}
