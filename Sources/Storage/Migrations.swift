public import Kernel

/// The numbered, commented SQL files of a room: `0001_what_it_does.sql`, forward only.
///
/// They are written in the part that both engines share: `BIGINT`, `TEXT`, `BYTEA`, and a `CREATE TABLE` ends with a
/// line `);`. SQLite reads `INTEGER`, `TEXT`, `BLOB` and `) STRICT;`, and
/// `WITHOUT ROWID` where a line `    PRIMARY KEY (…)` names the columns of the key.
public struct Migrations: Sendable {
    /// The room that owns the tables.
    public let room: String
    /// The files in order.
    public let steps: [Step]

    /// One file.
    public struct Step: Sendable {
        /// From the file's name, 1 and up.
        public let number: Int
        /// The file's name.
        public let name: String
        /// SQL of the part that both engines share, with its comments; shown in `docs/schema.sql`.
        public let text: String
    }

    /// Takes the room's embedded files below `Schema/`.
    public init(room: String, files: [EmbeddedFile]) {
        self.init(room: room, texts: files.map { ($0.path, $0.text) })
    }

    /// Takes files by name and text.
    public init(room: String, texts: [(path: String, text: String)]) {
        self.room = room
        steps = texts.compactMap { path, text in
            let name = path.split(separator: "/").last.map(String.init) ?? path
            guard name.hasSuffix(".sql"), let number = Int(name.prefix(4)) else { return nil }
            return Step(number: number, name: name, text: text)
        }
        .sorted { $0.number < $1.number }
        precondition(Set(steps.map(\.number)).count == steps.count, "two migrations of \(room) have one number")
    }
}

extension Database {
    /// Brings the tables of the rooms up to date, in one transaction; applying twice changes nothing.
    ///
    /// - Throws: `StorageError.newerDatabase` where the database knows a migration that this program does not.
    public func migrate(_ rooms: [Migrations]) async throws {
        try await write { db in
            try db.connection.script(
                """
                CREATE TABLE IF NOT EXISTS schema_migration (
                    room TEXT NOT NULL,
                    number \(db.dialect == .sqlite ? "INTEGER" : "BIGINT") NOT NULL,
                    name TEXT NOT NULL,
                    PRIMARY KEY (room, number)
                )
                """
            )
            let rows = try db.rows("SELECT room, number FROM schema_migration ORDER BY room, number")
            var applied: [String: Set<Int>] = [:]
            for row in rows { applied[try row["room"], default: []].insert(try row["number"]) }
            for room in rooms { try db.migrate(room, applied: applied[room.room] ?? []) }
        }
    }
}

extension WriteSession {
    fileprivate func migrate(_ room: Migrations, applied: Set<Int>) throws {
        let known = Set(room.steps.map(\.number))
        if let newer = applied.subtracting(known).min() {
            throw StorageError.newerDatabase(room: room.room, migration: newer)
        }
        for step in room.steps where !applied.contains(step.number) {
            try connection.script(dialect.translated(step.text))
            try run(
                """
                INSERT INTO schema_migration (room, number, name)
                VALUES (\(room.room), \(step.number), \(step.name))
                """
            )
        }
    }
}

extension Dialect {
    /// A migration's text in the words of the engine.
    func translated(_ text: String) -> String {
        guard self == .sqlite else { return text }
        // A table that is found by several columns lies in their order; its rows need no number and no index beside it.
        var isOrderedByKey = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            if line == ");" {
                defer { isOrderedByKey = false }
                return isOrderedByKey ? ") STRICT, WITHOUT ROWID;" : ") STRICT;"
            }
            if line.hasPrefix("    PRIMARY KEY (") { isOrderedByKey = true }
            // Comments stay out of it: they may speak of a BIGINT.
            let end = line.firstRange(of: "--")?.lowerBound ?? line.endIndex
            return String(line[..<end]).replacing("BIGINT", with: "INTEGER").replacing("BYTEA", with: "BLOB")
        }
        .joined(separator: "\n")
    }
}
