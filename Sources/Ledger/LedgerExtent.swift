public import Kernel
public import Storage

/// Độ dài sổ: how far a stored ledger reaches, and how much of it is signed; for who watches over it.
public struct LedgerExtent: Hashable, Sendable {
    /// Records in it.
    public let records: Int64
    /// Records that the newest checkpoint covers.
    public let signed: Int64
    /// Moment of the last record; nil in an empty ledger.
    public let lastAt: Instant?

    /// Reads it.
    public init(in db: ReadSession) throws {
        let row = try db.row(
            "SELECT size, last_at, (SELECT MAX(size) FROM ledger_checkpoint) AS signed FROM ledger_head WHERE id = 1"
        )
        records = try row?["size"] ?? 0
        lastAt = try row?["last_at"]
        signed = try row?["signed"] as Int64? ?? 0
    }
}
