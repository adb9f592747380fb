import Kernel

/// Reads the cells of one sheet.
struct SheetReader {
    /// Columns that are looked at; a table of statistics has five.
    private static let mostColumns = 200
    /// The last row that a workbook can have.
    private static let lastRow = 1_048_576
    /// Rows that are kept; whoever reads the table has a lower bound of its own.
    private static let mostRows = 20_000

    let strings: [String]
    let styles: [CellStyle]
    let countsFrom1904: Bool

    private(set) var rows: [WorkbookTable.Row] = []
    private(set) var formulas = 0

    private var rowNumber = 0
    private var column = 0
    private var kind = ""
    private var style = CellStyle.plain
    private var isFormula = false
    private var value = ""
    /// In which element text counts: the value or the text of a cell.
    private var isInside = false
    private var isSpoken = false

    init(strings: [String], styles: [CellStyle], countsFrom1904: Bool) {
        (self.strings, self.styles, self.countsFrom1904) = (strings, styles, countsFrom1904)
    }

    mutating func read(_ part: [UInt8]) throws(WorkbookFault) {
        var markup = Markup(part)
        while let event = try markup.next() {
            switch event {
            case .start(let name, let attributes): try start(name, attributes)
            case .text(let text): if isInside, !isSpoken { value += text }
            case .end("v"), .end("t"): isInside = false
            case .end("rPh"): isSpoken = false
            case .end("c"): try finishCell()
            case .end: break
            }
        }
    }

    private mutating func start(_ name: String, _ attributes: [String: String]) throws(WorkbookFault) {
        switch name {
        case "row":
            rowNumber = attributes["r"].flatMap { Int($0) } ?? rowNumber + 1
            guard (1...Self.lastRow).contains(rowNumber) else { throw .damaged }
            column = -1
        case "c":
            column = attributes["r"].flatMap(Self.column) ?? column + 1
            kind = attributes["t"] ?? "n"
            let index = attributes["s"].flatMap { Int($0) } ?? 0
            style = styles.indices.contains(index) ? styles[index] : .plain
            (isFormula, value) = (false, "")
        case "f": isFormula = true
        case "v", "t": isInside = true
        case "rPh": isSpoken = true
        default: break
        }
    }

    private mutating func finishCell() throws(WorkbookFault) {
        if isFormula { formulas += 1 }
        guard column < Self.mostColumns, let cell = try cell() else { return }
        if rows.last?.number != rowNumber {
            guard rows.count < Self.mostRows else { throw .tooLarge }
            rows.append(.init(number: rowNumber, cells: [:]))
        }
        rows[rows.count - 1].cells[column] = cell
    }

    /// What people see in the cell; nil where it is empty.
    private func cell() throws(WorkbookFault) -> WorkbookTable.Cell? {
        guard !value.isEmpty else { return isFormula ? .init(WorkbookTable.withoutValue) : nil }
        switch kind {
        case "s":
            guard let index = Int(value), strings.indices.contains(index) else { throw .damaged }
            return strings[index].isEmpty ? nil : .init(strings[index])
        case "n": return number()
        case "b": return .init(value == "1" ? "TRUE" : "FALSE")
        // Text of a cell or of a formula, an error such as #DIV/0!, a day as text.
        default: return .init(value)
        }
    }

    private func number() -> WorkbookTable.Cell {
        let shift = style == .percent ? 2 : 0
        guard let text = PlainDecimal.text(value, shiftedBy: shift) else { return .init(value) }
        guard style == .date else { return .init(text, isNumber: true) }
        return Int(text).flatMap(day).map { .init($0) } ?? .init(text, isNumber: true)
    }

    /// The day with a number; nil for the days that spreadsheet programs count wrongly (1900 was no leap year).
    private func day(_ serial: Int) -> String? {
        guard (countsFrom1904 ? 0 : 61)...2_958_465 ~= serial else { return nil }
        let sinceEpoch = serial - (countsFrom1904 ? 24_107 : 25_569)
        return CivilDate(daysSinceEpoch: sinceEpoch).description
    }

    /// The column of a cell's name: `B7` is 1.
    private static func column(_ name: String) -> Int? {
        let letters = name.utf8.prefix { (65...90).contains($0) }
        guard (1...3).contains(letters.count) else { return nil }
        return letters.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
    }
}
