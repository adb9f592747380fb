import Catalogue
import DesignSystem
import Insights
import Kernel

/// Định dạng: a table of open data as a file.
enum OpenFormat: String, CaseIterable, Sendable {
    case csv, json

    var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8; header=present"
        case .json: "application/json"
        }
    }

    /// The columns of a table, in their order.
    static let columns: [OpenColumn] = [
        .init("first_day", "date") { .text($0.period.first.description) },
        .init("last_day", "date") { .text($0.period.last.description) },
        .init("scope", "text") { .text($0.scope.rawValue) },
        .init("level", "text") { .text($0.level) },
        .init("code", "text") { .text($0.code) },
        .init("name", "text") { .text($0.name) },
        .init("value", "numeric") { row in
            if case .number(let number) = row.cell { .number(number) } else { .none }
        },
        .init("note", "text") { .text($0.cell == .suppressed ? suppressed : "") },
        .init("source", "text") { .text($0.source) },
    ]

    /// The note of a cell that is left empty.
    static let suppressed = "suppressed"

    func write(_ table: OpenTable) -> [UInt8] {
        switch self {
        case .csv: Self.csv(table.rows, Self.columns)
        case .json: Self.json(table)
        }
    }

    static func csv(_ rows: [OpenTable.Row], _ columns: [OpenColumn]) -> [UInt8] {
        var bytes = Array(columns.map(\.name).joined(separator: ",").utf8) + [13, 10]
        for row in rows {
            bytes += CSV.line(columns.map { $0.value(row).text }).utf8
            bytes += [13, 10]
        }
        return bytes
    }

    private static func json(_ table: OpenTable) -> [UInt8] {
        let indicator = table.indicator
        var json = JSONWriter(capacity: table.rows.count * 160)
        json.object { json in
            json.object("indicator") { json in
                json.field("key", indicator.key)
                json.field("name", indicator.name.vi)
                json.field("name_en", indicator.name.en)
                json.field("definition", indicator.definition.vi)
                json.field("definition_en", indicator.definition.en)
                json.field("unit", indicator.unit.rawValue)
                json.field("owner", indicator.owner)
                json.field("formula", indicator.formula?.text)
            }
            json.field("license", OpenLicence.address)
            json.array("rows", table.rows) { json, row in
                json.object { json in for column in columns { column.write(row, to: &json) } }
            }
        }
        return json.bytes
    }
}

/// Cột: a column of every table.
struct OpenColumn: Sendable {
    /// What stands in a cell.
    enum Value: Sendable {
        case text(String)
        case number(String)
        case none

        var text: String {
            switch self {
            case .text(let text), .number(let text): text
            case .none: ""
            }
        }
    }

    let name: String
    /// As CKAN's data store calls it.
    let type: String
    let value: @Sendable (OpenTable.Row) -> Value

    init(_ name: String, _ type: String, _ value: @escaping @Sendable (OpenTable.Row) -> Value) {
        (self.name, self.type, self.value) = (name, type, value)
    }

    /// Writes the cell as a field.
    func write(_ row: OpenTable.Row, to json: inout JSONWriter) {
        json.key(name)
        writeValue(row, to: &json)
    }

    /// Writes the cell.
    func writeValue(_ row: OpenTable.Row, to json: inout JSONWriter) {
        switch value(row) {
        case .text(let text): json.string(text)
        case .number(let text): json.raw(text.utf8)
        case .none: json.null()
        }
    }
}

/// Giấy phép: under what open data is given.
enum OpenLicence {
    static let id = "CC-BY-4.0"
    static let title = "Creative Commons Attribution 4.0"
    static let address = "https://creativecommons.org/licenses/by/4.0/"
}
