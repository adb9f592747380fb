import Kernel

/// What an import would change in the catalogue, field by field.
public struct EntryDiff: Sendable {
    /// A row that reads differently now.
    public struct Change: Sendable {
        /// Mã thủ tục.
        public let code: String
        /// The columns that differ: name of the column, before, after.
        public let columns: [(name: String, before: String, after: String)]
    }

    /// Rows that are new, or are back again.
    public let added: [CatalogueEntry.Row]
    /// Rows that read differently now.
    public let changed: [Change]
    /// Rows that the file no longer holds; they are kept and marked.
    public let gone: [CatalogueEntry.Row]
    /// How many rows stay as they are.
    public let unchanged: Int

    let changedRows: [CatalogueEntry.Row]

    /// Whether the import would change nothing.
    public var isEmpty: Bool { added.isEmpty && changed.isEmpty && gone.isEmpty }

    init(from entries: [CatalogueEntry], to rows: [CatalogueEntry.Row]) {
        let current = Dictionary(entries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var added: [CatalogueEntry.Row] = []
        var changes: [Change] = []
        var changedRows: [CatalogueEntry.Row] = []
        for row in rows {
            guard let entry = current[row.code], !entry.isGone else {
                added.append(row)
                continue
            }
            let columns = entry.row.differences(to: row)
            if columns.isEmpty { continue }
            changes.append(Change(code: row.code, columns: columns))
            changedRows.append(row)
        }
        let codes = Set(rows.map(\.code))
        gone = entries.filter { !$0.isGone && !codes.contains($0.code) }.map(\.row).sorted { $0.code < $1.code }
        unchanged = rows.count - added.count - changes.count
        (self.added, self.changed, self.changedRows) = (added, changes, changedRows)
    }

    /// The diff as text: a line a row, below it a line a column.
    public var vietnamese: String {
        var lines: [String] = []
        for row in added { lines.append("+ \(row.code) \(row.name)") }
        for change in changed {
            lines.append("~ \(change.code)")
            for column in change.columns {
                lines.append("    \(column.name): “\(column.before)” → “\(column.after)”")
            }
        }
        for row in gone { lines.append("- \(row.code) \(row.name)") }
        lines.append(
            "\(added.count) thêm, \(changed.count) đổi, \(gone.count) không còn, \(unchanged) giữ nguyên"
        )
        return lines.joined(separator: "\n")
    }
}

extension CatalogueEntry.Row {
    /// The columns of the file, in order.
    static let columns = [
        "code", "name", "field", "levels", "decision", "subjects", "channels", "result_codes",
    ]

    private var values: [String] { [code, name, field, levels, decision, subjects, channels, resultCodes] }

    func differences(to other: Self) -> [(name: String, before: String, after: String)] {
        zip(Self.columns, zip(values, other.values)).filter { $0.1.0 != $0.1.1 }.map { ($0.0, $0.1.0, $0.1.1) }
    }

    /// Reads the rows of `procedures.csv`.
    ///
    /// Text becomes NFC; nothing else is touched.
    ///
    /// - Throws: `CatalogueRefusal.badTable` with the line.
    static func read(_ text: String) throws -> [CatalogueEntry.Row] {
        let table: CSV
        do {
            table = try CSV(text)
        } catch {
            throw CatalogueRefusal.badTable(line: error.line, what: error.what)
        }
        if let column = columns.first(where: { !table.header.contains($0) }) {
            throw CatalogueRefusal.badTable(line: 1, what: "thiếu cột \(column)")
        }
        var seen: Set<String> = []
        return try table.rows.map { row in
            let value = { (column: String) in VietnameseText.nfc(row[column] ?? "") }
            let code = value("code")
            guard !code.isEmpty, seen.insert(code).inserted else {
                let what = code.isEmpty ? "thiếu mã thủ tục" : "mã \(code) có hai lần"
                throw CatalogueRefusal.badTable(line: row.line, what: what)
            }
            return CatalogueEntry.Row(
                code: code,
                name: value("name"),
                field: value("field"),
                levels: value("levels"),
                decision: value("decision"),
                subjects: value("subjects"),
                channels: value("channels"),
                resultCodes: value("result_codes")
            )
        }
    }
}

/// A short name for a text, so that the same text is known again.
///
/// Not against people who forge; the ledger is.
struct Fingerprint {
    /// Length and two 64-bit FNV-1a sums with different beginnings, in hexadecimal.
    static func of(_ text: String) -> String {
        var (left, right): (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15)
        for byte in text.utf8 {
            left = (left ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            right = (right ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        return "\(text.utf8.count)-\(String(left, radix: 16))-\(String(right, radix: 16))"
    }
}
