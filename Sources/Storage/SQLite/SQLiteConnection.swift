import Foundation
import GRDB

/// GRDB's database for the time of one access.
final class SQLiteConnection: Connection {
    private let database: GRDB.Database

    let dialect = Dialect.sqlite

    init(_ database: GRDB.Database) {
        self.database = database
    }

    var isInTransaction: Bool { database.isInsideTransaction }

    func query(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        do {
            let statement = try prepared(sql)
            let cursor = try GRDB.Row.fetchCursor(statement)
            let columns = Columns(statement.columnNames)
            while let row = try cursor.next() {
                var values: [SQLValue] = []
                values.reserveCapacity(columns.names.count)
                for position in 0..<columns.names.count {
                    values.append(try value(row[position] as DatabaseValue, column: columns.names[position]))
                }
                try body(Row(columns: columns, values: values))
            }
        } catch let error as DatabaseError {
            throw translated(error, sql.text)
        }
    }

    func execute(_ sql: SQL) throws -> Int {
        do {
            try prepared(sql).execute()
            return database.changesCount
        } catch let error as DatabaseError {
            throw translated(error, sql.text)
        }
    }

    func script(_ text: String) throws {
        do {
            try database.execute(sql: text)
        } catch let error as DatabaseError {
            throw translated(error, error.sql ?? "a script")
        }
    }

    private func prepared(_ sql: SQL) throws -> Statement {
        let statement = try database.cachedStatement(sql: sql.text)
        try statement.setArguments(StatementArguments(sql.arguments.map(\.databaseValue)))
        return statement
    }

    private func value(_ value: DatabaseValue, column: String) throws -> SQLValue {
        switch value.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .string(let text): .text(text)
        case .blob(let data): .blob([UInt8](data))
        case .double: throw StorageError.unsupportedType("REAL (\(column))")
        }
    }

    private func translated(_ error: DatabaseError, _ sql: String) -> StorageError {
        let message = error.message ?? error.resultCode.description
        return error.resultCode == .SQLITE_CONSTRAINT
            ? .constraint(message: message, sql: sql)
            : .statement(code: "\(error.extendedResultCode.rawValue)", message: message, sql: sql)
    }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}
