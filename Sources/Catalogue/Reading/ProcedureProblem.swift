/// Lỗi trong tệp thủ tục: what is wrong in a procedure file, where, and how to mend it.
public struct ProcedureProblem: Hashable, Sendable {
    /// How bad it is.
    public enum Severity: String, Codable, Sendable {
        /// The file is not served.
        case error
        /// The file is served; someone should look.
        case warning
    }

    /// The file, as it was named to the reader.
    public let file: String
    /// Line and column.
    public let position: Position
    /// Error or warning.
    public let severity: Severity
    /// What is wrong.
    public let what: Bilingual
    /// How to mend it.
    public let mend: Bilingual

    /// One line as compilers write it, so that editors jump to the place: `file:line:column: lỗi: … → …`.
    public var vietnamese: String {
        "\(file):\(position): \(severity == .error ? "lỗi" : "lưu ý"): \(what.vi) → \(mend.vi)"
    }

    /// The same in English.
    public var english: String {
        "\(file):\(position): \(severity.rawValue): \(what.en) → \(mend.en)"
    }
}

/// A place in a text file.
public struct Position: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int

    /// `line:column`.
    public var description: String { "\(line):\(column)" }

    static let start = Position(line: 1, column: 1)

    /// The order.
    public static func < (left: Position, right: Position) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
