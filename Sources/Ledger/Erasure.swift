import Kernel
public import Storage

/// Xóa theo luật: the event that tells which payloads were erased, on what ground.
public struct Erasure: Codable, Hashable, Sendable {
    /// The kind of its event.
    public static let kind = "ledger.erased"

    /// The erased payloads.
    public var payloads: [Payload]
    /// The ground: the law and the decision, in words.
    public var ground: String

    /// One erased payload.
    public struct Payload: Codable, Hashable, Sendable {
        /// Which record lost its payload; it stands itself, with its hashes.
        public var sequence: Int64
        /// SHA-256 (hex) of what was left: the payload without personal data; nil where nothing was left.
        public var remainder: String?
    }
}

extension Ledger {
    /// Erases payloads and what followed from them in all projections; the records, their hashes and all proofs stay.
    ///
    /// The salt goes too, so that nobody can try out names against the hash that stays. What the projections still need of a
    /// payload, without personal data, may be left (`Projection.remainder`). Then all projections are made anew, which is
    /// exactly the state to which any later rebuild comes; so this takes as long as a rebuild.
    ///
    /// - Parameters:
    ///   - sequences: the records whose payloads go.
    ///   - ground: the law and the decision.
    ///   - actor: who decides it; the erasure is an event of its own.
    ///   - db: the session.
    /// - Throws: `LedgerFault.noSuchRecord`, `.notErasable`.
    public func erase(_ sequences: [Int64], ground: String, by actor: Actor, in db: WriteSession) throws {
        var payloads: [Erasure.Payload] = []
        for sequence in Set(sequences).sorted() {
            guard let record = try record(sequence, in: db) else { throw LedgerFault.noSuchRecord(sequence) }
            let isWhole = try db.value(
                "SELECT COUNT(*) FROM ledger_payload WHERE sequence = \(sequence) AND length(salt) > 0",
                as: Int.self
            )
            guard isWhole == 1, record.kind != Erasure.kind else { throw LedgerFault.notErasable(sequence) }
            let remainder = try projections.lazy.compactMap { try $0.remainder(of: record) }.first
            payloads.append(
                .init(sequence: sequence, remainder: remainder.map { Hex.encode(TreeHash.plain($0).bytes) })
            )
            if let remainder {
                try db.run(
                    """
                    UPDATE ledger_payload SET salt = \([UInt8]()), actor_name = '', body = \(remainder)
                    WHERE sequence = \(sequence)
                    """
                )
            } else {
                try db.run("DELETE FROM ledger_payload WHERE sequence = \(sequence)")
            }
        }
        guard !payloads.isEmpty else { return }
        try append(
            [NewEvent(kind: Erasure.kind, payload: Erasure(payloads: payloads, ground: ground))],
            to: "ledger:\(node)",
            by: actor,
            in: db
        )
        try rebuild(in: db)
    }

    /// All records of a subject whose payload can still be erased.
    public func erasable(of stream: String, in db: ReadSession) throws -> [Int64] {
        try db.rows(
            """
            SELECT r.sequence FROM ledger_record r JOIN ledger_payload p ON p.sequence = r.sequence
            WHERE r.stream = \(stream) AND r.kind <> \(Erasure.kind) AND length(p.salt) > 0 ORDER BY r.sequence
            """
        ).map { try $0[0] }
    }
}
