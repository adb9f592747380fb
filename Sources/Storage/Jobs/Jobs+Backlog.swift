public import Kernel

extension Jobs {
    /// Việc tồn: how many jobs there are to do.
    public struct Backlog: Hashable, Sendable {
        /// Jobs that are not done, whether or not they are due.
        public var waiting: Int
        /// Of them, those that should have been done ten minutes ago.
        public var late: Int
        /// Jobs that were given up.
        public var failed: Int
    }

    /// After so many minutes a job is late.
    public static let lateMinutes = 10

    /// How many jobs wait, are late, and were given up.
    ///
    /// - Parameters:
    ///   - now: the moment by which a job is late.
    ///   - db: the session.
    /// - Throws: `StorageError`.
    /// - Returns: the three numbers.
    public static func backlog(at now: Instant, in db: ReadSession) throws -> Backlog {
        Backlog(
            waiting: try db.value("SELECT COUNT(*) FROM job WHERE state = 'waiting'") ?? 0,
            late: try db.value(
                "SELECT COUNT(*) FROM job WHERE state = 'waiting' AND run_at < \(now.adding(minutes: -lateMinutes))"
            ) ?? 0,
            failed: try db.value("SELECT COUNT(*) FROM job WHERE state = 'failed'") ?? 0
        )
    }
}
