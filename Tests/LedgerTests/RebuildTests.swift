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
}
