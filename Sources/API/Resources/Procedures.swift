import Catalogue
import Kernel
import Storage
import Web

/// Thủ tục: the catalogue for programs, open to every citizen.
extension Interface {
    var procedureEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/procedures",
                name: "api.procedures",
                tag: .procedures,
                summary: "Tìm và liệt kê thủ tục",
                detail:
                    "Lists procedures, or finds them by words with or without tones; what can be sent online first.",
                parameters: [
                    .query("q", .line(0...200), "Từ cần tìm, có dấu hoặc không dấu."),
                    .query("level", .choice(GovernmentLevel.allCases.map(\.rawValue)), "Cấp thực hiện."),
                    .query("field", .line(0...200), "Lĩnh vực: tên hoặc khóa, ví dụ ho-tich."),
                    .query("cursor", .code(), "next của câu trả lời trước."),
                    .query("limit", .integer(1...1000), "Số mục, mặc định 50."),
                ],
                answer: .json(.page("ProcedurePage", of: Self.procedureLine)),
                deed: .read { try await procedures($0) }
            ),
            Endpoint(
                method: .get,
                path: "/procedures/{code}",
                name: "api.procedure",
                tag: .procedures,
                summary: "Một thủ tục với biểu mẫu, thành phần hồ sơ, phí, thời hạn, các bước",
                detail: "One procedure as it is in force on a day, with form, papers, fees, limits and steps.",
                parameters: [
                    .path("code", .code(1...40, example: "1.001193"), "Mã thủ tục."),
                    .query("on", .date, "Ngày áp dụng; mặc định hôm nay."),
                ],
                answer: .json(Self.procedure),
                refusals: [409],
                deed: .read { try await procedure($0) }
            ),
        ]
    }

    private func procedures(_ call: Call) async throws -> Reply {
        let listing = try await database.read { [catalogue] db in try catalogue.listing(in: db) }
        let level = call.text("level").flatMap(GovernmentLevel.init(rawValue:))
        let field = VietnameseText.folded((call.text("field") ?? "").replacing("-", with: " "))
        var items = call.text("q").map { listing.search($0, limit: listing.items.count).map(\.item) } ?? listing.items
        items = items.filter { item in
            (level.map(item.levels.contains) ?? true)
                && (field.isEmpty || VietnameseText.folded(item.fieldName.vi) == field)
        }
        let (page, next) = try Self.part(of: items, after: call.text("cursor"), limit: call.limit, by: \.code)
        return Reply.page(page, next: next, keptSeconds: 60) { json, item in
            json.object { json in
                json.field("code", item.code)
                json.field("name", item.name.vi)
                json.field("field", item.fieldName.vi)
                json.array("levels", item.levels) { json, level in json.value(level.rawValue) }
                json.field("online", item.isOnline)
            }
        }
    }

    private func procedure(_ call: Call) async throws -> Reply {
        let code = call.text("code") ?? ""
        let date = call.date("on") ?? call.now.date
        let contents = try await catalogue.contents()
        if let procedure = contents.published(code) {
            guard let version = procedure.version(on: date) else {
                throw CatalogueRefusal.notInForce(code: code, on: date)
            }
            let page = ProcedureJSON(version: version, procedure: procedure, lists: catalogue.lists)
            return Reply(keptSeconds: 60) { page.write(to: &$0) }
        }
        guard let entry = contents.entry(code) else { throw CatalogueRefusal.unknownProcedure(code) }
        return Reply(keptSeconds: 60) { $0.entry(entry) }
    }

    /// The part of a list in memory that follows the cursor, which is the code of the last item before it.
    static func part<Item>(
        of items: [Item],
        after cursor: String?,
        limit: Int,
        by code: (Item) -> String
    ) throws -> (items: ArraySlice<Item>, next: String?) {
        var start = 0
        if let cursor {
            guard let last = items.firstIndex(where: { code($0) == cursor }) else { throw InterfaceRefusal.cursor }
            start = last + 1
        }
        let end = min(items.count, start + limit)
        let part = items[start..<end]
        return (part, end < items.count ? part.last.map(code) : nil)
    }

    static let levels = Schema.list(.choice(GovernmentLevel.allCases.map(\.rawValue)))

    private static let procedureLine = Schema.named(
        "ProcedureLine",
        .object([
            .required("code", .words, "Mã thủ tục quốc gia."),
            .required("name", .words),
            .required("field", .words, "Lĩnh vực."),
            .required("levels", levels, "Cấp thực hiện."),
            .required("online", .boolean, "Nộp trực tuyến được."),
        ])
    )
}
