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

    /// Units of one answer, where not asked otherwise.
    private static let pageSize = 500

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
        let date = try visit.day
        let level = try visit.query.textIfAny("level").map { text in
            guard let level = Level(rawValue: text) else { throw UnitsRefusal.level }
            return level
        }
        let code = visit.query.text("within")
        let atlas = try await territory.atlas()
        let above = code.isEmpty ? nil : atlas.unit(code: code, on: date)
        let all = !code.isEmpty && above == nil ? [] : atlas.units(on: date, level: level, within: above?.id)
        let (units, next) = try page(of: all, visit)
        var json = JSONWriter(capacity: units.count * 160)
        json.object { json in
            json.key("items")
            json.array { json in
                for unit in units { json.unit(unit, atlas, date) }
            }
            json.field("next", next)
        }
        return visit.json(bytes: json.bytes, cache: .open(seconds: 60))
    }

    /// The part of the list after the cursor, which is the code of the last unit before it.
    private func page(of units: [Unit], _ visit: Visit) throws -> (units: [Unit], next: String?) {
        var rest = units[...]
        if let cursor = visit.query.textIfAny("cursor") {
            guard let last = units.firstIndex(where: { $0.code == cursor }) else { throw UnitsRefusal.cursor }
            rest = units[(last + 1)...]
        }
        let limit = min(max(visit.query.int("limit") ?? Self.pageSize, 1), Self.pageSize)
        let shown = Array(rest.prefix(limit))
        return (shown, rest.count > limit ? shown.last?.code : nil)
    }

    private func successors(_ visit: Visit) async throws -> Response {
        let date = try visit.day
        let code = try visit.parameter("code")
        let atlas = try await territory.atlas()
        // The unit that carried the code first: a code that is used again means the old unit, whose heirs are asked for.
        guard let unit = atlas.units(code: code).first, unit.validFrom <= date else { throw WebRefusal.notFound }
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
        return visit.json(bytes: json.bytes, cache: .open(seconds: 60))
    }
}

extension JSONWriter {
    fileprivate mutating func unit(_ unit: Unit, _ atlas: Atlas, _ date: CivilDate) {
        let span = unit.span(on: date)
        object { json in
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

extension Visit {
    /// The day in `?on=`; today where none is given.
    fileprivate var day: CivilDate {
        get throws {
            guard let text = query.textIfAny("on") else { return now.date }
            guard let date = CivilDate(text) else { throw UnitsRefusal.day }
            return date
        }
    }
}

/// Why no units are told.
enum UnitsRefusal: Refusal, Hashable {
    /// `on` is no day.
    case day
    /// There is no such level.
    case level
    /// The cursor is not of this list.
    case cursor

    var code: String {
        switch self {
        case .day: "TER-010"
        case .level: "TER-011"
        case .cursor: "TER-012"
        }
    }

    var status: Int { 422 }

    var vietnamese: String {
        switch self {
        case .day: "Ngày viết chưa đúng."
        case .level: "Không có cấp hành chính này."
        case .cursor: "Không có vị trí này trong danh sách."
        }
    }

    var english: String {
        switch self {
        case .day: "This is not a day."
        case .level: "There is no such level."
        case .cursor: "The list has no such place."
        }
    }

    var whatNext: String {
        switch self {
        case .day: "Ghi on theo mẫu 2026-11-23."
        case .level: "Ghi level là province, district hoặc commune."
        case .cursor: "Hỏi lại từ đầu, không kèm cursor, rồi dùng next của câu trả lời."
        }
    }
}
