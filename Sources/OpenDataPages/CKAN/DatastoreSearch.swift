import Catalogue
import Insights
import Kernel

/// Tìm trong bảng: CKAN's `datastore_search` over a table of open data.
struct DatastoreSearch: Sendable {
    enum Form: String { case objects, lists, csv, tsv }

    /// Rows of one answer.
    static let most = 5000

    let resource: String
    private let conditions: [(column: OpenColumn, admitted: Set<String>)]
    private let words: [String]
    private let columns: [OpenColumn]
    private let order: [(column: OpenColumn, isDescending: Bool)]
    private let limit: Int
    private let offset: Int
    private let counts: Bool
    private let form: Form

    /// The indicator whose table is asked.
    var key: String {
        for format in OpenFormat.allCases where resource.hasSuffix("-" + format.rawValue) {
            return String(resource.dropLast(format.rawValue.count + 1))
        }
        return resource
    }

    /// Reads what is asked.
    ///
    /// - Throws: `CKANError.invalid`.
    init(_ question: CKANQuestion) throws {
        resource = try question.required("resource_id")
        conditions = try question.conditions("filters").map { name, admitted in
            (try Self.column(name, "filters"), admitted)
        }
        words = VietnameseText.folded(try question.text("q")).split(separator: " ").prefix(20).map(String.init)
        let fields = try question.words("fields")
        columns =
            fields.isEmpty
            ? OpenFormat.columns : try fields.filter { $0 != "_id" }.map { try Self.column($0, "fields") }
        order = try question.words("sort").map { part in
            let parts = part.split(separator: " ")
            let direction = parts.count == 2 ? parts[1].lowercased() : "asc"
            guard (1...2).contains(parts.count), ["asc", "desc"].contains(direction) else {
                throw CKANError.invalid("sort", "field not in table")
            }
            return (try Self.column(String(parts[0]), "sort"), direction == "desc")
        }
        limit = try question.number("limit", or: 100, upTo: Self.most)
        offset = try question.number("offset", or: 0, upTo: .max)
        counts = try question.flag("include_total", or: true)
        guard try !question.flag("distinct", or: false) else {
            throw CKANError.invalid("distinct", "is not served")
        }
        let asked = try question.text("records_format")
        guard let form = Form(rawValue: asked.isEmpty ? Form.objects.rawValue : asked) else {
            throw CKANError.invalid("records_format", "Value must be one of ['objects', 'lists', 'csv', 'tsv']")
        }
        self.form = form
    }

    private static func column(_ name: String, _ parameter: String) throws -> OpenColumn {
        guard let column = OpenFormat.columns.first(where: { $0.name == name }) else {
            throw CKANError.invalid(parameter, "field not in table")
        }
        return column
    }

    /// The rows that are asked for, as CKAN answers.
    func answer(from table: OpenTable) throws -> [UInt8] {
        var found = table.rows.enumerated().filter { matches($0.element) }.map { (id: $0.offset + 1, row: $0.element) }
        if !order.isEmpty { found.sort { precedes($0.row, $1.row) ?? ($0.id < $1.id) } }
        let page = Array(found.dropFirst(offset).prefix(limit))
        var json = JSONWriter(capacity: page.count * 200 + 1024)
        json.object { json in
            json.field("resource_id", resource)
            json.field("records_format", form.rawValue)
            json.field("include_total", counts)
            json.field("limit", limit)
            json.field("offset", offset)
            json.key("fields")
            json.array { json in
                for (name, type) in [("_id", "int")] + columns.map({ ($0.name, $0.type) }) {
                    json.object { json in
                        json.field("id", name)
                        json.field("type", type)
                    }
                }
            }
            write(page, to: &json)
            if counts {
                json.field("total", found.count)
                json.field("total_was_estimated", false)
            }
            json.object("_links") { json in
                json.field("start", "/api/3/action/datastore_search")
                json.field("next", "/api/3/action/datastore_search?offset=\(min(offset, .max - limit) + limit)")
            }
        }
        return json.bytes
    }

    private func matches(_ row: OpenTable.Row) -> Bool {
        guard conditions.allSatisfy({ $0.admitted.contains($0.column.value(row).text) }) else { return false }
        guard !words.isEmpty else { return true }
        let text = VietnameseText.folded(OpenFormat.columns.map { $0.value(row).text }.joined(separator: " "))
        return words.allSatisfy { text.contains($0) }
    }

    /// Nil where all columns say the same.
    private func precedes(_ left: OpenTable.Row, _ right: OpenTable.Row) -> Bool? {
        for (column, isDescending) in order {
            let comparison: Bool?
            switch (column.value(left), column.value(right)) {
            case (.number(let left), .number(let right)):
                let (left, right) = (Double(left) ?? 0, Double(right) ?? 0)
                comparison = left == right ? nil : left < right
            case (.none, .none): comparison = nil
            // What is not known comes last, whatever the direction.
            case (.none, _): return false
            case (_, .none): return true
            case (let left, let right): comparison = left.text == right.text ? nil : left.text < right.text
            }
            if let comparison { return comparison != isDescending }
        }
        return nil
    }

    private func write(_ page: [(id: Int, row: OpenTable.Row)], to json: inout JSONWriter) {
        switch form {
        case .objects:
            json.array("records", page) { json, found in
                json.object { json in
                    json.field("_id", found.id)
                    for column in columns { column.write(found.row, to: &json) }
                }
            }
        case .lists:
            json.array("records", page) { json, found in
                json.array { json in
                    json.value(found.id)
                    for column in columns { column.writeValue(found.row, to: &json) }
                }
            }
        case .csv, .tsv:
            let separator = form == .csv ? UInt8(ascii: ",") : UInt8(ascii: "\t")
            let lines = page.map { found in
                let cells = [String(found.id)] + columns.map { $0.value(found.row).text }
                return CSV.line(cells, separator: separator) + "\n"
            }
            json.field("records", lines.joined())
        }
    }
}
