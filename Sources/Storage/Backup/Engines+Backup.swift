extension SQLiteEngine {
    /// SQLite's own online copy, from a line that reads, so that nobody waits for it.
    func backUp(to path: String, migrations: [Migrations]) async throws {
        try await read { source in
            guard let source = source as? SQLiteConnection else { preconditionFailure("a line of SQLite is SQLite's") }
            try source.copy(to: path)
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
    /// Foreign keys are not asked: tables come in an order that holds, but a row may refer to a later one of its own table.
    static func open(_ path: String, readonly: Bool, _ body: (any Connection) throws -> Void) throws {
        try body(try SQLiteConnection(path: path, for: readonly ? .reading : .writing))
    }
}
