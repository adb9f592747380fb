import Kernel
import Storage

/// A stretch of the ledger as it was read and checked record by record; what concerns neighbours comes later, in order.
struct VerifiedPage: Sendable {
    var links: [Link] = []
    /// Flaws that a record shows by itself.
    var flaws: [Flaw] = []
    /// Records without their payload, and the hash of what was left of it.
    var erased: [(sequence: Int64, remainder: TreeHash?)] = []
    /// What records in this page say was erased.
    var erasures: [Erasure] = []

    /// What a record says about its neighbours.
    struct Link: Sendable {
        let sequence: Int64
        let leaf: TreeHash
        let previous: TreeHash
        let stream: Int
        let position: Int
        let time: Int64
    }

    /// Reads and checks a stretch.
    ///
    /// - Parameters:
    ///   - range: sequences of records; the first page has no lower bound, so that nothing hides below 1.
    ///   - db: the session.
    /// - Throws: `StorageError`, `SQLConversionError` for a column of another kind; an altered record is a flaw, no error.
    init(_ range: Range<Int64>, in db: ReadSession) throws {
        links.reserveCapacity(Int(range.upperBound - max(range.lowerBound, 1)))
        let query =
            RecordForm.joinedSelection
            + " WHERE r.sequence >= \(range.lowerBound) AND r.sequence < \(range.upperBound) ORDER BY r.sequence"
        try db.each(query) { row in
            let form = try RecordForm(row)
            let leaf: TreeHash = try row[11]
            check(form, leaf: leaf)
            try check(form, salt: row[12], actorName: row[13], body: row[14])
            links.append(
                Link(
                    sequence: form.sequence,
                    leaf: leaf,
                    previous: TreeHash(form.previous) ?? .ofNothing,
                    stream: form.stream.hashValue,
                    position: form.position,
                    time: form.time.milliseconds
                )
            )
        }
    }

    private mutating func check(_ form: RecordForm, leaf: TreeHash) {
        guard TreeHash.leaf(form.bytes) != leaf else { return }
        flaws.append(Flaw(sequence: form.sequence, kind: .recordAltered))
    }

    private mutating func check(_ form: RecordForm, salt: [UInt8]?, actorName: String?, body: [UInt8]?) throws {
        guard let salt, let body else {
            erased.append((form.sequence, nil))
            return
        }
        guard !salt.isEmpty else {
            let isBare = actorName ?? "" == ""
            erased.append((form.sequence, isBare ? .plain(body) : .ofNothing))
            return
        }
        guard RecordForm.payloadHash(salt: salt, actorName: actorName ?? "", body: body) == form.payloadHash else {
            flaws.append(Flaw(sequence: form.sequence, kind: .payloadAltered))
            return
        }
        if form.kind == Erasure.kind {
            let event = try NewEvent.decode(Erasure.self, from: body)
            erasures.append(event)
        }
    }
}

extension RecordForm {
    /// As `selection`, with leaf and payload behind.
    fileprivate static let joinedSelection: SQL = """
        SELECT r.sequence, r.previous, r.stream, r.position, r.kind, r.version, r.account, r.post, r.node, r.recorded_at,
               r.payload_hash, r.leaf, p.salt, p.actor_name, p.body
        FROM ledger_record r LEFT JOIN ledger_payload p ON p.sequence = r.sequence
        """
}
