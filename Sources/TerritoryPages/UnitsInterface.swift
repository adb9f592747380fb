import Directory
import Hummingbird
import Kernel
public import Storage
public import Territory
public import Web

/// `GET /api/v1/units` and `…/units/{code}/successors`: the map of a day, open to every citizen.
public struct UnitsInterface: Sendable {
    private let database: Database
    private let territory: Territory

    /// Answers from this territory.
    public init(database: Database, territory: Territory) {
        self.database = database
        self.territory = territory
    }

    /// Its routes.
    public func routes() -> Routes {
        var routes = Routes()
        routes.interface(.get, "/api/v1/units", .everyone, "api.units") { visit in try await list(visit) }
        routes.interface(.get, "/api/v1/units/{code}/successors", .everyone, "api.unit.successors") { visit in
            try await successors(visit)
        }
        return routes
    }

    private func list(_ visit: Visit) async throws -> Response {
        let date = visit.query.date("on") ?? visit.now.date
        let level = Level(rawValue: visit.query.text("level"))
        let code = visit.query.text("within")
        let atlas = try await territory.atlas()
        let above = code.isEmpty ? nil : atlas.unit(code: code, on: date)
        let units = !code.isEmpty && above == nil ? [] : atlas.units(on: date, level: level, within: above?.id)
        var json = JSONWriter(capacity: units.count * 160)
        json.object { json in
            json.key("items")
            json.array { json in
                for unit in units {
                    let span = unit.span(on: date)
                    json.object { json in
                        json.field("code", unit.code)
                        json.field("name", span.name)
                        json.field("kind", span.kind)
                        json.field("level", unit.level.rawValue)
                        json.field("parent", span.parent.flatMap { atlas.unit($0)?.code })
                        json.field("valid_from", unit.validFrom.description)
                        json.field("valid_to", unit.validTo?.description)
                    }
                }
            }
            json.key("next")
            json.null()
        }
        return visit.json(bytes: json.bytes)
    }

    private func successors(_ visit: Visit) async throws -> Response {
        let date = visit.query.date("on") ?? visit.now.date
        let code = try visit.parameter("code")
        let atlas = try await territory.atlas()
        // The unit that carried the code first: a code that is used again means the old unit, whose heirs are asked for.
        guard let unit = atlas.unit(code: code, on: Territory.beginning) ?? atlas.unit(code: code, on: date) else {
            throw WebRefusal.notFound
        }
        var json = JSONWriter()
        json.object { json in
            json.key("items")
            json.array { json in
                for step in atlas.successors(of: unit.id, on: date) {
                    json.object { json in
                        json.field("code", atlas.unit(step.to)?.code)
                        json.field("part", step.isWhole ? "whole" : "part")
                    }
                }
            }
            json.key("next")
            json.null()
        }
        return visit.json(bytes: json.bytes)
    }
}
