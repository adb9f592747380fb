public import Catalogue
import DesignSystem
import Directory
import Hummingbird
import Kernel
public import Storage
public import Web

/// Quản trị danh mục: procedures are looked over, checked and published here; only administrators come in.
public struct CatalogueAdministration: Sendable {
    let database: Database
    let catalogue: Catalogue
    /// The keys that a procedure file may name.
    let known: @Sendable () throws -> KnownKeys

    /// The administration of this catalogue.
    public init(database: Database, catalogue: Catalogue, known: @escaping @Sendable () throws -> KnownKeys) {
        self.database = database
        self.catalogue = catalogue
        self.known = known
    }

    static let home: WebPath = "/quan-tri/thu-tuc"

    /// Its routes.
    public func routes() -> Routes {
        var routes = Routes()
        routes.page("/quan-tri/thu-tuc", .administrator, "admin.procedure.index") { try await index($0) }
        routes.page("/quan-tri/thu-tuc/moi", .administrator, "admin.procedure.new") { try await new($0) }
        routes.upload("/quan-tri/thu-tuc/kiem-tra", .administrator, "admin.procedure.check") { visit, upload in
            try await check(visit, upload)
        }
        routes.form("/quan-tri/thu-tuc/cong-bo", .administrator, "admin.procedure.publish") { visit, form in
            try await publish(visit, form)
        }
        routes.page("/quan-tri/thu-tuc/danh-muc", .administrator, "admin.entries.show") { try await entries($0) }
        routes.upload("/quan-tri/thu-tuc/danh-muc", .administrator, "admin.entries.import") { visit, upload in
            try await takeEntries(visit, upload)
        }
        routes.page("/quan-tri/thu-tuc/{code}", .administrator, "admin.procedure.show") { try await show($0) }
        routes.page("/quan-tri/thu-tuc/{code}/tep", .administrator, "admin.procedure.file") { try await file($0) }
        return routes
    }

    private func index(_ visit: Visit) async throws -> Response {
        let model = try await database.read { [self] db in
            AdminIndexModel(
                try catalogue.contents(in: db),
                publishedAt: try catalogue.publishedAt(in: db),
                on: visit.now.date
            )
        }
        return visit.page(AdminIndexView.page, for: .officer) { AdminIndexView(model: model).write(to: &$0) }
    }

    private func show(_ visit: Visit) async throws -> Response {
        let code = try visit.parameter("code")
        let (contents, history) = try await database.read { [self] db in
            (try catalogue.contents(in: db), try catalogue.history(of: code, in: db))
        }
        guard let procedure = contents.procedures[code] else { throw WebRefusal.notFound }
        let view = AdminShowView(procedure: procedure, history: history, date: visit.now.date)
        return visit.page(view.page, for: .officer) { view.write(to: &$0) }
    }

    private func file(_ visit: Visit) async throws -> Response {
        let code = try visit.parameter("code")
        let file = try await database.read { [self] db in try catalogue.file(of: code, in: db) }
        guard let file else { throw WebRefusal.notFound }
        return visit.text(file.text)
    }

    private func new(_ visit: Visit) async throws -> Response {
        let code = visit.query.text("tu")
        let file = try await database.read { [self] db in try catalogue.file(of: code, in: db) }
        return form(AdminFormModel(text: file?.text ?? ""), visit)
    }

    /// The form again, with what is wrong.
    func form(_ model: AdminFormModel, _ visit: Visit) -> Response {
        let view = AdminFormView(model: model, security: visit.formSecurity())
        return visit.page(view.page, for: .officer, status: model.hasErrors ? .unprocessableContent : .ok) {
            view.write(to: &$0)
        }
    }
}
