import Synchronization

/// A copy in memory of tables that change slowly (units, agencies, procedures), loaded again when their version moves.
///
/// Every use asks for the version (one small query), so several servers on one database agree. A write session that has
/// changed something loads a fresh copy for itself and keeps it from others: its changes may still be taken back.
public final class Snapshot<Value: Sendable>: Sendable {
    private let version: SQL
    private let load: @Sendable (ReadSession) throws -> Value
    private let kept = Mutex<(version: Int64, value: Value)?>(nil)

    /// - Parameters:
    ///   - version: answers one integer that moves with every change.
    ///   - load: reads the tables.
    public init(version: SQL, load: @escaping @Sendable (ReadSession) throws -> Value) {
        self.version = version
        self.load = load
    }

    /// The copy that was loaded last, which may be outdated: for facts that never change once they are there.
    public var latest: Value? { kept.withLock { $0?.value } }

    /// The copy as of this session's moment.
    ///
    /// A session asks once for the version, and again only after it changed something itself: a command that asks five
    /// times for the register before it writes costs one query.
    public func value(in db: ReadSession) throws -> Value {
        let found = db.remembered[ObjectIdentifier(self)] as? Found
        if let found, found.changes == db.changes { return found.value }
        let current = try db.value(version, as: Int64.self) ?? 0
        let value = try copy(of: current, found, in: db)
        db.remembered[ObjectIdentifier(self)] = Found(changes: db.changes, version: current, value: value)
        return value
    }

    private func copy(of current: Int64, _ found: Found?, in db: ReadSession) throws -> Value {
        if let found, found.version == current { return found.value }
        if let kept = kept.withLock({ $0 }), kept.version == current { return kept.value }
        let value = try load(db)
        if db.changes == 0 { kept.withLock { $0 = (current, value) } }
        return value
    }

    /// What a session found, and how often it had changed something by then.
    private struct Found {
        let changes: Int
        let version: Int64
        let value: Value
    }
}
