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
    /// Takes many records at once into its emptied tables, for a rebuild; nil where it has no such way.
    func batch() -> (any ProjectionBatch)?
    /// The records that can change its tables; nil for all.
    var choice: RecordChoice? { get }
    /// What the tables still need of a record's payload when it is erased by law: the same JSON without personal data, or
    /// nil where the payload may go as a whole. Only asked for records of this projection's subjects; nil for others.
    func remainder(of record: EventRecord) throws -> [UInt8]?
}

extension Projection {
    /// The payload goes as a whole.
    public func remainder(of record: EventRecord) throws -> [UInt8]? { nil }
}

/// Bản ghi cần đọc: what a projection asks of the ledger when it is rebuilt alone; nothing else is read.
public struct RecordChoice: Hashable, Sendable {
    /// Events of these kinds, with what they say.
    public var kinds: [String]
    /// Events of these kinds without what they say: all that matters is that they happened.
    public var bareKinds: [String]
    /// Events of these kinds, with what they say, for which no account stands.
    public var kindsOfNobody: [String]

    /// What is asked for.
    public init(kinds: [String], bareKinds: [String] = [], kindsOfNobody: [String] = []) {
        (self.kinds, self.bareKinds, self.kindsOfNobody) = (kinds, bareKinds, kindsOfNobody)
    }

    /// As a condition on `ledger_record r`.
    var condition: SQL {
        """
        (r.kind IN \(values: kinds + bareKinds) OR r.account IS NULL AND r.kind IN \(values: kindsOfNobody))
        """
    }
}
