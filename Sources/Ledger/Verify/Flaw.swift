/// Chỗ hỏng: one thing in the stored ledger that is not as it was written, with the record that it concerns.
public struct Flaw: Hashable, Sendable, CustomStringConvertible {
    /// The first record concerned, from 1.
    public let sequence: Int64
    /// What is wrong.
    public let kind: Kind

    /// What can be wrong.
    public enum Kind: Hashable, Sendable {
        /// A column of the record was changed: its leaf hash no longer follows from it.
        case recordAltered
        /// The whole record was replaced, leaf hash and all; the records beside it tell.
        case recordReplaced
        /// The record stood at another place.
        case recordMoved(from: Int64)
        /// Records are missing, from this one to the other.
        case recordsRemoved(through: Int64)
        /// Records were put in before the first or behind the end.
        case recordInserted
        /// Within its subject the record has not the position that follows.
        case positionOutOfOrder(expected: Int, found: Int)
        /// The record is earlier than the one before.
        case timeGoesBack
        /// The payload, its salt or the actor's name was changed.
        case payloadAltered
        /// The payload is missing, and no record tells of a lawful erasure.
        case payloadRemoved
        /// What an erasure left of the payload was changed.
        case remainderAltered
        /// A payload lies there for a record that does not exist.
        case payloadWithoutRecord
        /// The end of the ledger was rewritten: its head names another last record.
        case headAltered
        /// The ledger up to here is not the one that was signed, from some record after the other on.
        case signedStateChanged(after: Int64)
        /// A checkpoint was not signed by the ledger's key, or its row says something else than its note.
        case checkpointForged
        /// A stored hash of the tree is wrong or missing, while the records are right.
        case treeHashWrong(level: Int, position: Int64)
    }

    /// For the one who has to act.
    public var description: String {
        switch kind {
        case .recordAltered: "record \(sequence) was altered"
        case .recordReplaced: "record \(sequence) was replaced by another"
        case .recordMoved(let from): "record \(sequence) was reordered: it stood at \(from)"
        case .recordsRemoved(let last):
            last == sequence ? "record \(sequence) was removed" : "records \(sequence) to \(last) were removed"
        case .recordInserted: "record \(sequence) was inserted"
        case .positionOutOfOrder(let expected, let found):
            "record \(sequence) has position \(found) in its stream, where \(expected) follows"
        case .timeGoesBack: "record \(sequence) is earlier than the record before it"
        case .payloadAltered: "the payload of record \(sequence) was altered"
        case .payloadRemoved: "the payload of record \(sequence) was removed, without a lawful erasure"
        case .remainderAltered: "what an erasure left of the payload of record \(sequence) was altered"
        case .payloadWithoutRecord: "there is a payload for record \(sequence), which does not exist"
        case .headAltered: "the head of the ledger does not name record \(sequence) as its last"
        case .signedStateChanged(let after):
            after + 1 == sequence
                ? "record \(sequence) is not the one that was signed"
                : "a record between \(after + 1) and \(sequence) is not the one that was signed"
        case .checkpointForged: "the checkpoint of \(sequence) records is forged"
        case .treeHashWrong(let level, let position):
            "the stored tree hash \(level)/\(position), which ends with record \(sequence), is wrong"
        }
    }
}

/// Kết quả kiểm tra: what `thubon verify` found.
public struct Verification: Sendable {
    /// How many records were read.
    public var records: Int64 = 0
    /// How many subjects they have.
    public var streams = 0
    /// How many payloads were erased by law.
    public var erased = 0
    /// How many signed checkpoints were compared.
    public var checkpoints = 0
    /// The root of all records.
    public var root = TreeHash.ofNothing
    /// What is wrong, the first record first; at most `mostFlaws`.
    public var flaws: [Flaw] = []

    static let mostFlaws = 50

    /// Whether nothing is wrong.
    public var isSound: Bool { flaws.isEmpty }
}
