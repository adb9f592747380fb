import CSQLite

/// One line to a SQLite file; closed when nobody holds it any more.
final class SQLiteConnection: Connection {
    private let handle: OpaquePointer
    private let statements = SQLiteStatements()
    private var judge: Judge?

    let dialect = Dialect.sqlite
    let isUsable = true

    /// What a file is opened for.
    enum Use {
        /// Nothing can be written, whatever the program tries.
        case reading
        /// The file is made where it is missing.
        case writing
    }

    /// Seconds for which a lock of another process is waited for.
    private static let patience: Int32 = 5

    /// - Parameters:
    ///   - path: the file; nil keeps everything in memory.
    ///   - use: what it is opened for.
    ///   - settings: pragmas that it begins with.
    /// - Throws: `StorageError.file` where the file cannot be opened or is none of SQLite.
    init(path: String?, for use: Use, settings: String = "") throws {
        let mode = use == .reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        var opened: OpaquePointer?
        // A connection is used by one thread at a time, so SQLite need not lock it.
        var code = sqlite3_open_v2(path ?? ":memory:", &opened, mode | SQLITE_OPEN_NOMUTEX, nil)
        if code == SQLITE_OK {
            sqlite3_busy_timeout(opened, Self.patience * 1000)
            thubon_sqlite_quote_names_only(opened)
            code = sqlite3_exec(opened, settings, nil, nil, nil)
        }
        guard code == SQLITE_OK, let opened else {
            defer { sqlite3_close_v2(opened) }
            throw StorageError.file(
                "open \(path ?? "memory")",
                reason: opened.map { SQLiteFault($0).message } ?? "no memory"
            )
        }
        handle = opened
    }

    deinit {
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    func query(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try run(sql) { statement in
            guard try statement.step() else { return }
            let columns = statement.columns
            repeat { try body(try statement.row(columns)) } while try statement.step()
        }
    }

    func execute(_ sql: SQL) throws -> Int {
        try run(sql) { statement in
            while try statement.step() {}
            return Int(sqlite3_changes(handle))
        }
    }

    func script(_ text: String) throws {
        guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else {
            throw SQLiteFault(handle).translated("a script")
        }
    }

    /// Asks from now on, every few thousand steps of the engine, whether to give up; what runs then fails.
    func giveUp(when isUnwanted: @escaping @Sendable () -> Bool) {
        let judge = Judge(isUnwanted: isUnwanted)
        self.judge = judge
        sqlite3_progress_handler(
            handle,
            5000,
            { context in
                guard let context else { return 1 }
                return Unmanaged<Judge>.fromOpaque(context).takeUnretainedValue().isUnwanted() ? 1 : 0
            },
            Unmanaged.passUnretained(judge).toOpaque()
        )
    }

    /// What the engine asks; the connection keeps it alive.
    private final class Judge {
        let isUnwanted: @Sendable () -> Bool

        init(isUnwanted: @escaping @Sendable () -> Bool) {
            self.isUnwanted = isUnwanted
        }
    }

    /// SQLite's own online copy into a new file; whoever writes goes on meanwhile.
    ///
    /// - Throws: `StorageError.file` where the new file cannot be written.
    func copy(to path: String) throws {
        let target = try SQLiteConnection(path: path, for: .writing)
        let copy = sqlite3_backup_init(target.handle, "main", handle, "main")
        let isWhole = copy != nil && sqlite3_backup_step(copy, -1) == SQLITE_DONE
        guard sqlite3_backup_finish(copy) == SQLITE_OK, isWhole else {
            throw StorageError.file("write \(path)", reason: SQLiteFault(target.handle).message)
        }
    }

    private func run<Value>(_ sql: SQL, _ body: (CompiledStatement) throws -> Value) throws -> Value {
        do {
            let statement = try statements.take(sql.text, on: handle)
            defer { statement.giveBack() }
            try statement.bind(sql.arguments)
            return try body(statement)
        } catch let fault as SQLiteFault {
            throw fault.translated(sql.text)
        }
    }
}
