import Storage
import StorageTesting
import Testing

@Suite("A full disk")
struct NoRoomTests {
    /// On SQLite the file may not grow any more; PostgreSQL is made to say what it says of a full disk.
    private static func fill(_ database: Database) async throws {
        try await database.write { db in
            guard db.dialect == .postgresql else {
                _ = try db.value("PRAGMA max_page_count = 1", as: Int.self)
                return
            }
            try db.run(
                """
                CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
                END $$
                """
            )
            try db.run(
                "CREATE TRIGGER full_disk BEFORE INSERT ON note FOR EACH ROW WHEN (NEW.id > 1) EXECUTE FUNCTION full_disk()"
            )
        }
    }

    private static func empty(_ database: Database) async throws {
        try await database.write { db in
            if db.dialect == .postgresql {
                try db.run("DROP TRIGGER full_disk ON note")
            } else {
                _ = try db.value("PRAGMA max_page_count = 1073741823", as: Int.self)
            }
        }
    }

    @Test(
        "refuses the whole write, keeps what was there readable, and is forgotten when there is room",
        arguments: TestEngine.all
    )
    func full(engine: TestEngine) async throws {
        try await engine.with([DatabaseTests.table]) { database in
            try await database.write { db in try db.run("INSERT INTO note (id, words) VALUES (1, 'một')") }
            try await Self.fill(database)
            let words = String(repeating: "x", count: 100_000)

            for _ in 0..<3 {
                let error = await #expect(throws: StorageError.self) {
                    try await database.write { db in
                        try db.run("UPDATE note SET words = 'hai' WHERE id = 1")
                        for id in 2...9 { try db.run("INSERT INTO note (id, words) VALUES (\(id), \(words))") }
                    }
                }
                guard case .noRoom = error else { Issue.record("\(String(describing: error))"); continue }
            }
            let left = try await database.read { db in
                try db.rows("SELECT words FROM note").map { try $0["words"] as String }
            }
            #expect(left == ["một"])

            try await Self.empty(database)
            try await database.write { db in try db.run("INSERT INTO note (id, words) VALUES (2, \(words))") }
            #expect(try await database.read { try $0.value("SELECT COUNT(*) FROM note", as: Int.self) } == 2)
        }
    }
}
