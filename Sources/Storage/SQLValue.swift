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
    /// Int64: a BIGINT as it is.
    @inlinable public var sqlValue: SQLValue { .integer(self) }

    /// Only a whole number is read: text that looks like one is not converted.
    @inlinable public init(sqlValue: SQLValue) throws {
        guard case .integer(let value) = sqlValue else { throw SQLConversionError(expected: Int64.self) }
        self = value
    }
}

extension Int: SQLConvertible {
    /// A BIGINT; the platforms of the house have 64 bits.
    @inlinable public var sqlValue: SQLValue { .integer(Int64(self)) }

    /// Reads a BIGINT.
    @inlinable public init(sqlValue: SQLValue) throws { self = Int(try Int64(sqlValue: sqlValue)) }
}

extension Bool: SQLConvertible {
    /// 1 or 0 in a BIGINT, since SQLite has no type for it.
    @inlinable public var sqlValue: SQLValue { .integer(self ? 1 : 0) }

    /// Anything but 0 is true.
    @inlinable public init(sqlValue: SQLValue) throws { self = try Int64(sqlValue: sqlValue) != 0 }
}

extension String: SQLConvertible {
    /// TEXT, byte for byte: whoever takes text in makes it NFC (`VietnameseText`), here is too late.
    @inlinable public var sqlValue: SQLValue { .text(self) }

    /// Only text is read: a number is not written out.
    @inlinable public init(sqlValue: SQLValue) throws {
        guard case .text(let value) = sqlValue else { throw SQLConversionError(expected: String.self) }
        self = value
    }
}

extension [UInt8]: SQLConvertible {
    /// BYTEA, which SQLite reads as BLOB.
    @inlinable public var sqlValue: SQLValue { .blob(self) }

    /// Only bytes are read: text is not taken for its UTF-8.
    @inlinable public init(sqlValue: SQLValue) throws {
        guard case .blob(let value) = sqlValue else { throw SQLConversionError(expected: [UInt8].self) }
        self = value
    }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    /// NULL where there is nothing.
    @inlinable public var sqlValue: SQLValue { self?.sqlValue ?? .null }

    /// NULL becomes nil; anything else must be of the wrapped type.
    @inlinable public init(sqlValue: SQLValue) throws {
        self = sqlValue == .null ? nil : try Wrapped(sqlValue: sqlValue)
    }
}

extension Instant: SQLConvertible {
    /// Milliseconds since 1970 in a BIGINT; such columns end in `_at`.
    @inlinable public var sqlValue: SQLValue { .integer(milliseconds) }

    /// Any whole number is a moment.
    @inlinable public init(sqlValue: SQLValue) throws { self.init(milliseconds: try Int64(sqlValue: sqlValue)) }
}

extension CivilDate: SQLConvertible {
    /// `YYYY-MM-DD` in a TEXT, which sorts as days do; such columns end in `_on`.
    @inlinable public var sqlValue: SQLValue { .text(description) }

    /// A day that no calendar has (`2026-02-30`) is refused.
    @inlinable public init(sqlValue: SQLValue) throws {
        guard let date = CivilDate(try String(sqlValue: sqlValue)) else {
            throw SQLConversionError(expected: CivilDate.self)
        }
        self = date
    }
}

/// The word of the files of holidays in a TEXT.
extension Holidays.Kind: SQLConvertible {}

extension Money: SQLConvertible {
    /// Whole đồng in a BIGINT: the currency has no smaller coin.
    @inlinable public var sqlValue: SQLValue { .integer(dong) }

    /// Negative amounts are read too; who may owe them is not a matter of storage.
    @inlinable public init(sqlValue: SQLValue) throws { self.init(dong: try Int64(sqlValue: sqlValue)) }
}

extension Identifier: SQLConvertible {
    /// The 36 characters of a UUID in a TEXT, on both engines.
    @inlinable public var sqlValue: SQLValue { .text(description) }

    /// Anything but a UUID is refused.
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
