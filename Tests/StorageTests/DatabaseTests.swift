import Kernel
import Storage
import StorageTesting
import Synchronization
import Testing

@Suite("The façade over both engines")
struct DatabaseTests {
    static let table = Migrations(
        room: "test",
        texts: [
            (
                "Schema/0001_note.sql",
                """
                CREATE TABLE note (
                    id BIGINT NOT NULL PRIMARY KEY,  -- a number
                    words TEXT,
                    bytes BYTEA,
                    kind TEXT NOT NULL DEFAULT 'a' CHECK (kind IN ('a', 'b'))
                );
                CREATE TABLE note_revision (
                    id BIGINT NOT NULL PRIMARY KEY,
                    revision BIGINT NOT NULL
                );
                """
            )
        ]
    )

    @Test("gives back every kind of value as it was written", arguments: TestEngine.all)
    func roundTrip(engine: TestEngine) async throws {
        try await engine.with([Self.table]) { database in
            let words = "Lăng, Tây Giang: '; DROP TABLE note; -- đ"
            try await database.write { db in
                try db.run(
                    "INSERT INTO note (id, words, bytes) VALUES (\(Int64.max), \(words), \([0, 1, 255] as [UInt8]))"
                )
                try db.run("INSERT INTO note (id, words, bytes) VALUES (\(-1), \(nil as String?), \([] as [UInt8]))")
            }

            let rows = try await database.read { try $0.rows("SELECT id, words, bytes FROM note ORDER BY id DESC") }

            #expect(try rows[0]["id"] == Int64.max)
            #expect(try rows[0]["words"] == words)
            #expect(try rows[0]["bytes"] == [0, 1, 255] as [UInt8])
            #expect(try rows[1]["words"] == nil as String?)
            #expect(try rows[1]["bytes"] == [] as [UInt8])
        }
    }

    @Test(
        "hands over a long answer row by row, with arguments, other queries between, and again",
        arguments: TestEngine.all
    )
    func stream(engine: TestEngine) async throws {
        try await engine.with([Self.table]) { database in
            try await database.write { db in
                try db.insert(
                    (1...4321).map { [SQLValue.integer($0), .text("\($0)")] },
                    into: "note",
                    ["id", "words"]
                )
            }
            let sums = try await database.read { db in
                try [1, 4000].map { first in
                    var sum = 0
                    try db.stream("SELECT id, words FROM note WHERE id >= \(first) ORDER BY id") { row in
                        let id: Int = try row[0]
                        if id.isMultiple(of: 1000) {
                            #expect(try db.value("SELECT words FROM note WHERE id = \(id)") == "\(id)")
                        }
                        sum += id
                    }
                    return sum
                }
            }
            #expect(sums == [4321 * 4322 / 2, (4000...4321).reduce(0, +)])
            struct Enough: Error {}
            let after = try await database.read { db in
                #expect(throws: Enough.self) { try db.stream("SELECT id FROM note") { _ in throw Enough() } }
                var count = 0
                try db.stream("SELECT words FROM note") { _ in count += 1 }
                return count
            }
            #expect(after == 4321, "what was broken off does not stand in the way of the next")
        }
    }

    @Test("tells how many rows changed and answers RETURNING", arguments: TestEngine.all)
    func changes(engine: TestEngine) async throws {
        try await engine.with([Self.table]) { database in
            let (changed, ids) = try await database.write { db in
                try db.run("INSERT INTO note (id) VALUES (1), (2), (3)")
                let changed = try db.run("UPDATE note SET words = 'x' WHERE id >= 2")
                let rows = try db.rows("DELETE FROM note WHERE id IN \(values: [2, 3, 9]) RETURNING id")
                return (changed, try rows.map { try $0["id"] as Int }.sorted())
            }

            #expect(changed == 2)
            #expect(ids == [2, 3])
        }
    }

