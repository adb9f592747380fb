/// Kiểu ô: how a number of a cell is meant, as far as it changes what a reader sees.
enum CellStyle: Sendable {
    /// A number.
    case plain
    /// A share that is shown in percent: 0.93 is read as 93 %.
    case percent
    /// A count of days that is shown as a date.
    case date

    /// What a format code of a workbook does with a number.
    init(format: String) {
        // What stands in quotes, in brackets or behind a backslash is shown as it is.
        var code = ""
        var closing: Character?
        var isEscaped = false
        for character in format {
            if isEscaped {
                isEscaped = false
            } else if let end = closing {
                if character == end { closing = nil }
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" || character == "[" {
                closing = character == "[" ? "]" : character
            } else {
                code.append(character)
            }
        }
        let lowered = code.lowercased()
        if lowered.contains(where: { "dmyhs".contains($0) }) {
            self = .date
        } else {
            self = lowered.contains("%") ? .percent : .plain
        }
    }

    /// The formats that are known by number and stand in no file (ECMA-376, 18.8.30).
    init(number: Int) {
        switch number {
        case 9, 10: self = .percent
        case 14...22, 27...36, 45...47, 50...58: self = .date
        default: self = .plain
        }
    }

    /// The styles of a workbook, in the order in which cells name them.
    static func all(in part: [UInt8]) throws(WorkbookFault) -> [CellStyle] {
        var formats: [Int: CellStyle] = [:]
        var styles: [CellStyle] = []
        var isOfCells = false
        var markup = Markup(part)
        while let event = try markup.next() {
            switch event {
            case .start("numFmt", let attributes):
                guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { continue }
                formats[id] = CellStyle(format: attributes["formatCode"] ?? "")
            case .start("cellXfs", _): isOfCells = true
            case .end("cellXfs"): isOfCells = false
            case .start("xf", let attributes) where isOfCells:
                let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
                styles.append(formats[id] ?? CellStyle(number: id))
            default: break
            }
        }
        return styles
    }
}
