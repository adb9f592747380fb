import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@Suite("Writing to the ledger")
struct AppendTests {
    struct Said: Codable, Equatable { var words: String }

    static let surroundings = Surroundings(
        clock: { Instant(milliseconds: 1_795_395_600_000) },
        chance: SystemRandomNumberGenerator()
    )

    /// A toy projection: how many words each subject has said.
    struct Counting: Projection {
        let name = "counting"
        let tables = ["counting"]
        static let migrations = Migrations(
            room: "counting",
            texts: [
                (
                    "0001_counting.sql",
                    "CREATE TABLE counting (\n    stream TEXT NOT NULL PRIMARY KEY,\n    said BIGINT NOT NULL\n);"
                )
            ]
        )

        func apply(_ record: EventRecord, in db: WriteSession) throws {
            guard record.kind == "toy.said" else { return }
            try db.run(
                """
                INSERT INTO counting (stream, said) VALUES (\(record.stream), 1)
                ON CONFLICT (stream) DO UPDATE SET said = counting.said + 1
                """
            )
        }
    }

    @Test("numbers records over the ledger and in their stream, and applies projections", arguments: TestEngine.all)
    func numbers(engine: TestEngine) async throws {
        try await engine.with([LedgerSchema.migrations, Counting.migrations]) { database in
            let ledger = Ledger(node: "test", surroundings: Self.surroundings, projections: [Counting()])
            let actor = Actor(account: "a", post: "p", name: "Bhling Thị Mai")
            try await database.write { db in
                try ledger.append(
                    [NewEvent(kind: "toy.said", payload: Said(words: "một"))],
                    to: "toy:1",
                    by: actor,
                    in: db
                )
                let both = [
                    try NewEvent(kind: "toy.said", payload: Said(words: "hai")),
                    try NewEvent(kind: "toy.said", payload: Said(words: "ba")),
                ]
                try ledger.append(both, to: "toy:2", by: .system, in: db)
                try ledger.append(
                    [NewEvent(kind: "toy.left", payload: Said(words: ""))],
                    to: "toy:1",
                    by: actor,
                    in: db
                )
            }

            let (one, size) = try await database.read { db in
                (try ledger.history(of: "toy:1", in: db), try ledger.size(in: db))
            }
            let said = try await database.read {
                try $0.rows("SELECT said FROM counting ORDER BY stream").map { try $0["said"] as Int }
            }
            #expect(one.map(\.sequence) == [1, 4])
            #expect(one.map(\.position) == [1, 2])
            #expect(one.first?.actor == actor)
            #expect(try one.first?.decode(Said.self) == Said(words: "một"))
            #expect(size == 4)
            #expect(said == [1, 2])
        }
    }

    @Test("a write that fails leaves neither record nor projection", arguments: TestEngine.all)
    func atomic(engine: TestEngine) async throws {
        struct Stop: Error {}
        try await engine.with([LedgerSchema.migrations, Counting.migrations]) { database in
            let ledger = Ledger(node: "test", surroundings: Self.surroundings, projections: [Counting()])
            await #expect(throws: Stop.self) {
                try await database.write { db in
                    try ledger.append(
                        [NewEvent(kind: "toy.said", payload: Said(words: "x"))],
                        to: "toy:1",
                        by: .system,
                        in: db
                    )
                    throw Stop()
                }
            }

            let counts = try await database.read { db in
                [try ledger.size(in: db), try db.value("SELECT COUNT(*) FROM counting", as: Int64.self) ?? -1]
            }
            #expect(counts == [0, 0])
        }
    }
}
