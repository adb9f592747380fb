import Catalogue
import Directory
import Hummingbird
import Kernel
import Storage
import Web

extension CataloguePages {
    /// `GET /api/v1/procedures` and `…/{code}`: the catalogue for programs, open to every citizen.
    func interface() -> Routes {
        var routes = Routes()
        routes.interface(.get, "/api/v1/procedures", .everyone, "api.procedures") { try await list($0) }
        routes.interface(.get, "/api/v1/procedures/{code}", .everyone, "api.procedure") { try await one($0) }
        return routes
    }

    private func list(_ visit: Visit) async throws -> Response {
        let query = visit.query
        let level = try GovernmentLevel(asked: query.text("level"))
        let listing = try await database.read { [self] db in try catalogue.listing(in: db) }
        let field = VietnameseText.folded(query.text("field").replacing("-", with: " "))
        let text = query.text("q")
        var items = text.isEmpty ? listing.items : listing.search(text, limit: listing.items.count).map(\.item)
        items = items.filter { item in
            (level.map(item.levels.contains) ?? true)
                && (field.isEmpty || VietnameseText.folded(item.fieldName.vi) == field)
        }
        let page = try ProcedurePage(items, after: query.textIfAny("cursor"), limit: query.int("limit"))
        return visit.json(bytes: page.json, cache: .open(seconds: 60))
    }

    private func one(_ visit: Visit) async throws -> Response {
        let code = try visit.parameter("code")
        let asked = visit.query.textIfAny("on")
        let day = asked.flatMap { CivilDate($0) }
        guard asked == nil || day != nil else { throw ProceduresRefusal.date }
        let date = day ?? visit.now.date
        let contents = try await catalogue.contents()
        var json = JSONWriter(capacity: 8192)
        if let procedure = contents.procedures[code] {
            guard let version = procedure.version(on: date) else {
                throw CatalogueRefusal.notInForce(code: code, on: date)
            }
            ProcedureJSON(version: version, procedure: procedure, lists: catalogue.lists).write(to: &json)
        } else if let entry = contents.entry(code) {
            json.entry(entry)
        } else {
            throw CatalogueRefusal.unknownProcedure(code)
        }
        return visit.json(bytes: json.bytes, cache: .open(seconds: 60))
    }
}

/// A part of a long answer, from one cursor to the next.
struct ProcedurePage {
    static let usual = 50
    static let most = 500

    let items: ArraySlice<CatalogueItem>
    let next: String?

    /// The items after the one that the cursor names; the cursor is the code of the last one that was given out.
    init(_ all: [CatalogueItem], after cursor: String?, limit: Int?) throws(ProceduresRefusal) {
        var start = 0
        if let cursor {
            guard let last = all.firstIndex(where: { $0.code == cursor }) else { throw .cursor }
            start = last + 1
        }
        let end = min(all.count, start + min(max(1, limit ?? Self.usual), Self.most))
        items = all[start..<end]
        next = end < all.count ? items.last?.code : nil
    }

    var json: [UInt8] {
        var json = JSONWriter(capacity: items.count * 240)
        json.object { json in
            json.array("items", items) { json, item in
                json.object { json in
                    json.field("code", item.code)
                    json.field("name", item.name.vi)
                    json.field("field", item.fieldName.vi)
                    json.array("levels", item.levels) { json, level in json.value(level.rawValue) }
                    json.field("online", item.isOnline)
                }
            }
            json.field("next", next)
        }
        return json.bytes
    }
}

extension GovernmentLevel {
    /// The level that was asked for; nil where none was.
    init?(asked text: String) throws(ProceduresRefusal) {
        if text.isEmpty { return nil }
        guard let level = GovernmentLevel(rawValue: text) else { throw ProceduresRefusal.level }
        self = level
    }
}

/// Why no procedures are told.
enum ProceduresRefusal: Refusal, Hashable {
    case level, cursor, date

    var code: String {
        switch self {
        case .level: "CAT-007"
        case .cursor: "CAT-008"
        case .date: "CAT-009"
        }
    }

    var status: Int { 422 }

    var vietnamese: String {
        switch self {
        case .level: "Không có cấp thực hiện này."
        case .cursor: "Không có vị trí này trong danh sách."
        case .date: "Ngày viết chưa đúng."
        }
    }

    var english: String {
        switch self {
        case .level: "There is no such level."
        case .cursor: "The list has no such place."
        case .date: "This is not a day."
        }
    }

    var whatNext: String {
        switch self {
        case .level: "Ghi level là province, district hoặc commune."
        case .cursor: "Hỏi lại từ đầu, không kèm cursor, rồi dùng next của câu trả lời."
        case .date: "Ghi on theo mẫu 2026-11-23."
        }
    }
}