    @Test("takes a failed write back and keeps its neighbours in the same group", arguments: TestEngine.all)
    func isolation(engine: TestEngine) async throws {
        try await engine.with([Self.table]) { database in
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        do {
                            try await database.write { db in
                                try db.run("INSERT INTO note (id) VALUES (\(number))")
                                if number.isMultiple(of: 3) { try db.run("INSERT INTO note (id) VALUES (\(number))") }
                            }
                            return true
                        } catch { return false }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }

            let kept = try await database.read {
                try $0.value("SELECT COUNT(*) FROM note WHERE id % 3 = 0", as: Int.self)
            }
            let all = try await database.read { try $0.value("SELECT COUNT(*) FROM note", as: Int.self) }
            #expect(outcomes == 40)
            #expect(all == 40)
            #expect(kept == 0)
        }
    }

    @Test("runs a group once where some refuse before they change anything", arguments: TestEngine.all)
    func refusals(engine: TestEngine) async throws {
        try await engine.with([Self.table]) { database in
            let runs = Runs()
            let refused = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        do {
                            try await database.write { db in
                                runs.count.withLock { $0 += 1 }
                                if number.isMultiple(of: 3) { throw Refused() }
                                try db.run("INSERT INTO note (id) VALUES (\(number))")
                            }
                            return false
                        } catch { return error is Refused }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }

            let all = try await database.read { try $0.value("SELECT COUNT(*) FROM note", as: Int.self) }
            #expect(refused == 20)
            #expect(all == 40)
            #expect(runs.count.withLock { $0 } == 60)
        }
    }

    @Test("names a broken constraint without the values", arguments: TestEngine.all)
    func constraint(engine: TestEngine) async throws {
        try await engine.with([Self.table]) { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.write { db in
                    try db.run("INSERT INTO note (id, kind) VALUES (1, \("secret"))")
                }
            }

            guard case .constraint = error else {
                Issue.record("\(String(describing: error)) is not a constraint")
                return
            }
            #expect(error?.description.contains("secret") == false)
        }
    }

    @Test("a rehearsal answers and leaves nothing", arguments: TestEngine.all)
    func rehearsal(engine: TestEngine) async throws {
        try await engine.with([Self.table]) { database in
            let seen = try await database.rehearse { db in
                try db.run("INSERT INTO note (id) VALUES (1)")
                return try db.value("SELECT COUNT(*) FROM note", as: Int.self)
            }

            let left = try await database.read { try $0.value("SELECT COUNT(*) FROM note", as: Int.self) }
            #expect(seen == 1)
            #expect(left == 0)
        }
    }

    @Test("applies migrations once and refuses a newer database", arguments: TestEngine.all)
    func migrations(engine: TestEngine) async throws {
        try await engine.with([Self.table]) { database in
            try await database.migrate([Self.table])
            await #expect(throws: StorageError.self) {
                try await database.migrate([Migrations(room: "test", texts: [])])
            }
        }
    }

    @Test("refuses to mix kinds, as the engine's strict tables promise", arguments: TestEngine.all)
    func strict(engine: TestEngine) async throws {
        try await engine.with([Self.table]) { database in
            await #expect(throws: StorageError.self) {
                try await database.write { db in try db.run("INSERT INTO note (id) VALUES (\("một"))") }
            }
        }
    }

    @Test("a snapshot follows its version and never keeps what was taken back", arguments: TestEngine.all)
    func snapshot(engine: TestEngine) async throws {
        try await engine.with([Self.table]) { database in
            let snapshot = Snapshot(revision: "note_revision") { db in
                try db.rows("SELECT id FROM note ORDER BY id").map { try $0["id"] as Int }
            }
            let empty = try await database.read { try snapshot.value(in: $0) }
            let rehearsed = try await database.rehearse { db in
                try db.run("INSERT INTO note (id) VALUES (7)")
                try db.revise("note_revision", to: 7)
                return try snapshot.value(in: db)
            }
            try await database.write { db in
                try db.run("INSERT INTO note (id) VALUES (8)")
                try db.revise("note_revision", to: 8)
            }
            let after = try await database.read { try snapshot.value(in: $0) }

            #expect(empty == [])
            #expect(rehearsed == [7])
            #expect(after == [8])
        }
    }

    @Test(
        "a snapshot that a write has loaded is kept, unless the write had changed something",
        arguments: TestEngine.all
    )
    func snapshotOfWriter(engine: TestEngine) async throws {
        try await engine.with([Self.table]) { database in
            let loads = Runs()
            let snapshot = Snapshot(revision: "note_revision") { db in
                loads.count.withLock { $0 += 1 }
                return try db.value("SELECT COUNT(*) FROM note", as: Int.self) ?? 0
            }
            for _ in 0..<3 { try await database.write { db in _ = try snapshot.value(in: db) } }
            #expect(loads.count.withLock { $0 } == 1)

            await #expect(throws: Refused.self) {
                try await database.write { db in
                    try db.run("INSERT INTO note (id) VALUES (1)")
                    try db.revise("note_revision", to: 1)
                    let own = try snapshot.value(in: db)
                    #expect(own == 1)
                    throw Refused()
                }
            }
            #expect(snapshot.latest == 0, "what was taken back is nobody's")
            #expect(try await database.read { try snapshot.value(in: $0) } == 0)
        }
    }
}

@Suite("PostgreSQL's own faults")
struct PostgresTests {
    @Test("comes back after the server cut every line", .enabled(if: TestEngine.all.contains(.postgresql)))
    func reconnects() async throws {
        try await TestEngine.postgresql.with([DatabaseTests.table]) { database in
            try await database.write { db in try db.run("INSERT INTO note (id) VALUES (1)") }
            let name = try await database.read {
                try $0.value("SELECT CAST(current_database() AS TEXT)", as: String.self)
            }
            let victims: SQL = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = \(name)"
            try await TestEngine.postgresql.with { other in
                _ = try await other.read { try $0.value(victims, as: Int.self) }
            }

            try await database.write { db in try db.run("INSERT INTO note (id) VALUES (2)") }

            let count = try await database.read { try $0.value("SELECT COUNT(*) FROM note", as: Int.self) }
            #expect(count == 2)
        }
    }

    @Test("finds the living host of several", .enabled(if: TestEngine.all.contains(.postgresql)))
    func severalHosts() async throws {
        let address = TestEngine.address("postgres")
            .replacing("@", with: "@127.0.0.1:1,")
        let database = Database.postgresql(address, readers: 1)
        let one = try await database.read { try $0.value("SELECT 1", as: Int.self) }
        try await database.close()

        #expect(one == 1)
    }

    @Test("says that the server cannot be reached")
    func unreachable() async throws {
        let database = Database.postgresql("postgres://nobody@127.0.0.1:1/none?connect_timeout=2", readers: 1)

        await #expect(throws: StorageError.self) { try await database.read { try $0.value("SELECT 1", as: Int.self) } }
        await #expect(throws: StorageError.self) { try await database.write { db in try db.run("SELECT 1") } }
    }
}

private final class Runs: Sendable {
    let count = Mutex(0)
}

/// What a body throws that refuses before it changes anything.
private struct Refused: Error {}
