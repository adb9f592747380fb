import DesignSystem
import Directory
import Dossiers
import HTML
import Storage
import Web

extension OfficerPages {
    func addDesk(to routes: inout Routes) {
        routes.page("/mot-cua", .officer, "desk.show") { visit in
            var filter = DossierFilter(part: DossierFilter.Part(slug: visit.query.text("viec")) ?? .mine)
            filter.text = visit.query.text("q")
            filter.page = visit.pageNumber().number - 1
            let model = try await database.read { [filter] db in
                try desk(filter, for: visit.viewer, now: visit.now, in: db)
            }
            return visit.page(
                .init(title: Phrase(vi: "Bàn việc của tôi", en: "My desk"), section: "/mot-cua"),
                for: .officer
            ) { DeskShowView(model: model, security: visit.formSecurity()).write(to: &$0) }
        }
    }
}
