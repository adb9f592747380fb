public import Storage

extension Ledger {
    /// The leaf hash of the last record; it depends on every record before, so equal ones mean equal ledgers.
    public func lastLeaf(in db: ReadSession) throws -> [UInt8] {
        try db.value("SELECT last_leaf FROM ledger_head WHERE id = 1") ?? Self.beginning
    }
}
