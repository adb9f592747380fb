/// A statement in the part of SQL that SQLite and PostgreSQL share, with its arguments.
///
/// An interpolated value is bound, never pasted:
///
///     let row = try db.row("SELECT name FROM unit WHERE code = \(code)")
///
/// Placeholders are written `?`; the PostgreSQL engine numbers them. So a statement must not hold `?` in a literal.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The text, with `?` where an argument is bound.
    public private(set) var text: String
    /// The values to bind, in order.
    public private(set) var arguments: [SQLValue]

    /// A statement without arguments.
    public init(stringLiteral value: String) {
        text = value
        arguments = []
    }

    /// A statement from its interpolated literal.
    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        arguments = stringInterpolation.arguments
    }

    init(text: String, arguments: [SQLValue]) {
        self.text = text
        self.arguments = arguments
    }

    /// The two, one after the other.
    public static func + (left: SQL, right: SQL) -> SQL {
        SQL(text: left.text + right.text, arguments: left.arguments + right.arguments)
    }

    /// Puts the right after the left.
    public static func += (left: inout SQL, right: SQL) {
        left.text += right.text
        left.arguments += right.arguments
    }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { text.isEmpty }

    /// Collects the pieces of an interpolated literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        var text = ""
        var arguments: [SQLValue] = []

        /// Makes room.
        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 2)
            arguments.reserveCapacity(interpolationCount)
        }

        /// A piece of SQL that the programmer wrote.
        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// A value to bind.
        public mutating func appendInterpolation(_ value: some SQLConvertible) {
            text += "?"
            arguments.append(value.sqlValue)
        }

        /// A value to bind, or NULL.
        public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            text += "?"
            arguments.append(value?.sqlValue ?? .null)
        }

        /// Another statement, with its arguments.
        public mutating func appendInterpolation(sql: SQL) {
            text += sql.text
            arguments += sql.arguments
        }

        /// A name of a table or column that the programmer chose; never a word from outside.
        public mutating func appendInterpolation(name: String) {
            precondition(
                name.utf8.allSatisfy { $0 == 95 || $0 == 46 || (48...57).contains($0) || (97...122).contains($0) },
                "a name of a table or column has small letters, digits and _"
            )
            text += name
        }

        /// A list in brackets for `IN`; an empty one matches nothing.
        public mutating func appendInterpolation(values: some Sequence<some SQLConvertible>) {
            let before = arguments.count
            arguments += values.map(\.sqlValue)
            let count = arguments.count - before
            text += count == 0 ? "(NULL)" : "(" + String(repeating: "?, ", count: count - 1) + "?)"
        }
    }
}

extension [SQL] {
    /// The statements with the separator between them.
    public func joined(separator: SQL) -> SQL {
        guard var whole = first else { return "" }
        for part in dropFirst() {
            whole += separator
            whole += part
        }
        return whole
    }
}
