/// One row of an answer.
public struct Row: Sendable {
    let columns: Columns
    @usableFromInline let values: [SQLValue]

    /// The value in the column; throws where there is no such column or the value is of another kind.
    @inlinable
    public subscript<Value: SQLConvertible>(_ column: String) -> Value {
        get throws { try Value(sqlValue: stored(column)) }
    }

    @usableFromInline
    func stored(_ column: String) throws -> SQLValue {
        guard let index = columns.index[column] else { throw StorageError.noColumn(column) }
        return values[index]
    }

    /// The value at the position (0 is the first).
    @inlinable
    public subscript<Value: SQLConvertible>(_ position: Int) -> Value {
        get throws {
            guard values.indices.contains(position) else { throw StorageError.noColumn("#\(position)") }
            return try Value(sqlValue: values[position])
        }
    }

    /// The stored values, in order; for dumps that compare tables.
    public var storedValues: [SQLValue] { values }
}

/// The names of an answer's columns, shared by its rows.
final class Columns: Sendable {
    let names: [String]
    let index: [String: Int]

    init(_ names: [String]) {
        self.names = names
        index = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
