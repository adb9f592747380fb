/// Số thập phân: a number as a table writes it, with a point or a comma before its fraction and nothing between thousands.
struct DecimalText: Hashable, Sendable {
    /// As it stood in the table.
    let written: String
    /// The same number with a point: `-12.5`.
    let canonical: String
    /// The sign that was used; nil for a whole number.
    let mark: Character?
    /// Whether the number could as well be a thousand times as much: `1.234`.
    let looksGrouped: Bool

    /// Reads a number of at most 15 digits; nil for anything else.
    init?(_ text: String) {
        var rest = text[...]
        let isNegative = rest.first == "-"
        if isNegative { rest = rest.dropFirst() }
        let mark = rest.first { $0 == "." || $0 == "," }
        let parts = rest.split(separator: mark ?? ".", omittingEmptySubsequences: false)
        guard parts.count == (mark == nil ? 1 : 2), rest.utf8.count <= 16,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        self.mark = mark
        written = text
        canonical = (isNegative ? "-" : "") + parts.joined(separator: ".")
        looksGrouped = parts.count == 2 && parts[1].count == 3 && (1...3).contains(parts[0].count) && parts[0] != "0"
    }

    /// A number of a workbook, which has one meaning only.
    init?(typed text: String) {
        guard let number = DecimalText(text), number.mark != "," else { return nil }
        (written, canonical, mark, looksGrouped) = (text, number.canonical, nil, false)
    }

    /// The number.
    var number: Double { Double(canonical) ?? .nan }
}
