import Kernel
import Storage
import Testing

@testable import Ledger

/// What a forger with full access to the database may try, and the record that has to be named.
struct Forgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let finding: Flaw
    let commit: @Sendable (WriteSession) throws -> Void

    init(
        _ name: String,
        _ sequence: Int64,
        _ kind: Flaw.Kind,
        _ commit: @escaping @Sendable (WriteSession) throws -> Void
    ) {
        testDescription = name
        finding = Flaw(sequence: sequence, kind: kind)
        self.commit = commit
    }

    /// Records, of which the first 300 are signed: at 100, 257 and 300.
    static let size: Int64 = 320
    private static let ones = [UInt8](repeating: 1, count: 32)

    static let columns: [Forgery] = [
        Forgery("another kind", 17, .recordAltered) { db in
            try db.run("UPDATE ledger_record SET kind = 'toy.shouted' WHERE sequence = 17")
        },
        Forgery("another officer", 18, .recordAltered) { db in
            try db.run("UPDATE ledger_record SET account = 'somebody' WHERE sequence = 18")
        },
        Forgery("another post", 19, .recordAltered) { db in
            try db.run("UPDATE ledger_record SET post = 'chief' WHERE sequence = 19")
        },
        Forgery("another moment", 20, .recordAltered) { db in
            try db.run("UPDATE ledger_record SET recorded_at = recorded_at + 1 WHERE sequence = 20")
        },
        Forgery("another subject", 21, .recordAltered) { db in
            try db.run("UPDATE ledger_record SET stream = 'toy:x' WHERE sequence = 21")
        },
        Forgery("another position", 22, .recordAltered) { db in
            try db.run("UPDATE ledger_record SET position = 9999 WHERE sequence = 22")
        },
        Forgery("another node", 1, .recordAltered) { db in
            try db.run("UPDATE ledger_record SET node = 'elsewhere' WHERE sequence = 1")
        },
        Forgery("another version", 320, .recordAltered) { db in
            try db.run("UPDATE ledger_record SET version = 2 WHERE sequence = 320")
        },
        Forgery("another payload hash", 23, .recordAltered) { db in
            try db.run("UPDATE ledger_record SET payload_hash = \(ones) WHERE sequence = 23")
        },
        Forgery("another predecessor", 24, .recordAltered) { db in
            try db.run("UPDATE ledger_record SET previous = \(ones) WHERE sequence = 24")
        },
        Forgery("another leaf", 25, .recordAltered) { db in
            try db.run("UPDATE ledger_record SET leaf = \(ones) WHERE sequence = 25")
        },
    ]

    static let payloads: [Forgery] = [
        Forgery("another payload", 30, .payloadAltered) { db in
            try db.run("UPDATE ledger_payload SET body = \(Array("{}".utf8)) WHERE sequence = 30")
        },
        Forgery("another salt", 31, .payloadAltered) { db in
            try db.run("UPDATE ledger_payload SET salt = \(ones) WHERE sequence = 31")
        },
        Forgery("another name", 32, .payloadAltered) { db in
            try db.run("UPDATE ledger_payload SET actor_name = 'Ai đó' WHERE sequence = 32")
        },
        Forgery("a payload that is gone", 33, .payloadRemoved) { db in
            try db.run("DELETE FROM ledger_payload WHERE sequence = 33")
        },
        Forgery("an erasure that nobody decided", 34, .payloadRemoved) { db in
            try db.run("UPDATE ledger_payload SET salt = \([UInt8]()), actor_name = '' WHERE sequence = 34")
        },
        Forgery("two payloads swapped", 35, .payloadAltered) { db in
            let rows = try db.rows("SELECT salt, body FROM ledger_payload WHERE sequence IN (35, 40) ORDER BY sequence")
            for (row, sequence) in zip(rows, [40, 35]) {
                let (salt, body) = (try row[0] as [UInt8], try row[1] as [UInt8])
                try db.run("UPDATE ledger_payload SET salt = \(salt), body = \(body) WHERE sequence = \(sequence)")
            }
        },
    ]

    static let rows: [Forgery] = [
        Forgery("one record removed", 50, .recordsRemoved(through: 50)) { db in try remove(50...50, db) },
        Forgery("the first record removed", 1, .recordsRemoved(through: 1)) { db in try remove(1...1, db) },
        Forgery("eleven records removed", 50, .recordsRemoved(through: 60)) { db in try remove(50...60, db) },
        Forgery("the last record removed", 320, .recordsRemoved(through: 320)) { db in try remove(320...320, db) },
        Forgery("the signed end removed and the head mended", 281, .recordsRemoved(through: 300)) { db in
            try remove(281...320, db)
            let leaf: [UInt8]? = try db.value("SELECT leaf FROM ledger_record WHERE sequence = 280")
            try db.run("UPDATE ledger_head SET size = 280, last_leaf = \(leaf)")
        },
        Forgery("a record put behind the end", 321, .recordInserted) { db in
            try insert(321, after: 320, db)
        },
        Forgery("a record put before the first", -5, .recordInserted) { db in try insert(-5, after: 1, db) },
        Forgery("two records swapped", 60, .recordMoved(from: 70)) { db in try swap(60, 70, db) },
        Forgery("neighbours swapped", 80, .recordMoved(from: 81)) { db in try swap(80, 81, db) },
        Forgery("a record replaced with its leaf", 90, .recordReplaced) { db in
            try rewrite(90, db) { $0.kind = "toy.shouted" }
        },
        Forgery("a record replaced with its leaf, cut from the one before", 91, .recordReplaced) { db in
            try rewrite(91, db) { $0.previous = ones }
        },
        Forgery("the last record replaced with its leaf", 320, .headAltered) { db in
            try rewrite(320, db) { $0.kind = "toy.shouted" }
        },
    ]

    static let whole: [Forgery] = [
        Forgery("all rewritten from a record on", 100, .signedStateChanged(after: 0)) { db in
            try rewriteAll(from: 40, db) { $0.kind = "toy.shouted" }
        },
        Forgery("all rewritten behind a checkpoint", 256, .signedStateChanged(after: 100)) { db in
            try rewriteAll(from: 150, db) { $0.account = "somebody" }
        },
        Forgery("a position skipped behind the last checkpoint", 310, .positionOutOfOrder(expected: 61, found: 66)) {
            db in
            try rewriteAll(from: 310, db) { $0.position += 5 }
        },
        Forgery("time turned back behind the last checkpoint", 311, .timeGoesBack) { db in
            try rewriteAll(from: 311, db) { $0.time = Instant(milliseconds: 5) }
        },
        Forgery("another head", 320, .headAltered) { db in
            try db.run("UPDATE ledger_head SET last_leaf = \(ones)")
        },
        Forgery("another root in a checkpoint", 257, .checkpointForged) { db in
            try db.run("UPDATE ledger_checkpoint SET root = \(ones) WHERE size = 257")
        },
        Forgery("a checkpoint of another signer", 300, .checkpointForged) { db in
            let root: TreeHash? = try db.value("SELECT root FROM ledger_checkpoint WHERE size = 300")
            let stranger = try NoteSigner(name: "test/so-cai", secret: ones)
            let note = try Checkpoint(size: 300, root: root ?? .ofNothing, signer: stranger).note.description
            try db.run("UPDATE ledger_checkpoint SET note = \(note) WHERE size = 300")
        },
        Forgery("another tree hash", 256, .treeHashWrong(level: 1, position: 0)) { db in
            try db.run("UPDATE ledger_tile SET hash = \(ones)")
        },
        Forgery("a tree hash that is gone", 256, .treeHashWrong(level: 1, position: 0)) { db in
            try db.run("DELETE FROM ledger_tile")
        },
        Forgery("a tree hash of nothing", 300, .treeHashWrong(level: 1, position: 7)) { db in
            try db.run("INSERT INTO ledger_tile (level, position, hash) VALUES (1, 7, \(ones))")
        },
    ]

    // MARK: Tools of the trade

    private static func remove(_ range: ClosedRange<Int64>, _ db: WriteSession) throws {
        for table in ["ledger_payload", "ledger_record"] {
            try db.run(
                "DELETE FROM \(name: table) WHERE sequence BETWEEN \(range.lowerBound) AND \(range.upperBound)"
            )
        }
    }

    private static func insert(_ sequence: Int64, after before: Int64, _ db: WriteSession) throws {
        guard var form = try form(before, db) else { return }
        form.previous = form.leaf
        form.sequence = sequence
        form.stream = "toy:forged"
        form.position = 1
        form.payloadHash = RecordForm.payloadHash(salt: ones, actorName: "", body: [1])
        try db.run(RecordForm.insertion + form.row(leaf: form.leaf))
        try db.run(
            "INSERT INTO ledger_payload (sequence, salt, actor_name, body) VALUES (\(sequence), \(ones), '', \([1] as [UInt8]))"
        )
    }

    private static func form(_ sequence: Int64, _ db: WriteSession) throws -> RecordForm? {
        try db.row(RecordForm.selection + " FROM ledger_record WHERE sequence = \(sequence)").map { try RecordForm($0) }
    }

    /// Two whole rows change places: everything but their numbers.
    private static func swap(_ first: Int64, _ second: Int64, _ db: WriteSession) throws {
        let query: SQL = "SELECT salt, actor_name, body FROM ledger_payload WHERE sequence = "
        guard let one = try form(first, db), let other = try form(second, db),
            let onePayload = try db.row(query + "\(first)"), let otherPayload = try db.row(query + "\(second)")
        else { return }
        let leaves = (one.leaf, other.leaf)
        try remove(first...first, db)
        try remove(second...second, db)
        for (form, leaf, sequence, payload) in [
            (one, leaves.0, second, onePayload), (other, leaves.1, first, otherPayload),
        ] {
            var moved = form
            moved.sequence = sequence
            try db.run(RecordForm.insertion + moved.row(leaf: leaf))
            let (salt, name, body) = (try payload[0] as [UInt8], try payload[1] as String, try payload[2] as [UInt8])
            try db.run(
                "INSERT INTO ledger_payload (sequence, salt, actor_name, body) VALUES (\(sequence), \(salt), \(name), \(body))"
            )
        }
    }

    private static func rewrite(_ sequence: Int64, _ db: WriteSession, change: (inout RecordForm) -> Void) throws {
        guard var form = try form(sequence, db) else { return }
        change(&form)
        try save(form, db)
    }

    /// The patient forger: all that follows is made to fit, the head too.
    private static func rewriteAll(from first: Int64, _ db: WriteSession, change: (inout RecordForm) -> Void) throws {
        var previous: [UInt8]?
        for sequence in first...size {
            guard var form = try form(sequence, db) else { return }
            if let previous { form.previous = previous } else { change(&form) }
            previous = form.leaf
            try save(form, db)
        }
        try db.run("UPDATE ledger_head SET last_leaf = \(previous)")
    }

    private static func save(_ form: RecordForm, _ db: WriteSession) throws {
        try db.run(
            """
            UPDATE ledger_record
            SET previous = \(form.previous), kind = \(form.kind), account = \(form.account), position = \(form.position),
                recorded_at = \(form.time), leaf = \(form.leaf)
            WHERE sequence = \(form.sequence)
            """
        )
    }
}
