public import Catalogue
import Dossiers
import Kernel
public import Storage

/// Xếp hạng nguyên nhân: what papers are asked for most, and why most dossiers are refused.
public struct Causes: Sendable {
    /// A cause with how often it was named.
    public struct Line: Hashable, Sendable {
        /// Which.
        public let cause: Cause
        /// How often; a request that names two grounds counts at each.
        public let count: Int
    }

    /// The causes, the most frequent first.
    public let lines: [Line]

    /// The causes of one deed.
    public func lines(of deed: Cause.Deed) -> [Line] { lines.filter { $0.cause.deed == deed } }

    /// How often any cause of a deed was named.
    public func total(of deed: Cause.Deed) -> Int { lines(of: deed).reduce(0) { $0 + $1.count } }

    /// Reads the causes of a period; one query.
    ///
    /// - Throws: `StorageError`.
    public init(_ period: Period, of slice: Slice, in db: ReadSession) throws {
        let plan = CounterPlan(.init(period, of: slice, by: [.procedure]))
        let parts = plan.stretches.map { stretch -> SQL in
            let (cut, lanes) = plan.lanes(of: stretch)
            return """
                SELECT c.deed, l.procedure_code, c.target, c.key, c.times
                FROM insight_lane l CROSS JOIN insight_cause_count c
                WHERE \(sql: lanes) AND c.cut = \(cut.rawValue) AND c.lane = l.id
                    AND c.period BETWEEN \(stretch.from) AND \(stretch.to)
                """
        }
        lines = try db.rows(
            """
            SELECT deed, procedure_code, target, key, CAST(SUM(times) AS BIGINT) AS times
            FROM (\(sql: parts.joined(separator: " UNION ALL "))) AS named
            GROUP BY deed, procedure_code, target, key
            ORDER BY times DESC, procedure_code, target, key, deed
            """
        ).map { row in
            Line(
                cause: Cause(deed: try row[0], procedure: try row[1], target: try row[2], key: try row[3]),
                count: try row[4]
            )
        }
    }

    private static func condition(_ period: Period) -> SQL {
        let first = Instant(period.first, TimeOfDay(0, 0))
        let end = Instant(period.last.adding(days: 1), TimeOfDay(0, 0))
        return "c.named_at >= \(first) AND c.named_at < \(end)"
    }

    /// The dossiers behind a cause, in the order in which it was named; one query.
    ///
    /// - Parameters:
    ///   - cause: which.
    ///   - period: the days on which it was named.
    ///   - slice: whose.
    ///   - limit: at most so many.
    ///   - offset: how many are passed over.
    ///   - db: the session.
    /// - Throws: `StorageError`.
    /// - Returns: a row for each time; `amount` is 1.
    public static func rows(
        behind cause: Cause,
        in period: Period,
        of slice: Slice,
        limit: Int,
        offset: Int,
        in db: ReadSession
    ) throws -> [EvidenceRow] {
        try db.rows(
            """
            SELECT \(sql: EvidenceRow.columns(counting: "1"))
            FROM insight_cause c
            JOIN insight_lane l ON l.id = c.lane
            JOIN insight_fact f ON f.dossier_id = c.dossier_id
            WHERE \(sql: condition(period)) AND \(sql: slice.condition) AND l.procedure_code = \(cause.procedure)
                AND c.deed = \(cause.deed) AND c.target = \(cause.target) AND c.key = \(cause.key)
            ORDER BY c.named_at, c.dossier_id, c.position
            LIMIT \(limit) OFFSET \(offset)
            """
        ).map(EvidenceRow.init)
    }
}

extension Insights {
    /// Why papers were asked for and dossiers refused, of a subject; one query.
    ///
    /// - Throws: `StorageError`.
    /// - Returns: nil where there is no such subject.
    public func causes(of subject: BoardSubject, _ period: Period, in db: ReadSession) throws -> Causes? {
        let period = Period(min(period.first, surroundings.now.date), min(period.last, surroundings.now.date))
        guard let slice = try tree(on: period.last, in: db).slice(subject) else { return nil }
        return try Causes(period, of: slice, in: db)
    }
}

extension Insights {
    /// The name of what a cause is tied to, as the procedure calls it; nil for the whole, and for what it never had.
    public func causeNames(in db: ReadSession) throws -> @Sendable (Cause) -> Bilingual? {
        let contents = try catalogue.contents(in: db)
        return { cause in
            // The newest version that knows it: a dossier may be of one that is not in force any more.
            let versions = contents.procedures[cause.procedure]?.versions.reversed() ?? []
            return switch cause.target {
            case .component: versions.lazy.compactMap { $0.component(cause.key)?.name }.first
            case .field: versions.lazy.compactMap { $0.formField(cause.key)?.label }.first
            case .whole: nil
            }
        }
    }
}
