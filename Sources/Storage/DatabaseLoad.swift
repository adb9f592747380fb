/// Tải: what is under way in the database and what waits for it, at this moment.
public struct DatabaseLoad: Hashable, Sendable {
    /// Writes that wait for their group.
    public var waitingWrites = 0
    /// Writes that were taken into a group since the start.
    public var writes = 0
    /// Groups, each with one commit, since the start.
    public var groups = 0
    /// Connections for reading that are in use.
    public var busyReaders = 0
    /// Connections for reading that there may be.
    public var readers = 0
    /// Reads that wait for a connection.
    public var waitingReads = 0
}

extension Database {
    /// What is under way and what waits.
    public var load: DatabaseLoad {
        var load = DatabaseLoad()
        writes.report(to: &load)
        engine.report(to: &load)
        return load
    }
}
