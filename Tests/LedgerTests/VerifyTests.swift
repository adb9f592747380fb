import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@Suite("thubon verify")
struct VerifyTests {
    /// 320 records of five subjects, signed at 100, 257 and 300.
    private func fill(_ toy: ToyLedger) async throws {
        for count in [100, 157, 43] {
            try await toy.write(count)
            _ = try await toy.open.checkpoint()
        }
        try await toy.write(20)
    }

    private func verify(_ toy: ToyLedger, pageSize: Int64 = 50) async throws -> Verification {
        try await LedgerVerifier(database: toy.database, key: toy.open.key).run(pageSize: pageSize)
    }

    @Test("finds nothing in a sound ledger, whatever the size of its pages", arguments: TestEngine.all)
    func sound(engine: TestEngine) async throws {
        try await engine.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            let empty = try await verify(toy)
            #expect(empty.isSound && empty.records == 0 && empty.root == .ofNothing)

            try await fill(toy)
            for pageSize in [1, 50, 256, 320, 1000] as [Int64] {
                let verification = try await verify(toy, pageSize: pageSize)

                #expect(verification.flaws == [])
                #expect(verification.records == Forgery.size)
                #expect(verification.streams == 5)
                #expect(verification.checkpoints == 3)
            }
            #expect(try await toy.open.checkpoint().root == verify(toy).root)
        }
    }

    @Test(
        "names the first record of every forgery",
        arguments: TestEngine.all.filter { $0 != .memory },
        Forgery.columns + Forgery.payloads + Forgery.rows + Forgery.whole
    )
    func forgeries(engine: TestEngine, forgery: Forgery) async throws {
        try await engine.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            try await fill(toy)
            try await database.write { try forgery.commit($0) }

            let verification = try await verify(toy)

            #expect(verification.flaws.first == forgery.finding, "\(verification.flaws)")
        }
    }

    @Test("a checkpoint signed by another key is no proof of anything")
    func otherKey() async throws {
        try await TestEngine.memory.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            try await fill(toy)
            let stranger = try NoteSigner(name: "test/so-cai", secret: [UInt8](repeating: 1, count: 32))

            let verification = try await LedgerVerifier(database: database, key: stranger.key).run()

            #expect(verification.flaws.map(\.sequence) == [100, 257, 300])
            #expect(verification.flaws.allSatisfy { $0.kind == .checkpointForged })
        }
    }

    @Test("may run while records are written", arguments: TestEngine.all)
    func besideWriters(engine: TestEngine) async throws {
        try await engine.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            try await fill(toy)
            async let writing: Void = {
                for _ in 0..<10 {
                    try await toy.write(7)
                    _ = try await toy.open.checkpoint()
                }
            }()
            for _ in 0..<5 { #expect(try await verify(toy, pageSize: 30).flaws == []) }
            try await writing
            #expect(try await verify(toy).records == 390)
        }
    }
}

@Suite("Lawful erasure and rebuilding")
struct ErasureTests {
    static let decision = Actor(account: nil, post: "p1", name: "Nguyễn Văn Chủ Tịch")

    /// Keeps the last words of each subject: personal data, for this test.
    struct Saying: Projection {
        let name = "saying"
        let tables = ["saying"]
        static let migrations = Migrations(
            room: "saying",
            texts: [
                (
                    "0001_saying.sql",
                    "CREATE TABLE saying (\n    stream TEXT NOT NULL PRIMARY KEY,\n    words TEXT NOT NULL,\n    said BIGINT NOT NULL\n);"
                )
            ]
        )

        func apply(_ record: EventRecord, in db: WriteSession) throws {
            guard record.kind == "toy.said", let said = try record.decode(AppendTests.Said.self) else { return }
            try db.run(
                """
                INSERT INTO saying (stream, words, said) VALUES (\(record.stream), \(said.words), 1)
                ON CONFLICT (stream) DO UPDATE SET words = excluded.words, said = saying.said + 1
                """
            )
        }

        func remainder(of record: EventRecord) throws -> [UInt8]? {
            guard record.stream.hasPrefix("toy:"), let body = record.payload else { return nil }
            return try Remainder.blanking(["words"], in: body)
        }
    }

    private func with(
        _ engine: TestEngine,
        _ body: @Sendable (ToyLedger) async throws -> Void
    ) async throws {
        try await engine.with([LedgerSchema.migrations, Saying.migrations]) { database in
            let toy = try ToyLedger(database, projections: [Saying()])
            try await toy.write(60)
            let (ledger, event) = (
                toy.ledger, try NewEvent(kind: "other.said", payload: AppendTests.Said(words: "khác"))
            )
            try await database.write { db in try ledger.append([event], to: "other:1", by: .system, in: db) }
            try await body(toy)
        }
    }

    private func prints(_ toy: ToyLedger) async throws -> [TablePrint] {
        let ledger = toy.ledger
        return try await toy.database.read { try ledger.fingerprints(in: $0) }
    }

    private func verify(_ toy: ToyLedger) async throws -> Verification {
        try await LedgerVerifier(database: toy.database, key: toy.open.key).run(pageSize: 16)
    }

    @Test("a rebuild gives the same tables, and mends changed ones", arguments: TestEngine.all)
    func rebuild(engine: TestEngine) async throws {
        try await with(engine) { toy in
            let ledger = toy.ledger
            let before = try await prints(toy)
            try await toy.database.write { try ledger.rebuild(in: $0) }
            #expect(try await prints(toy) == before)

            try await toy.database.write { db in try db.run("UPDATE saying SET words = 'giả' WHERE stream = 'toy:1'") }
            #expect(try await prints(toy) != before)
            try await toy.database.write { try ledger.rebuild(in: $0) }
            #expect(try await prints(toy) == before)
        }
    }

