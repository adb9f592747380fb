import Kernel
public import Workbooks

/// Bảng số liệu: a table of statistics as it was written, cut into rows and not yet judged.
///
/// Columns are told by their names, in either language. Spreadsheets of Vietnam separate with semicolons, since the comma
/// stands in the numbers: such a file is one with commas in which the two signs changed places.
public struct StatisticSheet: Sendable {
    /// One row, word for word.
    struct Row: Sendable {
        var line: Int
        var indicator: String
        var unit: String
        var first: String
        var last: String
        var value: String
        /// Whether the value is a number of a workbook, whose point is no question of how somebody writes.
        var isTyped = false
    }

    /// More rows than a year of monthly figures of every commune; a larger table is cut in two.
    static let mostRows = 5000

    let rows: [Row]
    /// How many values are formulas of a workbook, taken as they were saved.
    public let formulas: Int
    /// The sheet of a workbook; nil for a text.
    public let name: String?

    /// Reads a table from a text (CSV).
    ///
    /// - Throws: `StatisticRefusal.unreadable`, `.columnsMissing`, `.empty`, `.tooLong`.
    public init(_ text: String) throws(StatisticRefusal) {
        let isSwapped = Self.usesSemicolons(text)
        let csv: CSV
        do {
            csv = try CSV(isSwapped ? Self.swapped(text) : text)
        } catch {
            throw StatisticRefusal.unreadable(line: error.line)
        }
        let names = csv.header.map { isSwapped ? Self.swapped($0) : $0 }
        let places = try Self.places(names)
        try Self.judge(count: csv.rows.count)
        (formulas, name) = (0, nil)
        rows = csv.rows.map { row in
            func cell(_ column: Int) -> String {
                let text = row.fields[places[column]]
                return VietnameseText.cleaned(isSwapped ? Self.swapped(text) : text)
            }
            return Row(
                line: row.line,
                indicator: cell(0),
                unit: cell(1),
                first: cell(2),
                last: cell(3),
                value: cell(4)
            )
        }
    }

    /// Reads a table from a sheet of a workbook; its first row that has anything names the columns.
    ///
    /// - Throws: `StatisticRefusal.columnsMissing`, `.empty`, `.tooLong`.
    public init(_ table: WorkbookTable) throws(StatisticRefusal) {
        guard let head = table.rows.first else { throw .empty }
        let width = (head.cells.keys.max() ?? 0) + 1
        let places = try Self.places((0..<width).map { head.cells[$0]?.text ?? "" })
        // Notes beside a table, and rows that are only coloured, are none of it.
        let below = table.rows.dropFirst().filter { row in places.contains { row.cells[$0] != nil } }
        try Self.judge(count: below.count)
        (formulas, name) = (table.formulas, table.name)
        rows = below.map { row in
            func cell(_ column: Int) -> WorkbookTable.Cell { row.cells[places[column]] ?? .init("") }
            return Row(
                line: row.number,
                indicator: VietnameseText.cleaned(cell(0).text),
                unit: VietnameseText.cleaned(cell(1).text),
                first: VietnameseText.cleaned(cell(2).text),
                last: VietnameseText.cleaned(cell(3).text),
                value: VietnameseText.cleaned(cell(4).text),
                isTyped: cell(4).isNumber
            )
        }
    }

    /// Where each column stands.
    private static func places(_ header: [String]) throws(StatisticRefusal) -> [Int] {
        let names = header.map(VietnameseText.folded)
        var places: [Int] = []
        var missing: [String] = []
        for column in columns {
            if let place = names.firstIndex(where: column.contains) {
                places.append(place)
            } else {
                missing.append(column[0].replacing(" ", with: "_"))
            }
        }
        guard missing.isEmpty else { throw .columnsMissing(missing) }
        return places
    }

    private static func judge(count: Int) throws(StatisticRefusal) {
        guard count > 0 else { throw .empty }
        guard count <= mostRows else { throw .tooLong(count) }
    }

    /// The names by which each column may go, folded.
    private static let columns = [
        ["indicator", "chi tieu", "ma chi tieu"],
        ["unit", "don vi", "ma don vi"],
        ["first day", "tu ngay"],
        ["last day", "den ngay"],
        ["value", "gia tri"],
    ]

    private static func usesSemicolons(_ text: String) -> Bool {
        let head = text.utf8.prefix { $0 != 10 && $0 != 13 }
        return head.contains(UInt8(ascii: ";"))
    }

    private static func swapped(_ text: String) -> String {
        let (comma, semicolon) = (UInt8(ascii: ","), UInt8(ascii: ";"))
        let bytes = text.utf8.map { $0 == comma ? semicolon : $0 == semicolon ? comma : $0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
