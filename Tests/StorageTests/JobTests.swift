import Kernel
import Storage
import StorageTesting
import Synchronization
import Testing

/// A clock that a test moves.
final class Hands: Sendable {
    private let moment = Mutex(Instant(milliseconds: 1_795_395_600_000))

    var surroundings: Surroundings {
        Surroundings(clock: { self.moment.withLock { $0 } }, chance: SystemRandomNumberGenerator())
    }

    func move(seconds: Int) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
}

@Suite("Jobs and remembered answers")
struct JobTests {
    @Test("does a job once, and the same key is not added twice", arguments: TestEngine.all)
    func once(engine: TestEngine) async throws {
        try await engine.with([StorageSchema.migrations]) { database in
            let surroundings = Hands().surroundings
            let jobs = Jobs(surroundings: surroundings)
            let seen = Mutex<[String]>([])
            try await database.write { db in
                try jobs.add(kind: "say", payload: "một", uniqueKey: "k", in: db)
                try jobs.add(kind: "say", payload: "hai", uniqueKey: "k", in: db)
            }
            let runner = JobRunner(
                database: database,
                surroundings: surroundings,
                handlers: ["say": { job in seen.withLock { $0.append(job.payload) } }]
            )

            let counts = [try await runner.runDue(), try await runner.runDue()]

            #expect(counts == [1, 0])
            #expect(seen.withLock { $0 } == ["một"])
        }
    }

    @Test("tries a failed job again, later and later, and gives it up", arguments: TestEngine.all)
    func backoff(engine: TestEngine) async throws {
        try await engine.with([StorageSchema.migrations]) { database in
            struct Broken: Error {}
            let hands = Hands()
            let jobs = Jobs(surroundings: hands.surroundings)
            let runner = JobRunner(
                database: database,
                surroundings: hands.surroundings,
                handlers: ["break": { _ in throw Broken() }]
            )
            try await database.write { db in try jobs.add(kind: "break", payload: "", in: db) }

            var begun: [Int] = []
            for wait in [0, 4, 1, 9, 1] {
                hands.move(seconds: wait)
                begun.append(try await runner.runDue())
            }
            for _ in 0..<40 {
                hands.move(seconds: 3600)
                _ = try await runner.runDue()
            }

            let row = try await database.read { try $0.row("SELECT state, attempts, last_error FROM job") }
            #expect(begun == [1, 0, 1, 0, 1])
            #expect(try row?["state"] == "failed")
            #expect(try row?["attempts"] == Jobs.largestAttempts)
            #expect(try row?["last_error"] == "Broken")
        }
    }

    @Test("takes over the job of a worker that died", arguments: TestEngine.all)
    func lease(engine: TestEngine) async throws {
        try await engine.with([StorageSchema.migrations]) { database in
            let hands = Hands()
            let jobs = Jobs(surroundings: hands.surroundings)
            try await database.write { db in try jobs.add(kind: "say", payload: "", in: db) }

            let first = try await database.write { db in try jobs.take(limit: 5, in: db).count }
            let second = try await database.write { db in try jobs.take(limit: 5, in: db).count }
            hands.move(seconds: 301)
            let third = try await database.write { db in try jobs.take(limit: 5, in: db).count }

            #expect([first, second, third] == [1, 0, 1])
        }
    }

    @Test("gives the same answer to the same key, and refuses another content", arguments: TestEngine.all)
    func answers(engine: TestEngine) async throws {
        try await engine.with([StorageSchema.migrations]) { database in
            let now = Hands().surroundings.now
            let ask: @Sendable (String, [UInt8], String) async throws -> (String, Bool) = { scope, content, answer in
                try await database.write { db in
                    try AnsweredRequest.once(scope: scope, key: "k", content: content, at: now, in: db) { answer }
                }
            }

            let first = try await ask("a", [1], "HS-1")
            let again = try await ask("a", [1], "HS-2")
            let other = try await ask("b", [1], "HS-3")

            #expect(first == ("HS-1", false))
            #expect(again == ("HS-1", true))
            #expect(other == ("HS-3", false))
            await #expect(throws: StorageError.self) { _ = try await ask("a", [2], "HS-4") }
        }
    }
}