    @Test("an erased payload is gone everywhere, and every proof still holds", arguments: TestEngine.all)
    func erase(engine: TestEngine) async throws {
        try await with(engine) { toy in
            let (ledger, key) = (toy.ledger, toy.open.key)
            let proof = try #require(try await toy.open.proof(ofRecord: 3))
            try await toy.database.write { db in
                let all = try ledger.erasable(of: "toy:2", in: db)
                #expect(all.count == 12)
                try ledger.erase(all + [61], ground: "QĐ 12/QĐ-UBND", by: Self.decision, in: db)
            }

            let left = try await toy.database.read { db in
                (
                    try ledger.history(of: "toy:2", in: db), try ledger.record(61, in: db),
                    try db.row("SELECT words, said FROM saying WHERE stream = 'toy:2'")?.storedValues,
                    try ledger.erasable(of: "toy:2", in: db), try ledger.history(of: "ledger:test", in: db)
                )
            }
            #expect(
                try left.0.allSatisfy { try $0.actor.name.isEmpty && $0.decode(AppendTests.Said.self)?.words == "" }
            )
            #expect(left.1?.payload == nil)
            #expect(left.2 == [.text(""), .integer(12)])
            #expect(left.3 == [])
            #expect(left.4.first?.actor == Self.decision)
            #expect(try left.4.first?.decode(Erasure.self)?.ground == "QĐ 12/QĐ-UBND")

            let verification = try await verify(toy)
            #expect(verification.flaws == [])
            #expect(verification.erased == 13)
            guard case .stands(proof, let facts) = try await toy.open.judge(proof.seal) else {
                Issue.record("the proof no longer stands")
                return
            }
            #expect(facts.isErased && proof.holds(under: key))

            let before = try await prints(toy)
            try await toy.database.write { try ledger.rebuild(in: $0) }
            #expect(try await prints(toy) == before)
        }
    }

    @Test("what an erasure left cannot be changed unseen, nor brought back", arguments: TestEngine.all)
    func remainder(engine: TestEngine) async throws {
        try await with(engine) { toy in
            let ledger = toy.ledger
            try await toy.database.write { try ledger.erase([8], ground: "QĐ", by: Self.decision, in: $0) }
            try await toy.database.write { db in
                try db.run("UPDATE ledger_payload SET body = \(Array(#"{"words":"x"}"#.utf8)) WHERE sequence = 8")
            }
            #expect(
                try await verify(toy).flaws.map(\.description) == [
                    "what an erasure left of the payload of record 8 was altered"
                ]
            )
            await #expect(throws: LedgerFault.notErasable(8)) {
                try await toy.database.write { try ledger.erase([8], ground: "QĐ", by: Self.decision, in: $0) }
            }
        }
    }

    @Test("the record of an erasure cannot be erased, nor one that is not there", arguments: TestEngine.all)
    func refusals(engine: TestEngine) async throws {
        try await with(engine) { toy in
            let ledger = toy.ledger
            try await toy.database.write { try ledger.erase([5], ground: "QĐ", by: Self.decision, in: $0) }
            await #expect(throws: LedgerFault.notErasable(62)) {
                try await toy.database.write { try ledger.erase([62], ground: "QĐ", by: Self.decision, in: $0) }
            }
            await #expect(throws: LedgerFault.noSuchRecord(99)) {
                try await toy.database.write { try ledger.erase([99], ground: "QĐ", by: Self.decision, in: $0) }
            }
        }
    }
}

@Suite("Judging what somebody holds")
struct JudgementTests {
    @Test("takes a number, an address, a seal with blanks, and a file with lost line ends", arguments: TestEngine.all)
    func forms(engine: TestEngine) async throws {
        try await engine.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            try await toy.write(30)
            let proof = try #require(try await toy.open.proof(ofRecord: 12))
            for text in [
                "12", " 12 ", proof.seal, "https://thubon.vn/so-cai?ma=\(proof.seal)&lang=en",
                String(proof.seal.prefix(40)) + "\n " + proof.seal.dropFirst(40), proof.text,
                proof.text.replacing("\n", with: "\r\n"), String(proof.text.dropLast()),
            ] {
                guard case .stands(let found, let facts) = try await toy.open.judge(text) else {
                    Issue.record("not taken: \(text)")
                    continue
                }
                #expect(found.sequence == 12 && facts.kind == "toy.said" && !facts.isErased)
            }
            #expect(try await toy.open.judge("31") == .noSuchRecord(31))
            #expect(try await toy.open.judge("") == .unreadable)
            #expect(try await toy.open.judge("xin chào") == .unreadable)
            #expect(try await toy.open.judge(String(proof.seal.dropFirst(4))) == .notOurs)
            #expect(try await toy.open.judge(proof.text.replacing("\n30\n", with: "\n29\n")) == .notOurs)
        }
    }

    @Test("says when the ledger is no longer what it was", arguments: TestEngine.all)
    func altered(engine: TestEngine) async throws {
        try await engine.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            try await toy.write(30)
            let proof = try #require(try await toy.open.proof(ofRecord: 12))
            try await database.write { db in
                try db.run("UPDATE ledger_record SET leaf = \([UInt8](repeating: 1, count: 32)) WHERE sequence = 20")
            }

            #expect(try await toy.open.judge(proof.seal) == .altered(proof))
        }
    }
}
