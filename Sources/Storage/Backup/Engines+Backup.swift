import Dispatch
import GRDB

extension SQLiteEngine {
    /// SQLite's own online copy, from a reader, so that nobody waits for it.
    func backUp(to path: String, migrations: [Migrations]) async throws {
        let source = writer
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            // The copy of a large file takes a while, and no thread of Swift's pool may wait that long.
            DispatchQueue.global().async {
                continuation.resume(with: Result { try BackupFile.copy(source, to: path) })
            }
        }
    }
}

extension PostgresEngine {
    /// Row by row in one snapshot of the server, which goes on meanwhile.
    func backUp(to path: String, migrations: [Migrations]) async throws {
        let file = try Database.sqlite(path: path)
        try await file.migrate(migrations)
        try await file.close()
        try await read { source in
            try BackupFile.open(path, readonly: false) { target in
                _ = try target.execute("BEGIN IMMEDIATE")
                try TableCopy(source: source, target: target).copy(try TableCopy.tables(of: target))
                _ = try target.execute("COMMIT")
            }
        }
    }
}

/// Tệp sao lưu: a SQLite file that is opened for one piece of work, on the thread that asks.
enum BackupFile {
    static func open(_ path: String, readonly: Bool, _ body: (any Connection) throws -> Void) throws {
        var configuration = Configuration()
        configuration.readonly = readonly
        // Tables come in an order that holds, but a row may refer to a later one of its own table.
        configuration.foreignKeysEnabled = false
        try translating("open \(path)") {
            let file = try DatabaseQueue(path: path, configuration: configuration)
            try file.inDatabase { db in
                let statements = SQLiteStatements()
                defer { statements.removeAll() }
                try body(SQLiteConnection(db, statements))
            }
            try file.close()
        }
    }

    static func copy(_ source: any DatabaseReader, to path: String) throws {
        try translating("write \(path)") {
            let target = try DatabaseQueue(path: path)
            try source.backup(to: target)
            try target.close()
        }
    }

    private static func translating(_ deed: String, _ body: () throws -> Void) throws {
        do { try body() } catch let error as DatabaseError {
            throw StorageError.file(deed, reason: error.message ?? error.resultCode.description)
        }
    }
}
