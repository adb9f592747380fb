public import Kernel
import Storage

/// Việc đã ghi: what everybody may know of a record: that it is there, what kind of step it was, and when.
public struct RecordFacts: Hashable, Sendable {
    /// Its place in the ledger, from 1; the index of its leaf is one less.
    public let sequence: Int64
    /// What happened, `dossier.submitted`.
    public let kind: String
    /// When it was written.
    public let time: Instant
    /// Its leaf hash.
    public let leaf: TreeHash
    /// Whether its payload was erased by law; the record itself still stands.
    public let isErased: Bool
}

extension OpenLedger {
    /// Kết luận: what the ledger says to a proof that somebody holds.
    public enum Judgement: Hashable, Sendable {
        /// The proof is ours and the record stands as it did when the proof was given.
        case stands(LedgerProof, RecordFacts)
        /// The proof is ours, but the ledger is no longer what it was: it must be examined at once.
        case altered(LedgerProof)
        /// The proof is damaged, or another ledger gave it.
        case notOurs
        /// There is no record with this number yet.
        case noSuchRecord(Int64)
        /// This is neither a proof nor a number.
        case unreadable
    }

    /// Judges what somebody holds: the address or the seal of a QR code, the text of a `.tlog-proof` file, or the number of
    /// a record, for which a fresh proof is made.
    public func judge(_ text: String) async throws -> Judgement {
        let words = text.split(whereSeparator: \.isWhitespace)
        let compact = words.joined()
        if text.contains("c2sp.org/tlog-proof") {
            guard let proof = LedgerProof(text: Self.lines(of: text)), proof.holds(under: key) else { return .notOurs }
            return try await examine(proof)
        }
        if compact.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") }) {
            guard let sequence = Int64(compact.replacing(".", with: "")) else { return .unreadable }
            guard let proof = try await proof(ofRecord: sequence) else { return .noSuchRecord(sequence) }
            return try await examine(proof)
        }
        let seal = compact.firstRange(of: "ma=").map { compact[$0.upperBound...].prefix { $0 != "&" } } ?? compact[...]
        // A seal has at least a version, two numbers, a leaf and a signature.
        guard seal.utf8.count > 130, Base64URL.decode(seal) != nil else { return .unreadable }
        guard let proof = LedgerProof(seal: seal, key: key) else { return .notOurs }
        return try await examine(proof)
    }

    /// What everybody may know of a record; nil where there is none.
    public func facts(ofRecord sequence: Int64) async throws -> RecordFacts? {
        try await database.read { try Self.facts(ofRecord: sequence, in: $0) }
    }

    /// A proof that is rightly signed, compared with the ledger of now.
    private func examine(_ proof: LedgerProof) async throws -> Judgement {
        try await database.read { db in
            var tree = StoredTree(in: db)
            let size = try db.value("SELECT size FROM ledger_head WHERE id = 1", as: Int64.self) ?? 0
            guard let facts = try Self.facts(ofRecord: proof.sequence, in: db), facts.leaf == proof.leaf,
                proof.checkpoint.size <= size, try tree.root(size: proof.checkpoint.size) == proof.checkpoint.root
            else { return .altered(proof) }
            return .stands(proof, facts)
        }
    }

    private static func facts(ofRecord sequence: Int64, in db: ReadSession) throws -> RecordFacts? {
        let row = try db.row(
            """
            SELECT r.sequence, r.kind, r.recorded_at, r.leaf, p.salt
            FROM ledger_record r LEFT JOIN ledger_payload p ON p.sequence = r.sequence
            WHERE r.sequence = \(sequence)
            """
        )
        guard let row else { return nil }
        return RecordFacts(
            sequence: try row[0],
            kind: try row[1],
            time: try row[2],
            leaf: try row[3],
            isErased: try (row[4] as [UInt8]? ?? []).isEmpty
        )
    }

    /// A pasted text has lost its last line end, and line ends of other systems may have crept in.
    private static func lines(of text: String) -> String {
        // Swift reads a carriage return and a line feed as one character.
        let text = text.replacing("\r\n", with: "\n")
        return text.hasSuffix("\n") ? text : text + "\n"
    }
}
