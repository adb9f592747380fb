import DesignSystem
import Directory
import Dossiers
import HTML
import Hummingbird
import Storage
import Web

extension OfficerPages {
    /// Tìm hồ sơ, and the filters that an officer keeps.
    func addSearch(to routes: inout Routes) {
        routes.page("/mot-cua/tim", .officer, "desk.search") { visit in
            let filter = DossierFilter(search: visit.query)
            let model = try await database.read { db in
                try search(filter, for: visit.viewer, now: visit.now, in: db)
            }
            let (saving, removing) = (visit.formSecurity(), visit.formSecurity())
            return visit.page(
                Page(title: Phrase(vi: "Tìm hồ sơ", en: "Find dossiers"), section: "/mot-cua/tim"),
                for: .officer
            ) { SearchView(model: model, saving: saving, removing: removing).write(to: &$0) }
        }
        routes.form("/mot-cua/bo-loc", .officer, "desk.filter.save") { visit, form in
            _ = try form.requireIdempotencyKey()
            let (name, question) = (form.text("ten"), form.text("cau-hoi"))
            guard let back = ReturnPath("/mot-cua/tim?" + question)?.path else { throw WebRefusal.malformedForm }
            guard !name.isEmpty else {
                return visit.redirect(to: back, flash: .warning("Đặt tên cho bộ lọc rồi bấm Lưu."))
            }
            try await database.write { db in
                try dossiers.saveFilter(question, named: name, by: visit.viewer, in: db)
            }
            return visit.redirect(to: back, flash: .success("Đã lưu bộ lọc “\(name)”."))
        }
        routes.form("/mot-cua/bo-loc/bo", .officer, "desk.filter.remove") { visit, form in
            _ = try form.requireIdempotencyKey()
            guard let id: SavedFilterID = form.id("bo") else { throw WebRefusal.notFound }
            try await database.write { db in try dossiers.removeFilter(id, by: visit.viewer, in: db) }
            return visit.redirect(to: OfficerPath.search, flash: .success("Đã bỏ bộ lọc."))
        }
    }
}
