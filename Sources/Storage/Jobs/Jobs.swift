public import Kernel

/// What a job is the id of.
public enum JobTag {}

/// Hàng đợi việc: jobs that are written with the change that needs them, and done at least once.
///
/// A worker leases a job for a few minutes; a worker that dies loses its lease and another takes over. A failed job
/// comes back after 5 s, 10 s, 20 s … at most an hour, and is given up (and kept, for a person to see) in the end.
public struct Jobs: Sendable {
    /// How often a job is begun before it is given up.
    public static let largestAttempts = 12
    private static let lease = 300

    private let surroundings: Surroundings

    /// Takes time and ids from the surroundings.
    public init(surroundings: Surroundings) {
        self.surroundings = surroundings
    }

    /// A leased job.
    public struct Job: Sendable {
        /// By which it is finished or failed.
        public let id: Identifier<JobTag>
        /// Which handler does it.
        public let kind: String
        /// JSON for the handler.
        public let payload: String
        /// How often it was begun, this time included.
        public let attempts: Int
    }

    /// Adds a job in the write of the change that needs it; a second one with the same `uniqueKey` is not added.
    public func add(
        kind: String,
        payload: String,
        uniqueKey: String? = nil,
        notBefore: Instant? = nil,
        in db: WriteSession
    ) throws {
        let id = surroundings.newID(JobTag.self)
        let moment = notBefore ?? surroundings.now
        try db.run(
            """
            INSERT INTO job (id, kind, payload, unique_key, run_at)
            VALUES (\(id), \(kind), \(payload), \(uniqueKey), \(moment))
            ON CONFLICT (unique_key) DO NOTHING
            """
        )
    }

    /// How many jobs of each kind were given up.
    public static func failures(in db: ReadSession) throws -> [(kind: String, count: Int)] {
        try db.rows("SELECT kind, COUNT(*) AS jobs FROM job WHERE state = 'failed' GROUP BY kind ORDER BY kind")
            .map { (try $0["kind"], try $0["jobs"]) }
    }

    /// Leases up to `limit` jobs that are due, for five minutes.
    public func take(limit: Int, in db: WriteSession) throws -> [Job] {
        let now = surroundings.now
        // Servers that share a PostgreSQL skip what another is taking; SQLite has one writer anyway.
        let skip: SQL = db.dialect == .postgresql ? "FOR UPDATE SKIP LOCKED" : ""
        let rows = try db.rows(
            """
            UPDATE job SET leased_until = \(now.adding(seconds: Self.lease)), attempts = attempts + 1
            WHERE id IN (
                SELECT id FROM job
                WHERE state = 'waiting' AND run_at <= \(now) AND (leased_until IS NULL OR leased_until < \(now))
                ORDER BY run_at LIMIT \(limit) \(sql: skip)
            )
            RETURNING id, kind, payload, attempts
            """
        )
        return try rows.map {
            Job(id: try $0["id"], kind: try $0["kind"], payload: try $0["payload"], attempts: try $0["attempts"])
        }
    }

    /// Notes that the job is done.
    public func finish(_ job: Job, in db: WriteSession) throws {
        try db.run("UPDATE job SET state = 'done', finished_at = \(surroundings.now) WHERE id = \(job.id)")
    }

    /// Notes that an attempt failed: the job comes back later, or is given up.
    ///
    /// - Parameters:
    ///   - job: as it was leased.
    ///   - reason: the kind of error, without personal data.
    ///   - db: the session.
    /// - Throws: `StorageError`; then the lease runs out by itself, and the job comes back.
    public func fail(_ job: Job, reason: String, in db: WriteSession) throws {
        let now = surroundings.now
        if job.attempts >= Self.largestAttempts {
            try db.run(
                """
                UPDATE job SET state = 'failed', finished_at = \(now), last_error = \(reason) WHERE id = \(job.id)
                """
            )
        } else {
            let wait = min(5 << min(job.attempts - 1, 10), 3600)
            try db.run(
                """
                UPDATE job SET run_at = \(now.adding(seconds: wait)), leased_until = NULL, last_error = \(reason)
                WHERE id = \(job.id)
                """
            )
        }
    }
}

extension Jobs {
    /// Deletes jobs that were done before the moment; those that were given up stay, for a person to see.
    public static func sweepDone(before moment: Instant, in db: WriteSession) throws {
        try db.run("DELETE FROM job WHERE state = 'done' AND finished_at < \(moment)")
    }
}

/// Does the jobs that are due: one handler for each kind.
public struct JobRunner: Sendable {
    /// Does one job; throwing means: again later.
    public typealias Handler = @Sendable (Jobs.Job) async throws -> Void

    private let database: Database
    private let jobs: Jobs
    private let handlers: [String: Handler]

    /// A runner of these kinds of jobs; an attempt at any other kind fails.
    ///
    /// - Parameters:
    ///   - database: where the jobs lie.
    ///   - surroundings: tells which are due.
    ///   - handlers: by kind of job.
    public init(database: Database, surroundings: Surroundings, handlers: [String: Handler]) {
        self.database = database
        jobs = Jobs(surroundings: surroundings)
        self.handlers = handlers
    }

    /// Does what is due now; returns how many jobs were begun.
    public func runDue(limit: Int = 32) async throws -> Int {
        let jobs = jobs
        let taken = try await database.write { db in try jobs.take(limit: limit, in: db) }
        for job in taken {
            do {
                guard let handler = handlers[job.kind] else { throw UnknownKind() }
                try await handler(job)
                try await database.write { db in try jobs.finish(job, in: db) }
            } catch {
                let reason = String(describing: type(of: error))
                try await database.write { db in try jobs.fail(job, reason: reason, in: db) }
            }
        }
        return taken.count
    }

    private struct UnknownKind: Error {}
}
