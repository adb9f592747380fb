import GRDB

/// GRDB's database for the time of one access.
final class SQLiteConnection: Connection {
    private let database: GRDB.Database
    private let statements: SQLiteStatements

    let dialect = Dialect.sqlite

    init(_ database: GRDB.Database, _ statements: SQLiteStatements) {
        self.database = database
        self.statements = statements
    }

    var isInTransaction: Bool { database.isInsideTransaction }

    func query(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        do {
            let statement = try prepared(sql)
            defer { statement.giveBack() }
            guard try statement.step() else { return }
            let columns = statement.columns
            repeat { try body(try statement.row(columns)) } while try statement.step()
        } catch let fault as SQLiteFault {
            throw fault.translated(sql.text)
        }
    }

    func execute(_ sql: SQL) throws -> Int {
        do {
            let statement = try prepared(sql)
            defer { statement.giveBack() }
            while try statement.step() {}
            return database.changesCount
        } catch let fault as SQLiteFault {
            throw fault.translated(sql.text)
        }
    }

    func script(_ text: String) throws {
        do {
            try database.execute(sql: text)
        } catch let error as DatabaseError {
            let message = error.message ?? error.resultCode.description
            let sql = error.sql ?? "a script"
            throw error.resultCode == .SQLITE_CONSTRAINT
                ? StorageError.constraint(message: message, sql: sql)
                : .statement(code: "\(error.extendedResultCode.rawValue)", message: message, sql: sql)
        }
    }

    private func prepared(_ sql: SQL) throws -> CompiledStatement {
        guard let connection = database.sqliteConnection else {
            throw StorageError.statement(code: "21", message: "the connection is closed", sql: sql.text)
        }
        let statement = try statements.take(sql.text, on: connection)
        do {
            try statement.bind(sql.arguments)
        } catch {
            statement.giveBack()
            throw error
        }
        return statement
    }
}
