extension Database {
    /// Sao lưu: copies the whole database, as of one moment, into a new SQLite file.
    ///
    /// The server goes on meanwhile. The file has the same form whichever engine it came from, so a backup of
    /// PostgreSQL can be read, verified and served by the program alone.
    ///
    /// - Parameters:
    ///   - path: where nothing lies yet.
    ///   - migrations: make the tables of the file, where the rows come from PostgreSQL.
    /// - Throws: `StorageError`; a file that was begun is left for the caller to remove.
    public func backUp(to path: String, migrations: [Migrations]) async throws {
        try await engine.backUp(to: path, migrations: migrations)
    }

    /// Khôi phục: fills this database, whose tables are made and empty, with the rows of a backup, in one transaction.
    ///
    /// - Parameter path: a file that `backUp` made and that has the same migrations.
    /// - Throws: `StorageError.constraint` where a table is not empty; nothing is changed then.
    public func restore(from path: String) async throws {
        try await write { db in
            try BackupFile.open(path, readonly: true) { source in
                try TableCopy(source: source, target: db.connection).copy(try TableCopy.tables(of: source))
            }
        }
    }
}
