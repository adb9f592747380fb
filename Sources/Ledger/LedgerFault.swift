/// What stops the ledger's own work: none of these may happen in a house that is in order.
public enum LedgerFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name of a ledger holds a blank or a plus, or is empty.
    case badName(String)
    /// The stored records no longer lead to the root that was signed; nothing is signed any more. Run `thubon verify`.
    case diverged(size: Int64)
    /// The stored checkpoints were signed with another key: the `secret.key` of the first server belongs here too.
    case foreignKey(name: String)
    /// No projection is called so.
    case noProjection(String, known: [String])
    /// There is no record with this number.
    case noSuchRecord(Int64)
    /// The record's payload was erased before, or must stay because it tells of an erasure.
    case notErasable(Int64)

    /// For the log and the engineer.
    public var description: String {
        switch self {
        case .badName(let name): "\"\(name)\" is no name of a ledger: no blanks, no plus"
        case .diverged(let size):
            "the records no longer lead to the root that was signed for \(size) records; run thubon verify"
        case .foreignKey(let name):
            "the ledger \(name) was signed with another key; bring the secret.key of its first server here"
        case .noProjection(let name, let known):
            "no projection is called \"\(name)\"; there are \(known.joined(separator: ", "))"
        case .noSuchRecord(let sequence): "there is no record \(sequence)"
        case .notErasable(let sequence): "the payload of record \(sequence) was erased before or must be kept"
        }
    }
}
