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

    @usableFromInline
    init(expected: Any.Type) {
        description = "a stored value is not a \(expected)"
    }
}

extension Int64: SQLConvertible {
    @inlinable public var sqlValue: SQLValue { .integer(self) }

    @inlinable public init(sqlValue: SQLValue) throws {
        guard case .integer(let value) = sqlValue else { throw SQLConversionError(expected: Int64.self) }
        self = value
    }
}

extension Int: SQLConvertible {
    @inlinable public var sqlValue: SQLValue { .integer(Int64(self)) }

    @inlinable public init(sqlValue: SQLValue) throws { self = Int(try Int64(sqlValue: sqlValue)) }
}

extension Bool: SQLConvertible {
    @inlinable public var sqlValue: SQLValue { .integer(self ? 1 : 0) }

    @inlinable public init(sqlValue: SQLValue) throws { self = try Int64(sqlValue: sqlValue) != 0 }
}

extension String: SQLConvertible {
    @inlinable public var sqlValue: SQLValue { .text(self) }

    @inlinable public init(sqlValue: SQLValue) throws {
        guard case .text(let value) = sqlValue else { throw SQLConversionError(expected: String.self) }
        self = value
    }
}

extension [UInt8]: SQLConvertible {
    @inlinable public var sqlValue: SQLValue { .blob(self) }

    @inlinable public init(sqlValue: SQLValue) throws {
        guard case .blob(let value) = sqlValue else { throw SQLConversionError(expected: [UInt8].self) }
        self = value
    }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    @inlinable public var sqlValue: SQLValue { self?.sqlValue ?? .null }

    @inlinable public init(sqlValue: SQLValue) throws {
        self = sqlValue == .null ? nil : try Wrapped(sqlValue: sqlValue)
    }
}

extension Instant: SQLConvertible {
    @inlinable public var sqlValue: SQLValue { .integer(milliseconds) }

    @inlinable public init(sqlValue: SQLValue) throws { self.init(milliseconds: try Int64(sqlValue: sqlValue)) }
}

extension CivilDate: SQLConvertible {
    @inlinable public var sqlValue: SQLValue { .text(description) }

    @inlinable public init(sqlValue: SQLValue) throws {
        guard let date = CivilDate(try String(sqlValue: sqlValue)) else {
            throw SQLConversionError(expected: CivilDate.self)
        }
        self = date
    }
}

extension Money: SQLConvertible {
    @inlinable public var sqlValue: SQLValue { .integer(dong) }

    @inlinable public init(sqlValue: SQLValue) throws { self.init(dong: try Int64(sqlValue: sqlValue)) }
}

extension Identifier: SQLConvertible {
    @inlinable public var sqlValue: SQLValue { .text(description) }

    @inlinable public init(sqlValue: SQLValue) throws {
        guard let id = Identifier(try String(sqlValue: sqlValue)) else {
            throw SQLConversionError(expected: Identifier.self)
        }
        self = id
    }
}

extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
    /// The raw value of the case.
    @inlinable public var sqlValue: SQLValue { rawValue.sqlValue }

    /// Reads a case from its raw value.
    @inlinable public init(sqlValue: SQLValue) throws {
        guard let value = Self(rawValue: try RawValue(sqlValue: sqlValue)) else {
            throw SQLConversionError(expected: Self.self)
        }
        self = value
    }
}
