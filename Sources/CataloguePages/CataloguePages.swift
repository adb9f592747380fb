public import Catalogue
import DesignSystem
public import Directory
public import Dossiers
import HTML
import Hummingbird
import Kernel
public import Storage
public import Territory
public import Web

/// Trang danh mục: the first page, the procedures, the events of life, help.
public struct CataloguePages: Sendable {
    let database: Database
    let catalogue: Catalogue
    let directory: Directory
    let territory: Territory
    let dossiers: Dossiers

    /// Pages of this catalogue.
    public init(
        database: Database,
        catalogue: Catalogue,
        directory: Directory,
        territory: Territory,
        dossiers: Dossiers
    ) {
        self.database = database
        self.catalogue = catalogue
        self.directory = directory
        self.territory = territory
        self.dossiers = dossiers
    }

    /// Their routes.
    public func routes() -> Routes {
        var routes = Routes()
        routes.page("/", .everyone, "home") { try await home($0) }
        routes.page("/thu-tuc", .everyone, "procedure.index") { try await index($0) }
        routes.page("/thu-tuc/{code}", .everyone, "procedure.show") { try await show($0) }
        routes.page("/viec/{key}", .everyone, "life-event.show") { try await event($0) }
        routes.page("/tro-giup", .everyone, "help") { try await help($0) }
        routes.page("/du-lieu-ca-nhan", .everyone, "privacy") { privacy($0) }
        routes.interface(.get, ProcedureSearch.suggestions, .everyone, "procedure.suggest") { try await suggest($0) }
        return routes
    }

    private func home(_ visit: Visit) async throws -> Response {
        let model = try await database.read { [self] db in
            HomeShowModel(
                try catalogue.listing(in: db),
                events: catalogue.lists.lifeEvents,
                onTime: OnTimeShare(try dossiers.recentFigures(in: db).byAgency.values)
            )
        }
        return visit.page(HomeShowView.page, cache: .open(seconds: 60)) { html in
            HomeShowView(model: model).write(to: &html)
        }
    }

    private func index(_ visit: Visit) async throws -> Response {
        let filter = ProcedureFilter(visit.query, lists: catalogue.lists)
        let listing = try await database.read { [self] db in try catalogue.listing(in: db) }
        let model = ProcedureIndexModel(
            listing,
            filter: filter,
            page: visit.query.int("trang"),
            lists: catalogue.lists
        )
        let view = ProcedureIndexView(model: model)
        return visit.page(view.page, cache: .open(seconds: 60)) { view.write(to: &$0) }
    }

    private func show(_ visit: Visit) async throws -> Response {
        let code = try visit.parameter("code")
        let asked = visit.query.date("ngay")
        let date = asked ?? visit.now.date
        let (contents, offices) = try await database.read { [self] db in
            (
                try catalogue.contents(in: db),
                Offices(try directory.register(in: db), try territory.atlas(in: db), on: date)
            )
        }
        guard let procedure = contents.published(code) else { return try show(contents.entry(code), visit) }
        // A procedure that has ended, or has not begun, is still shown to who comes by an old link.
        let version = procedure.version(on: date) ?? (asked == nil ? procedure.versions.last : nil)
        guard let version else { throw CatalogueRefusal.notInForce(code: code, on: date) }
        let model = ProcedureShowModel(
            version,
            of: procedure,
            on: date,
            isDated: asked != nil && procedure.version(on: visit.now.date)?.id != version.id,
            lists: catalogue.lists,
            offices: offices
        )
        let canBegin = version.isOnline && procedure.version(on: visit.now.date)?.id == version.id
        let view = ProcedureShowView(model: model, security: canBegin ? visit.formSecurity() : nil)
        return visit.page(view.page) { view.write(to: &$0) }
    }

    private func show(_ entry: CatalogueEntry?, _ visit: Visit) throws -> Response {
        guard let entry else { throw WebRefusal.notFound }
        let name = VietnameseText.folded(entry.row.field)
        let field = catalogue.lists.fields.first { VietnameseText.folded($0.name.vi) == name }
        let view = EntryShowView(
            entry: entry,
            fieldName: field.map { Phrase($0.name) } ?? Phrase(entry.row.field),
            field: field?.key
        )
        return visit.page(view.page, cache: .open(seconds: 300)) { view.write(to: &$0) }
    }

    private func event(_ visit: Visit) async throws -> Response {
        let key = try visit.parameter("key")
        guard let event = catalogue.lists.lifeEvent(key) else { throw WebRefusal.notFound }
        let contents = try await catalogue.contents()
        let date = visit.now.date
        let items = contents.listing(on: date).items(of: event)
        let view = LifeEventShowView(
            event: event,
            items: items,
            summaries: Dictionary(
                items.compactMap { item in contents.version(item.code, on: date).map { (item.code, $0.summary) } },
                uniquingKeysWith: { first, _ in first }
            ),
            others: catalogue.lists.lifeEvents.filter { $0.key != key }
        )
        return visit.page(view.page, cache: .open(seconds: 300)) { view.write(to: &$0) }
    }

    private func suggest(_ visit: Visit) async throws -> Response {
        let listing = try await database.read { [self] db in try catalogue.listing(in: db) }
        // Blanks at the end say that a word is complete, so the question is taken as it was typed.
        let hits = listing.search(visit.query.text("q"), limit: 7)
        var json = JSONWriter(capacity: hits.count * 200)
        json.object { json in
            json.array("items", hits) { json, hit in
                json.object { json in
                    json.field("name", Phrase(hit.item.name)[visit.language])
                    json.field("detail", Phrase(hit.item.fieldName)[visit.language])
                    json.field("address", "/thu-tuc/\(hit.item.code)")
                }
            }
        }
        return visit.json(bytes: json.bytes, cache: .open(seconds: 60))
    }

    private func help(_ visit: Visit) async throws -> Response {
        let date = visit.now.date
        let model = try await database.read { [self] db in
            HelpShowModel(
                try directory.register(in: db),
                try directory.calendars(in: db),
                try territory.atlas(in: db),
                on: date
            )
        }
        return visit.page(HelpShowView.page, cache: .open(seconds: 300)) { HelpShowView(model: model).write(to: &$0) }
    }

    private func privacy(_ visit: Visit) -> Response {
        visit.page(PrivacyShowView.page, cache: .open(seconds: 300)) { PrivacyShowView.write(to: &$0) }
    }
}
