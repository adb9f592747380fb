/// Bảng CSV: a table read from a file as RFC 4180 describes it, with the names of its columns in the first line.
public struct CSV: Sendable {
    /// The names of the columns.
    public let header: [String]
    /// The rows below the header.
    public let rows: [Row]

    /// One row, with the line on which it begins.
    public struct Row: Sendable {
        /// From 1; the header is line 1.
        public let line: Int
        /// The fields in order.
        public let fields: [String]
        fileprivate let columns: [String: Int]

        /// The field in the column; nil where the file has no such column.
        public subscript(_ column: String) -> String? { columns[column].map { fields[$0] } }
    }

    /// What is wrong with a file.
    public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        /// The line, from 1.
        public let line: Int
        /// What is wrong.
        public let what: String

        /// `line 12: …`.
        public var description: String { "line \(line): \(what)" }
    }

    /// Reads a table: fields may be quoted, a quoted field may hold commas, line breaks and doubled quotes.
    ///
    /// - Throws: `Fault` where a quote is not closed or a row has another number of fields than the header.
    public init(_ text: String) throws(Fault) {
        var scanner = Scanner(bytes: Array(text.utf8))
        guard let first = try scanner.next() else { throw Fault(line: 1, what: "the file is empty") }
        header = first.fields
        let columns = Dictionary(header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var rows: [Row] = []
        while let (line, fields) = try scanner.next() {
            guard fields.count == header.count else {
                throw Fault(line: line, what: "\(fields.count) fields where the header has \(header.count)")
            }
            rows.append(Row(line: line, fields: fields, columns: columns))
        }
        self.rows = rows
    }

    private struct Scanner {
        let bytes: [UInt8]
        var position = 0
        var line = 1

        init(bytes: [UInt8]) {
            self.bytes = bytes
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        }

        /// The next row that is not empty.
        mutating func next() throws(Fault) -> (line: Int, fields: [String])? {
            while position < bytes.count, bytes[position] == 10 || bytes[position] == 13 {
                if bytes[position] == 10 { line += 1 }
                position += 1
            }
            guard position < bytes.count else { return nil }
            let start = line
            var fields: [String] = []
            while true {
                fields.append(try field())
                guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { break }
                position += 1
            }
            guard isAtEndOfRow else { throw Fault(line: line, what: "something stands after a closed quote") }
            return (start, fields)
        }

        private var isAtEndOfRow: Bool {
            position == bytes.count || bytes[position] == 10 || bytes[position] == 13
        }

        private mutating func field() throws(Fault) -> String {
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                let start = position
                while !isAtEndOfRow, bytes[position] != UInt8(ascii: ",") { position += 1 }
                return String(decoding: bytes[start..<position], as: UTF8.self)
            }
            let opened = line
            var content: [UInt8] = []
            position += 1
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                if byte == UInt8(ascii: "\"") {
                    guard position < bytes.count, bytes[position] == byte else {
                        return String(decoding: content, as: UTF8.self)
                    }
                    position += 1
                }
                if byte == 10 { line += 1 }
                content.append(byte)
            }
            throw Fault(line: opened, what: "a quote is not closed")
        }
    }
}

extension CSV {
    /// A row as it is written, without the end of its line.
    ///
    /// - Parameters:
    ///   - cells: its fields in order.
    ///   - separator: what stands between them, an ASCII character.
    /// - Returns: the text, fields in quotes where they need them.
    public static func line(_ cells: [String], separator: UInt8 = UInt8(ascii: ",")) -> String {
        cells.map { quoted($0, separator) }.joined(separator: String(Unicode.Scalar(separator)))
    }

    /// A field; in quotes where it holds the separator, a quote or the end of a line.
    private static func quoted(_ text: String, _ separator: UInt8) -> String {
        guard text.utf8.contains(where: { $0 == separator || $0 == 34 || $0 == 10 || $0 == 13 }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
