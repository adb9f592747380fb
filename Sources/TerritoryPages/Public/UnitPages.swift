import DesignSystem
public import Directory
import HTML
import Hummingbird
import Kernel
public import Storage
public import Territory
public import Web

/// Trang tra cứu địa giới: what became of an old unit, open to everybody.
public struct UnitPages: Sendable {
    let database: Database
    let territory: Territory
    let directory: Directory

    /// Answers from this map and these agencies.
    public init(database: Database, territory: Territory, directory: Directory) {
        self.database = database
        self.territory = territory
        self.directory = directory
    }

    /// Their routes.
    public func routes() -> Routes {
        var routes = Routes()
        routes.page("/dia-gioi", .everyone, "units") { visit in try await search(visit) }
        routes.page("/dia-gioi/{unit}", .everyone, "unit") { visit in try await show(visit) }
        routes.interface(.get, UnitPath.suggestions, .everyone, "units.suggest") { visit in
            try await suggest(visit)
        }
        return routes
    }

    private func search(_ visit: Visit) async throws -> Response {
        let text = visit.query.text("q")
        let today = visit.now.date
        let model = try await database.read { [territory] db in
            let atlas = try territory.atlas(in: db)
            return UnitIndexModel(
                text: text,
                hits: atlas.search(text, limit: 40).map { UnitIndexModel.Hit($0, atlas, today) },
                reforms: try territory.reforms(in: db).filter { $0.effective <= today }
            )
        }
        return visit.page(
            Page(title: .oldUnits, width: .narrow),
            cache: .open(seconds: 60)
        ) { UnitIndexView.write(model, to: &$0) }
    }

    private func suggest(_ visit: Visit) async throws -> Response {
        let atlas = try await territory.atlas()
        let today = visit.now.date
        let hits = atlas.search(visit.query.text("q"), limit: 7).map { UnitIndexModel.Hit($0, atlas, today) }
        var json = JSONWriter()
        json.object { json in
            json.key("items")
            json.array { json in
                for hit in hits {
                    json.object { json in
                        json.field("name", hit.name)
                        json.field("detail", hit.detail[visit.language])
                        json.field("address", UnitPath.unit(hit.id))
                    }
                }
            }
            json.key("next")
            json.null()
        }
        return visit.json(bytes: json.bytes, cache: .open(seconds: 60))
    }

    private func show(_ visit: Visit) async throws -> Response {
        let id = try visit.id("unit", of: UnitTag.self)
        let today = visit.now.date
        let found = try await database.read { [territory, directory] db -> UnitShowModel? in
            let atlas = try territory.atlas(in: db)
            guard let unit = atlas.unit(id) else { return nil }
            return UnitShowModel(
                unit,
                atlas,
                try directory.register(in: db),
                reforms: try territory.reforms(in: db),
                on: today
            )
        }
        guard let model = found else { throw WebRefusal.notFound }
        return visit.page(
            Page(
                title: Phrase(model.name),
                crumbs: [Link(.territory, to: UnitPath.home)],
                width: .narrow
            ),
            cache: .open(seconds: 60)
        ) { UnitShowView.write(model, to: &$0) }
    }
}
