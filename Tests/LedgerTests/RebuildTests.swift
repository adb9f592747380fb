import Ledger
import Storage
import StorageTesting
import Testing

@Suite("Rebuilding one projection")
struct RebuildTests {
    /// Keeps what it was given, with what the event said.
    private struct Choosy: Projection {
        let name = "choosy"
        let tables = ["choosy"]
        let choice: RecordChoice? = RecordChoice(
            kinds: ["toy.said"],
            bareKinds: ["toy.left"],
            kindsOfNobody: ["toy.moved"]
        )
        static let migrations = Migrations(
            room: "choosy",
            texts: [
                ("0001_choosy.sql", "CREATE TABLE choosy (\n    record BIGINT NOT NULL PRIMARY KEY,\n    said TEXT\n);")
            ]
        )

        func apply(_ record: EventRecord, in db: WriteSession) throws {
            let said = try record.decode(AppendTests.Said.self)?.words
            try db.run("INSERT INTO choosy (record, said) VALUES (\(record.sequence), \(said))")
        }
    }

    @Test("reads only the records that it asks for, and what they say only where it asks", arguments: TestEngine.all)
    func choice(engine: TestEngine) async throws {
        try await engine.with([LedgerSchema.migrations, Choosy.migrations]) { database in
            let ledger = Ledger(node: "test", surroundings: AppendTests.surroundings, projections: [Choosy()])
            let somebody = Actor(account: "a", name: "Bhling Thị Mai")
            try await database.write { db in
                for actor in [somebody, .system] {
                    for kind in ["toy.said", "toy.left", "toy.moved", "toy.other"] {
                        let event = try NewEvent(kind: kind, payload: AppendTests.Said(words: kind))
                        try ledger.append([event], to: "toy:1", by: actor, in: db)
                    }
                }
                try ledger.rebuild(only: "choosy", in: db)
            }

            let rows = try await database.read { db in
                try db.rows("SELECT record, said FROM choosy ORDER BY record").map { row in
                    "\(try row["record"] as Int): \(try row["said"] as String? ?? "not read")"
                }
            }
            #expect(rows == ["1: toy.said", "2: not read", "5: toy.said", "6: not read", "7: toy.moved"])
        }
    }

    /// Keeps which records it was given, in which order.
    private struct Orderly: Projection {
        let name = "orderly"
        let tables = ["orderly"]
        static let migrations = Migrations(
            room: "orderly",
            texts: [
                (
                    "0001_orderly.sql",
                    "CREATE TABLE orderly (\n    place BIGINT NOT NULL PRIMARY KEY,\n    record BIGINT NOT NULL\n);"
                )
            ]
        )

        func apply(_ record: EventRecord, in db: WriteSession) throws {
            try db.run(
                "INSERT INTO orderly (place, record) SELECT COUNT(*) + 1, \(record.sequence) FROM orderly"
            )
        }
    }

    @Test(
        "takes every record once and in order, those of earlier writes and those of its own",
        arguments: TestEngine.all
    )
    func order(engine: TestEngine) async throws {
        try await engine.with([LedgerSchema.migrations, Orderly.migrations]) { database in
            let quiet = Ledger(node: "test", surroundings: AppendTests.surroundings, projections: [])
            let ledger = Ledger(node: "test", surroundings: AppendTests.surroundings, projections: [Orderly()])
            @Sendable func append(_ count: Int, in db: WriteSession) throws {
                let event = try NewEvent(kind: "toy.said", payload: AppendTests.Said(words: "a"))
                try quiet.append(Array(repeating: event, count: count), to: "toy:1", by: .system, in: db)
            }
            func places() async throws -> [(Int, Int)] {
                try await database.read { db in
                    try db.rows("SELECT place, record FROM orderly ORDER BY place").map { (try $0[0], try $0[1]) }
                }
            }

            // More than two pages, read beside the write where the engine can.
            try await database.write { try append(4500, in: $0) }
            try await database.write { try ledger.rebuild(in: $0) }
            let durable = try await places()
            #expect(durable.count == 4500)
            #expect(durable.allSatisfy { $0.0 == $0.1 })

            // What the write itself records no other line sees.
            try await database.write { db in
                try append(10, in: db)
                try ledger.rebuild(in: db)
            }
            let all = try await places()
            #expect(all.count == 4510)
            #expect(all.allSatisfy { $0.0 == $0.1 })
        }
    }
}
