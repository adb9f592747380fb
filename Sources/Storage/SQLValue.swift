public import Kernel

/// A value as both engines keep it.
public enum SQLValue: Hashable, Sendable {
    /// Không có: SQL's NULL.
    case null
    /// A whole number of 64 bits: counts, moments (ms), amounts (đồng), yes and no (1, 0).
    case integer(Int64)
    /// Text, UTF-8, NFC.
    case text(String)
    /// Bytes.
    case blob([UInt8])
}

/// A type that can be bound in a statement and read from a row.
public protocol SQLConvertible {
    /// The value as it is stored.
    var sqlValue: SQLValue { get }
    /// Reads a stored value; throws `SQLConversionError` where it is of another kind.
    init(sqlValue: SQLValue) throws
}

/// A stored value is not of the kind that the program expects.
public struct SQLConversionError: Error, Sendable, CustomStringConvertible {
    /// What was expected, never the value itself: it may be personal data.
    public let description: String

    init(expected: Any.Type) {
        description = "a stored value is not a \(expected)"
    }
}

extension Int64: SQLConvertible {
    public var sqlValue: SQLValue { .integer(self) }

    public init(sqlValue: SQLValue) throws {
        guard case .integer(let value) = sqlValue else { throw SQLConversionError(expected: Int64.self) }
        self = value
    }
}

extension Int: SQLConvertible {
    public var sqlValue: SQLValue { .integer(Int64(self)) }

    public init(sqlValue: SQLValue) throws { self = Int(try Int64(sqlValue: sqlValue)) }
}

extension Bool: SQLConvertible {
    public var sqlValue: SQLValue { .integer(self ? 1 : 0) }

    public init(sqlValue: SQLValue) throws { self = try Int64(sqlValue: sqlValue) != 0 }
}

extension String: SQLConvertible {
    public var sqlValue: SQLValue { .text(self) }

    public init(sqlValue: SQLValue) throws {
        guard case .text(let value) = sqlValue else { throw SQLConversionError(expected: String.self) }
        self = value
    }
}

extension [UInt8]: SQLConvertible {
    public var sqlValue: SQLValue { .blob(self) }

    public init(sqlValue: SQLValue) throws {
        guard case .blob(let value) = sqlValue else { throw SQLConversionError(expected: [UInt8].self) }
        self = value
    }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }

    public init(sqlValue: SQLValue) throws {
        self = sqlValue == .null ? nil : try Wrapped(sqlValue: sqlValue)
    }
}

extension Instant: SQLConvertible {
    public var sqlValue: SQLValue { .integer(milliseconds) }

    public init(sqlValue: SQLValue) throws { self.init(milliseconds: try Int64(sqlValue: sqlValue)) }
}

extension CivilDate: SQLConvertible {
    public var sqlValue: SQLValue { .text(description) }

    public init(sqlValue: SQLValue) throws {
        guard let date = CivilDate(try String(sqlValue: sqlValue)) else {
            throw SQLConversionError(expected: CivilDate.self)
        }
        self = date
    }
}

extension Money: SQLConvertible {
    public var sqlValue: SQLValue { .integer(dong) }

    public init(sqlValue: SQLValue) throws { self.init(dong: try Int64(sqlValue: sqlValue)) }
}

extension Identifier: SQLConvertible {
    public var sqlValue: SQLValue { .text(description) }

    public init(sqlValue: SQLValue) throws {
        guard let id = Identifier(try String(sqlValue: sqlValue)) else {
            throw SQLConversionError(expected: Identifier.self)
        }
        self = id
    }
}

extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
    /// The raw value of the case.
    public var sqlValue: SQLValue { rawValue.sqlValue }

    /// Reads a case from its raw value.
    public init(sqlValue: SQLValue) throws {
        guard let value = Self(rawValue: try RawValue(sqlValue: sqlValue)) else {
            throw SQLConversionError(expected: Self.self)
        }
        self = value
    }
}
