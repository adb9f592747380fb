import Synchronization

/// A copy in memory of tables that change slowly (units, agencies, procedures), loaded again when their revision moves.
///
/// Every session asks for the revision (one small query), so several servers on one database agree. Whoever changes the tables
/// calls `WriteSession.revise`; a session that has done so loads a fresh copy for itself and keeps it from others: its changes
/// may still be taken back.
public final class Snapshot<Value: Sendable>: Sendable {
    private let revision: SQL
    private let load: @Sendable (ReadSession) throws -> Value
    private let kept = Mutex<(revision: Int64, value: Value)?>(nil)

    /// - Parameters:
    ///   - table: the one that `WriteSession.revise` moves on.
    ///   - load: reads the tables.
    public init(revision table: String, load: @escaping @Sendable (ReadSession) throws -> Value) {
        revision = "SELECT revision FROM \(name: table) WHERE id = 1"
        self.load = load
    }

    /// The copy that was loaded last, which may be outdated: for facts that never change once they are there.
    public var latest: Value? { kept.withLock { $0?.value } }

    /// The copy as of this session's moment.
    ///
    /// A session asks once for the revision: nobody else writes while it does, and its own changes it knows. All writes of a
    /// group are one session.
    public func value(in db: ReadSession) throws -> Value {
        let found = db.remembered[ObjectIdentifier(self)] as? Found
        if let found, found.revisions == db.revisions { return found.value }
        let current = try db.value(revision, as: Int64.self) ?? 0
        let value = try copy(of: current, found, in: db)
        db.remembered[ObjectIdentifier(self)] = Found(revisions: db.revisions, revision: current, value: value)
        return value
    }

    private func copy(of current: Int64, _ found: Found?, in db: ReadSession) throws -> Value {
        if let found, found.revision == current { return found.value }
        if let kept = kept.withLock({ $0 }), kept.revision == current { return kept.value }
        let value = try load(db)
        if db.revisions == 0 { kept.withLock { $0 = (current, value) } }
        return value
    }

    /// What a session found, and how often it had revised something by then.
    private struct Found {
        let revisions: Int
        let revision: Int64
        let value: Value
    }
}
