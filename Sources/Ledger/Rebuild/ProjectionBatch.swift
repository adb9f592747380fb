public import Storage

/// Dựng hàng loạt: makes the tables of a projection from many records at once, for a rebuild.
///
/// A projection that has such a way comes out the same as record by record, only sooner: it keeps in memory what it works on
/// and writes whole stretches.
public protocol ProjectionBatch: AnyObject {
    /// Takes the next records, in order; among them are some that the projection did not ask for.
    func take(_ records: [EventRecord], in db: WriteSession) throws
    /// Writes what is still in memory, after the last record.
    func finish(in db: WriteSession) throws
}

extension Projection {
    /// Record by record.
    public func batch() -> (any ProjectionBatch)? { nil }
    /// All records.
    public var choice: RecordChoice? { nil }
}
