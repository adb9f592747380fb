import Kernel

/// Bảng số liệu: a table of statistics as it was written, cut into rows and not yet judged.
///
/// Columns are told by their names, in either language. Spreadsheets of Vietnam separate with semicolons, since the comma
/// stands in the numbers: such a file is one with commas in which the two signs changed places.
struct StatisticSheet: Sendable {
    /// One row, word for word.
    struct Row: Sendable {
        var line: Int
        var indicator: String
        var unit: String
        var first: String
        var last: String
        var value: String
    }

    /// More rows than a year of monthly figures of every commune; a larger table is cut in two.
    static let mostRows = 5000

    let rows: [Row]

    /// Reads a table.
    ///
    /// - Throws: `StatisticRefusal.unreadable`, `.columnsMissing`, `.empty`, `.tooLong`.
    init(_ text: String) throws(StatisticRefusal) {
        let isSwapped = Self.usesSemicolons(text)
        let csv: CSV
        do {
            csv = try CSV(isSwapped ? Self.swapped(text) : text)
        } catch {
            throw StatisticRefusal.unreadable(line: error.line)
        }
        let names = csv.header.map { VietnameseText.folded(isSwapped ? Self.swapped($0) : $0) }
        var places: [Int] = []
        var missing: [String] = []
        for column in Self.columns {
            if let place = names.firstIndex(where: column.contains) {
                places.append(place)
            } else {
                missing.append(column[0].replacing(" ", with: "_"))
            }
        }
        guard missing.isEmpty else { throw .columnsMissing(missing) }
        guard !csv.rows.isEmpty else { throw .empty }
        guard csv.rows.count <= Self.mostRows else { throw .tooLong(csv.rows.count) }
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
