import DesignSystem
import Directory
public import HTML
import Hummingbird
public import Insights
import Kernel
public import Storage
public import Web

/// Dữ liệu mở: what the province counts, for everybody: pages, files, a DCAT catalogue and the questions of CKAN.
public struct OpenDataPages: Sendable {
    let database: Database
    let insights: Insights
    /// Who publishes.
    let publisher: Phrase

    /// Open data of these figures.
    public init(database: Database, insights: Insights, publisher: Phrase) {
        self.database = database
        self.insights = insights
        self.publisher = publisher
    }

    /// How long an answer may be kept: figures are of whole months, only what is imported may come at any hour.
    static let cache = CachePolicy.open(seconds: 300)

    /// Their routes.
    public func routes() -> Routes {
        var routes = Routes()
        routes.page("/du-lieu-mo", .everyone, "open-data.index") { try await index($0) }
        routes.page("/du-lieu-mo/{key}", .everyone, "open-data.show") { try await show($0) }
        routes.interface(.get, "/du-lieu-mo/danh-muc.jsonld", .everyone, "open-data.catalogue") {
            try await catalogue($0)
        }
        routes.interface(.get, "/du-lieu-mo/{key}/so-lieu.csv", .everyone, "open-data.csv") {
            try await file(.csv, $0)
        }
        routes.interface(.get, "/du-lieu-mo/{key}/so-lieu.json", .everyone, "open-data.json") {
            try await file(.json, $0)
        }
        for (prefix, name) in [("/api/3/action", "ckan"), ("/api/action", "ckan.short")] {
            routes.interface(.get, prefix + "/{action}", .everyone, name + ".ask") { try await ask($0) }
            routes.interface(.post, prefix + "/{action}", .everyone, name + ".post") { try await ask($0) }
        }
        return routes
    }

    private func index(_ visit: Visit) async throws -> Response {
        let datasets = try await database.read { [insights] in try insights.openDatasets(in: $0) }
        let view = OpenIndexView(groups: insights.shelf.groups, datasets: datasets, address: visit.link(to: "/"))
        return visit.page(OpenIndexView.page, cache: Self.cache) { view.write(to: &$0) }
    }

    private func show(_ visit: Visit) async throws -> Response {
        let key = try visit.parameter("key")
        let (dataset, table) = try await database.read { [insights] db in
            (
                try insights.openDatasets(in: db).first { $0.indicator.key == key },
                try insights.openTable(key, in: db)
            )
        }
        guard let dataset, let table else { throw WebRefusal.notFound }
        let view = OpenShowView(dataset: dataset, table: table)
        return visit.page(view.page, cache: Self.cache) { view.write(to: &$0) }
    }

    private func catalogue(_ visit: Visit) async throws -> Response {
        let datasets = try await database.read { [insights] in try insights.openDatasets(in: $0) }
        let catalogue = OpenCatalogue(
            datasets: datasets,
            publisher: publisher,
            origin: visit.portal,
            today: visit.now.date
        )
        var response = visit.json(bytes: catalogue.jsonld, cache: Self.cache)
        response.headers[.contentType] = "application/ld+json"
        return response
    }

    /// A table as a file, for the months that `tu` and `den` name (`2026-01`), or the last two years.
    private func file(_ format: OpenFormat, _ visit: Visit) async throws -> Response {
        let key = try visit.parameter("key")
        let (from, to) = (CivilDate(month: visit.query.text("tu")), CivilDate(month: visit.query.text("den")))
        let table = try await database.read { [insights] db in
            try insights.openTable(key, from: from, to: to, in: db)
        }
        guard let table else { throw WebRefusal.notFound }
        var response = visit.json(bytes: format.write(table), cache: Self.cache)
        response.headers[.contentType] = format.mediaType
        response.headers[.contentDisposition] = "attachment; filename=\"\(key).\(format.rawValue)\""
        return response
    }
}

extension CivilDate {
    /// The first day of a month such as `2026-01`; nil for anything else, which asks for nothing.
    init?(month text: String) { self.init(text.utf8.count == 7 ? text + "-01" : text) }
}

extension Visit {
    /// Where the portal lies, `https://host`.
    var portal: String { String(link(to: "/").dropLast()) }
}
