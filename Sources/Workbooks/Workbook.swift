/// Sổ tính (XLSX): the sheets of a workbook of ECMA-376, read as tables; nothing is computed and nothing outside is looked at.
public struct Workbook: Sendable {
    /// A sheet: its name as people see it, and where it lies.
    private struct Place: Sendable {
        var name: String
        var part: String
        var isHidden: Bool
    }

    private let archive: Archive
    private let places: [Place]
    private let strings: [String]
    private let styles: [CellStyle]
    /// Some programs count days from 1904.
    private let countsFrom1904: Bool

    /// The names of the sheets that are not hidden.
    public var sheets: [String] { places.map(\.name) }

    /// Whether bytes could be a workbook of any kind, and no text.
    public static func looksLikeOne(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: legacy)
    }

    /// How the container of old and of locked workbooks begins.
    private static let legacy: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// Opens a workbook.
    ///
    /// - Throws: `WorkbookFault`.
    public init(_ bytes: [UInt8]) throws(WorkbookFault) {
        guard !bytes.starts(with: Self.legacy) else { throw .legacyOrLocked }
        let archive = try Archive(bytes)
        self.archive = archive
        guard let main = try archive.part("xl/workbook.xml") else {
            throw archive.has("content.xml") ? .openDocument : .damaged
        }
        let targets = try Self.targets(try archive.part("xl/_rels/workbook.xml.rels") ?? [])
        var places: [Place] = []
        var isOld = false
        var markup = Markup(main)
        while let event = try markup.next() {
            switch event {
            case .start("workbookPr", let attributes): isOld = ["1", "true"].contains(attributes["date1904"])
            case .start("sheet", let attributes):
                // The prefix of the attribute is chosen by the program that wrote the file.
                guard let id = attributes.first(where: { $0.key.hasSuffix(":id") })?.value, let part = targets[id]
                else { throw .damaged }
                places.append(
                    Place(
                        name: attributes["name"] ?? "",
                        part: part,
                        isHidden: attributes["state"].map { $0 != "visible" } ?? false
                    )
                )
            default: break
            }
        }
        let visible = places.filter { !$0.isHidden && archive.has($0.part) }
        guard !visible.isEmpty else { throw .damaged }
        self.places = visible
        countsFrom1904 = isOld
        strings =
            try archive.part("xl/sharedStrings.xml").map { part throws(WorkbookFault) in
                try Self.strings(part)
            } ?? []
        styles =
            try archive.part("xl/styles.xml").map { part throws(WorkbookFault) in
                try CellStyle.all(in: part)
            } ?? []
    }

    /// Reads a sheet as a table.
    ///
    /// - Parameter index: of `sheets`.
    /// - Throws: `WorkbookFault`.
    /// - Returns: the rows that have anything.
    public func table(_ index: Int) throws(WorkbookFault) -> WorkbookTable {
        guard places.indices.contains(index), let part = try archive.part(places[index].part) else {
            throw .noSheet(index)
        }
        var reader = SheetReader(strings: strings, styles: styles, countsFrom1904: countsFrom1904)
        try reader.read(part)
        return WorkbookTable(name: places[index].name, rows: reader.rows, formulas: reader.formulas)
    }

    /// Where the parts of the workbook lie, by the ids that it uses for them.
    private static func targets(_ part: [UInt8]) throws(WorkbookFault) -> [String: String] {
        var targets: [String: String] = [:]
        var markup = Markup(part)
        while let event = try markup.next() {
            guard case .start("Relationship", let attributes) = event, let id = attributes["Id"],
                let target = attributes["Target"], attributes["TargetMode"] != "External"
            else { continue }
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        return targets
    }

    /// Texts that several cells share; how a text is pronounced (`rPh`) is not part of it.
    private static func strings(_ part: [UInt8]) throws(WorkbookFault) -> [String] {
        var strings: [String] = []
        var current = ""
        var (isText, isSpoken) = (false, false)
        var markup = Markup(part)
        while let event = try markup.next() {
            switch event {
            case .start("si", _): current = ""
            case .end("si"): strings.append(current)
            case .start("t", _): isText = true
            case .end("t"): isText = false
            case .start("rPh", _): isSpoken = true
            case .end("rPh"): isSpoken = false
            case .text(let text): if isText, !isSpoken { current += text }
            default: break
            }
        }
        return strings
    }
}

/// Một trang tính đọc ra: the rows of a sheet.
public struct WorkbookTable: Sendable {
    /// A cell that has anything.
    public struct Cell: Hashable, Sendable {
        /// What people see in it: text, a plain decimal number, a day as `2025-12-31`.
        public var text: String
        /// Whether it is a number: its point is no question of how somebody writes.
        public var isNumber: Bool

        /// A cell.
        public init(_ text: String, isNumber: Bool = false) {
            (self.text, self.isNumber) = (text, isNumber)
        }
    }

    /// A row that has anything.
    public struct Row: Sendable {
        /// Its number in the sheet, from 1.
        public var number: Int
        /// Its cells by column, from 0.
        public var cells: [Int: Cell]

        /// A row.
        public init(number: Int, cells: [Int: Cell]) {
            (self.number, self.cells) = (number, cells)
        }
    }

    /// The name of the sheet.
    public let name: String
    /// The rows, from the top.
    public let rows: [Row]
    /// How many cells are formulas, of which the value that was saved with them is taken.
    public let formulas: Int

    /// A table.
    public init(name: String, rows: [Row], formulas: Int) {
        (self.name, self.rows, self.formulas) = (name, rows, formulas)
    }

    /// What stands in a formula that was saved without its value.
    public static let withoutValue = "=?"
}
