import Crypto
import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

/// A ledger with a toy's records, for tests.
struct ToyLedger {
    let ledger: Ledger
    let open: OpenLedger
    let database: Database

    static let secret = [UInt8](repeating: 7, count: 32)

    init(_ database: Database, projections: [any Projection] = [], secret: [UInt8] = secret) throws {
        self.database = database
        let surroundings = AppendTests.surroundings
        ledger = Ledger(node: "test", surroundings: surroundings, projections: projections)
        open = try OpenLedger(name: "test/so-cai", secret: secret, database: database, surroundings: surroundings)
    }

    /// Writes so many records, some in each stream.
    func write(_ count: Int, streams: Int = 5) async throws {
        let ledger = ledger
        try await database.write { db in
            for number in 0..<count {
                let event = try NewEvent(kind: "toy.said", payload: AppendTests.Said(words: "lời \(number)"))
                let actor = Actor(account: "a\(number % 3)", post: nil, name: "Bhling Thị Mai")
                try ledger.append([event], to: "toy:\(number % streams)", by: actor, in: db)
            }
        }
    }
}

@Suite("Checkpoints, tiles and proofs")
struct OpenLedgerTests {
    @Test("signs the root that a plain computation gives, whatever the checkpoints before", arguments: TestEngine.all)
    func roots(engine: TestEngine) async throws {
        try await engine.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            var sizes: [Int64] = []
            for count in [1, 0, 2, 252, 1, 1, 300, 700] {
                try await toy.write(count)
                let checkpoint = try await toy.open.checkpoint()
                let leaves = try await database.read { db in
                    try db.rows("SELECT leaf FROM ledger_record ORDER BY sequence").map { try $0[0] as TreeHash }
                }
                sizes.append(checkpoint.size)
                #expect(checkpoint.size == Int64(leaves.count))
                #expect(checkpoint.root == PlainTree.root(leaves[...]))
                #expect(Checkpoint(checkpoint.note.description, signedBy: toy.open.key) == checkpoint)
            }
            #expect(sizes == [1, 1, 3, 255, 256, 257, 557, 1257])
        }
    }

    @Test("an empty ledger has a checkpoint too")
    func empty() async throws {
        try await TestEngine.memory.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            let checkpoint = try await toy.open.checkpoint()

            #expect(checkpoint.size == 0)
            #expect(checkpoint.root == .ofNothing)
            #expect(try await toy.open.proof(ofRecord: 1) == nil)
        }
    }

    @Test("many who ask at once get one checkpoint for a size", arguments: TestEngine.all)
    func concurrent(engine: TestEngine) async throws {
        try await engine.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            try await toy.write(300)
            let notes = try await withThrowingTaskGroup(of: Checkpoint.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        if number.isMultiple(of: 5) { try await toy.write(3) }
                        return try await toy.open.checkpoint()
                    }
                }
                return try await group.reduce(into: [Int64: Set<String>]()) {
                    $0[$1.size, default: []].insert($1.note.description)
                }
            }
            #expect(notes.values.allSatisfy { $0.count == 1 })
        }
    }

    @Test("every record is proven, in text and in a seal", arguments: TestEngine.all)
    func proofs(engine: TestEngine) async throws {
        try await engine.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            try await toy.write(600)
            let key = toy.open.key
            for sequence in [1, 2, 255, 256, 257, 511, 512, 513, 600] as [Int64] {
                let proof = try #require(try await toy.open.proof(ofRecord: sequence))

                #expect(proof.holds(under: key))
                #expect(proof.sequence == sequence)
                #expect(LedgerProof(text: proof.text) == proof)
                #expect(LedgerProof(seal: proof.seal, key: key) == proof)
            }
            #expect(try await toy.open.proof(ofRecord: 601) == nil)
            #expect(try await toy.open.proof(ofRecord: 0) == nil)
            #expect(try await toy.open.proof(ofFirst: "toy.said", in: "toy:3")?.sequence == 4)
        }
    }

    @Test("a proof is not believed when anything in it was changed")
    func forgedProofs() async throws {
        try await TestEngine.memory.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            try await toy.write(40)
            let key = toy.open.key
            let proof = try #require(try await toy.open.proof(ofRecord: 17))
            let other = try OpenLedger(
                name: "test/so-cai",
                secret: [UInt8](repeating: 8, count: 32),
                database: database,
                surroundings: AppendTests.surroundings
            )

            #expect(!proof.holds(under: other.key))
            #expect(LedgerProof(seal: proof.seal, key: other.key) == nil)
            #expect(LedgerProof(text: proof.text.replacing("index 16", with: "index 17"))?.holds(under: key) == false)
            #expect(LedgerProof(text: proof.text.replacing("index 16", with: "index 016")) == nil)
            let letters = Array(proof.seal)
            for position in letters.indices {
                var changed = letters
                changed[position] = changed[position] == "A" ? "B" : "A"
                // The last letter carries bits beyond the last byte: a change there is no seal at all.
                #expect(LedgerProof(seal: String(changed), key: key) == nil)
            }
            #expect(LedgerProof(seal: proof.seal.dropLast(4), key: key) == nil)
            #expect(LedgerProof(seal: proof.seal + "AAAA", key: key) == nil)
        }
    }

    @Test("two checkpoints are proven consistent", arguments: TestEngine.all)
    func consistency(engine: TestEngine) async throws {
        try await engine.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            try await toy.write(259)
            let old = try await toy.open.checkpoint()
            try await toy.write(300)
            let new = try await toy.open.checkpoint()
            let path = try #require(try await toy.open.consistencyPath(from: old.size, to: new))

            #expect(PathCheck.isConsistent(from: (old.size, old.root), to: (new.size, new.root), path: path))
            #expect(try await toy.open.checkpoint(ofSize: old.size) == old)
            #expect(try await toy.open.consistencyPath(from: new.size + 1, to: new) == nil)
        }
    }

    @Test("serves full and partial tiles and entries that hash to them", arguments: TestEngine.all)
    func tiles(engine: TestEngine) async throws {
        try await engine.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            try await toy.write(600)
            #expect(try await toy.open.tile(TileAddress(level: 0, index: 0)) == nil)
            let checkpoint = try await toy.open.checkpoint()

            let full = try #require(try await toy.open.tile(TileAddress(level: 0, index: 1)))
            let partial = try #require(try await toy.open.tile(TileAddress(level: 0, index: 2, width: 88)))
            let upper = try #require(try await toy.open.tile(TileAddress(level: 1, index: 0, width: 2)))
            let entries = try #require(try await toy.open.tile(TileAddress(level: nil, index: 2, width: 88)))
            #expect(full.count == 8192)
            #expect(partial.count == 88 * 32)
            #expect(upper.count == 64)
            #expect(
                checkpoint.root == .node(.node(hash(upper, 0), hash(upper, 1)), PlainTree.root(hashes(partial)[...]))
            )
            #expect(split(entries).map { TreeHash.leaf($0) } == hashes(partial))
            for address in [
                "0/002", "0/002.p/89", "0/003.p/1", "1/000", "1/000.p/3", "2/000.p/1", "entries/002", "9/000",
            ] {
                #expect(try await toy.open.tile(try #require(TileAddress(address))) == nil)
            }
        }
    }

    private func hashes(_ bytes: [UInt8]) -> [TreeHash] {
        stride(from: 0, to: bytes.count, by: 32).compactMap { TreeHash(bytes[$0..<$0 + 32]) }
    }

    private func hash(_ bytes: [UInt8], _ position: Int) -> TreeHash { hashes(bytes)[position] }

    private func split(_ bundle: [UInt8]) -> [[UInt8]] {
        var (entries, rest) = ([[UInt8]](), bundle[...])
        while let high = rest.popFirst(), let low = rest.popFirst() {
            let length = Int(high) << 8 | Int(low)
            entries.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return entries
    }

    @Test("a server with another secret does not sign on, and a changed past is not signed", arguments: TestEngine.all)
    func refusals(engine: TestEngine) async throws {
        try await engine.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            try await toy.write(10)
            _ = try await toy.open.checkpoint()
            let stranger = try ToyLedger(database, secret: [UInt8](repeating: 9, count: 32))
            await #expect(throws: LedgerFault.foreignKey(name: "test/so-cai")) { try await stranger.open.checkpoint() }

            try await database.write { db in
                try db.run("UPDATE ledger_record SET leaf = \([UInt8](repeating: 1, count: 32)) WHERE sequence = 4")
            }
            try await toy.write(1)
            await #expect(throws: LedgerFault.diverged(size: 10)) { try await toy.open.checkpoint() }
        }
    }

    @Test("thousands of events of one stream are written in one go", arguments: TestEngine.all)
    func bulk(engine: TestEngine) async throws {
        try await engine.with([LedgerSchema.migrations]) { database in
            let toy = try ToyLedger(database)
            let events = try (0..<3000).map {
                try NewEvent(kind: "toy.said", payload: AppendTests.Said(words: "\($0)"))
            }
            let records = try await database.write { db in
                try toy.ledger.append(events, to: "toy:1", by: .system, in: db)
            }
            let history = try await database.read { try toy.ledger.history(of: "toy:1", in: $0) }

            #expect(records.map(\.position) == Array(1...3000))
            #expect(history.map(\.sequence) == Array(1...3000))
            #expect(try await toy.open.checkpoint().size == 3000)
        }
    }
}
