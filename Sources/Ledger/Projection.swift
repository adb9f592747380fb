public import Storage

/// Hình chiếu: tables that follow from the events and from nothing else.
///
/// `apply` runs in the transaction of the event. It is a function of the records seen so far: no clock, no chance, no
/// table that is not a projection. So `thubon rebuild` gives the same bytes again.
public protocol Projection: Sendable {
    /// Its name, for `thubon rebuild`.
    var name: String { get }
    /// The tables that it owns, in the order in which they may be emptied.
    var tables: [String] { get }
    /// Takes one record into the tables.
    func apply(_ record: EventRecord, in db: WriteSession) throws
}
