public import Storage

/// Người nghe: what has to happen once when an event is written, in the same transaction, and never again.
///
/// A projection is a function of the ledger and is computed anew by a rebuild. Writing to people is not: a rebuild must not
/// send a message a second time, and a message must not be lost between the event and its sending. So observers are asked by
/// `append`, after all projections, and by nothing else.
///
/// What an observer throws takes the whole write back.
public protocol EventObserver: Sendable {
    /// Takes the records of one `append`; all of one subject, in order.
    func observe(_ records: [EventRecord], in db: WriteSession) throws
}
