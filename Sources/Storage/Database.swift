import Dispatch

/// Cơ sở dữ liệu: one façade over SQLite (inside the program) and PostgreSQL (a server).
///
/// Bodies are synchronous and run on the engine's own threads, never on Swift's cooperative pool.
public final class Database: Sendable {
    let engine: any Engine
    let writes: GroupCommit

    init(engine: any Engine) {
        self.engine = engine
        writes = GroupCommit(engine: engine)
    }

    /// The engine that answers.
    public var dialect: Dialect { engine.dialect }

    /// Opens the SQLite file at the path, and makes it where it is missing.
    ///
    /// One process a file: `FileLock` keeps others away.
    public static func sqlite(path: String) throws -> Database {
        Database(engine: try SQLiteEngine(path: path))
    }

    /// Opens an empty SQLite file to fill it fast: nothing is durable until it was closed and the file flushed.
    ///
    /// Whoever fills must throw the file away where the filling did not come to its end.
    public static func sqliteForFilling(path: String) throws -> Database {
        Database(engine: try SQLiteEngine(path: path, isFilling: true))
    }

    /// Opens a SQLite file for reading only; may be done beside the process that writes it.
    ///
    /// - Throws: `StorageError.file` where there is no such file.
    public static func sqliteReader(path: String) throws -> Database {
        Database(engine: try SQLiteEngine(path: path, readonly: true))
    }

    /// A SQLite database in memory, gone with this object.
    public static func inMemory() throws -> Database {
        Database(engine: try SQLiteEngine(path: nil))
    }

    /// A PostgreSQL database, to which it connects when it is first used.
    ///
    /// - Parameters:
    ///   - address: `postgres://user:password@host1,host2/name?target_session_attrs=read-write`, or any connection string
    ///     that libpq reads.
    ///   - readers: connections for reading, 1 to 64; one more is kept for writing.
    /// - Returns: the database, whether or not the server can be reached.
    public static func postgresql(_ address: String, readers: Int = 8) -> Database {
        Database(engine: PostgresEngine(address: address, readers: readers))
    }

    /// Runs one statement of administration on a PostgreSQL server, outside a transaction (making a database needs that).
    public static func administerPostgres(_ address: String, statement: String) async throws {
        let line = Line(label: "thubon.administer") { try PostgresConnection.ready(address) }
        let done = await withCheckedContinuation { continuation in
            line.queue.async { continuation.resume(returning: Result { try line.open().script(statement) }) }
        }
        await line.close()
        try done.get()
    }

    /// Reads at one moment of the database.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (ReadSession) throws -> Value
    ) async throws -> Value {
        try await engine.read { try body(ReadSession($0)) }
    }

    /// Writes, and returns when the write is durable.
    ///
    /// Writes that arrive together share one transaction, a savepoint each, and one fsync. A body may be run again
    /// after a broken line, so it must have no effect outside the session.
    @discardableResult
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (WriteSession) throws -> Value
    ) async throws -> Value {
        try await writes.write(body)
    }

    /// Runs a write body and takes it back: what would happen, without its happening.
    public func rehearse<Value: Sendable>(
        _ body: @escaping @Sendable (WriteSession) throws -> Value
    ) async throws -> Value {
        let result: Result<Value, any Error> = await {
            do {
                try await write { db in throw Rehearsal(value: try body(db)) }
                preconditionFailure("a rehearsal always ends by its own error")
            } catch let rehearsal as Rehearsal<Value> {
                return .success(rehearsal.value)
            } catch {
                return .failure(error)
            }
        }()
        return try result.get()
    }

    /// Ends all work and closes the connections.
    public func close() async throws {
        await engine.close()
    }
}

private struct Rehearsal<Value: Sendable>: Error {
    let value: Value
}

/// What an engine offers to the façade.
protocol Engine: Sendable {
    var dialect: Dialect { get }
    /// Runs the body at one moment of the database, on a thread of the engine.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value
    /// The lines that read while something is written; nil where the one line does both.
    var linesBeside: ReadingLines? { get }
    /// Runs the body alone with the writing connection, on a thread of the engine, outside a transaction.
    func schedule(_ body: @escaping @Sendable (Result<any Connection, any Error>) -> Void)
    /// Statements that open a transaction in which nobody else writes.
    var begin: [SQL] { get }
    /// Throws the writing connection away, so that the next write opens a new one.
    func forgetWriter()
    /// Copies everything, as of one moment, into a new SQLite file at the path.
    func backUp(to path: String, migrations: [Migrations]) async throws
    /// Says how many reads are under way and wait.
    func report(to load: inout DatabaseLoad)
    func close() async
}
