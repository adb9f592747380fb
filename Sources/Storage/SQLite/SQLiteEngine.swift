import GRDB
import Kernel
import Synchronization

/// SQLite through GRDB: a pool in WAL mode, one writer, `synchronous=FULL`.
final class SQLiteEngine: Engine {
    let writer: any DatabaseWriter
    private let statements = StatementShelf()
    /// Reads that were begun and have not ended; those beyond the pool's connections wait for one.
    private let reads = Mutex(0)
    private static let readers = 6

    let dialect = Dialect.sqlite
    let begin: [SQL] = ["BEGIN IMMEDIATE"]

    /// - Parameters:
    ///   - path: the file; nil keeps everything in memory.
    ///   - readonly: nothing can be written, whatever the program tries.
    ///   - isFilling: an empty file is being filled that is thrown away if the filling does not come to its end, so nothing
    ///     has to be durable on the way.
    /// - Throws: `StorageError.file` where the file cannot be opened.
    init(path: String?, readonly: Bool = false, isFilling: Bool = false) throws {
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.label = "thubon"
        configuration.maximumReaderCount = Self.readers
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            // Of each connection, in KiB. The system keeps the file in its own memory as well: readers need little more.
            let cache = isFilling ? 262_144 : db.configuration.readonly ? 8_192 : 32_768
            try db.execute(sql: "PRAGMA cache_size = -\(cache)")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        do {
            writer =
                if let path {
                    try DatabasePool(path: path, configuration: configuration)
                } else {
                    try DatabaseQueue(configuration: configuration)
                }
            guard !readonly else { return }
            // FULL: an acknowledged write survives a power cut. Said here, since GRDB chooses NORMAL when it opens the pool.
            try writer.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = \(isFilling ? "OFF" : "FULL")")
            }
        } catch let error as DatabaseError {
            throw StorageError.file("open \(path ?? "memory")", reason: error.message ?? error.resultCode.description)
        }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        reads.withLock { $0 += 1 }
        defer { reads.withLock { $0 -= 1 } }
        return try await writer.read { [statements] db in try body(SQLiteConnection(db, statements.statements(of: db)))
        }
    }

    func schedule(_ body: @escaping @Sendable (Result<any Connection, any Error>) -> Void) {
        writer.asyncWriteWithoutTransaction { [statements] db in
            body(.success(SQLiteConnection(db, statements.statements(of: db))))
        }
    }

    func forgetWriter() {}

    func report(to load: inout DatabaseLoad) {
        let count = reads.withLock { $0 }
        load.readers = Self.readers
        load.busyReaders = min(count, Self.readers)
        load.waitingReads = count - load.busyReaders
    }

    func close() async throws {
        try await writer.barrierWriteWithoutTransaction { [statements] _ in statements.removeAll() }
        try writer.close()
    }
}

/// Kệ lệnh: the compiled statements of each connection of the pool.
///
/// Unchecked, because only the thread of a connection comes near its statements: GRDB lets one at a time use it, and
/// `removeAll` is called in a barrier, when nobody does.
private final class StatementShelf: @unchecked Sendable {
    private let lock = Mutex(())
    private var byConnection: [ObjectIdentifier: SQLiteStatements] = [:]

    func statements(of database: GRDB.Database) -> SQLiteStatements {
        lock.withLock { _ in
            let key = ObjectIdentifier(database)
            if let known = byConnection[key] { return known }
            let fresh = SQLiteStatements()
            byConnection[key] = fresh
            return fresh
        }
    }

    func removeAll() {
        lock.withLock { _ in
            for statements in byConnection.values { statements.removeAll() }
            byConnection.removeAll()
        }
    }
}
