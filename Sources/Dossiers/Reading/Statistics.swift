import Catalogue
public import Directory
public import Kernel
public import Storage

/// Bảng thống kê giải quyết hồ sơ: one row of the table that agencies report (domain: TT 01/2020/TT-VPCP, form II.06).
public struct HandlingStatistics: Hashable, Sendable {
    /// Kỳ trước chuyển sang.
    public var carriedOver = 0
    /// Tiếp nhận trong kỳ, trực tuyến.
    public var online = 0
    /// Trực tiếp.
    public var counter = 0
    /// Bưu chính công ích.
    public var post = 0
    /// Đã xử lý trước hạn: on an earlier day than promised.
    public var early = 0
    /// Đã xử lý đúng hạn.
    public var onTime = 0
    /// Đã xử lý quá hạn.
    public var late = 0
    /// Đang xử lý, trong hạn.
    public var openInTime = 0
    /// Đang xử lý, quá hạn.
    public var openLate = 0
    /// Tạm dừng, trong hạn.
    public var pausedInTime = 0
    /// Tạm dừng, quá hạn.
    public var pausedLate = 0

    /// A row of nothing, to add others to.
    public static let none = HandlingStatistics()

    /// Tiếp nhận trong kỳ.
    public var received: Int { online + counter + post }
    /// Tổng tiếp nhận.
    public var total: Int { carriedOver + received }
    /// Đã xử lý.
    public var handled: Int { early + onTime + late }
    /// Đang xử lý.
    public var open: Int { openInTime + openLate }
    /// Tạm dừng.
    public var paused: Int { pausedInTime + pausedLate }

    /// Adds column by column, for the row of a group of agencies.
    public static func + (left: HandlingStatistics, right: HandlingStatistics) -> HandlingStatistics {
        var sum = left
        for path in Self.columns { sum[keyPath: path] += right[keyPath: path] }
        return sum
    }

    nonisolated(unsafe) private static let columns: [WritableKeyPath<HandlingStatistics, Int>] = [
        \.carriedOver, \.online, \.counter, \.post, \.early, \.onTime, \.late, \.openInTime, \.openLate,
        \.pausedInTime, \.pausedLate,
    ]
}

extension Dossiers {
    /// Dossiers of administrative procedures: what is internal is in no statistics, no register and no public answer.
    public static let ofCitizens: SQL = "procedure_code NOT LIKE \(InternalProcedure.prefix + "%")"

    /// The statistics of each receiving agency for a period, in one query.
    ///
    /// What was refused at the intake does not count; a dossier that is open at the period's end counts by its due
    /// moment against that end. A second supplement counts as late (QĐ 766/QĐ-TTg).
    ///
    /// - Parameters:
    ///   - first: the first day.
    ///   - last: the last day, inclusive.
    ///   - agencies: only these; nil takes all.
    ///   - db: the session.
    /// - Throws: `StorageError`.
    /// - Returns: a row for each agency that received anything in the period or before it and left it open.
    public func statistics(
        from first: CivilDate,
        to last: CivilDate,
        only agencies: [AgencyID]? = nil,
        in db: ReadSession
    ) throws -> [AgencyID: HandlingStatistics] {
        let start = Instant(first, TimeOfDay(0, 0))
        let end = Instant(last.adding(days: 1), TimeOfDay(0, 0))
        let judged = min(end, surroundings.now)
        let day: Int64 = 86_400_000
        let offset = Instant.vietnamOffset
        let ended: SQL = "(finished_at IS NOT NULL AND finished_at < \(end))"
        let lateEnd: SQL = "(supplements >= 2 OR (due_at IS NOT NULL AND finished_at > due_at))"
        let earlyEnd: SQL = """
            (due_at IS NOT NULL AND (finished_at + \(offset)) / \(day) < (due_at + \(offset)) / \(day))
            """
        let lateOpen: SQL = """
            (supplements >= 2 OR (due_at IS NOT NULL AND COALESCE(paused_at, \(judged.milliseconds)) > due_at))
            """
        func sum(_ condition: SQL) -> SQL { "CAST(SUM(CASE WHEN \(sql: condition) THEN 1 ELSE 0 END) AS BIGINT)" }
        let columns: [SQL] = [
            sum("accepted_at < \(start)"),
            sum("accepted_at >= \(start) AND channel = 'online'"),
            sum("accepted_at >= \(start) AND channel = 'counter'"),
            sum("accepted_at >= \(start) AND channel = 'post'"),
            sum("\(sql: ended) AND NOT \(sql: lateEnd) AND \(sql: earlyEnd)"),
            sum("\(sql: ended) AND NOT \(sql: lateEnd) AND NOT \(sql: earlyEnd)"),
            sum("\(sql: ended) AND \(sql: lateEnd)"),
            sum("NOT \(sql: ended) AND paused_at IS NULL AND NOT \(sql: lateOpen)"),
            sum("NOT \(sql: ended) AND paused_at IS NULL AND \(sql: lateOpen)"),
            sum("NOT \(sql: ended) AND paused_at IS NOT NULL AND NOT \(sql: lateOpen)"),
            sum("NOT \(sql: ended) AND paused_at IS NOT NULL AND \(sql: lateOpen)"),
        ]
        let part: SQL = agencies.map { "receiving_agency_id IN \(values: $0) AND" } ?? ""
        // Open ones and those that ended in the period, each by an index of its own; an OR would read them all.
        let columnsOfRow: SQL = "receiving_agency_id, channel, accepted_at, due_at, paused_at, finished_at, supplements"
        let rows = try db.rows(
            """
            SELECT receiving_agency_id, \(sql: columns.joined(separator: ", "))
            FROM (
                SELECT \(sql: columnsOfRow) FROM dossier
                WHERE \(sql: part) finished_at IS NULL AND accepted_at < \(end) AND \(sql: Self.ofCitizens)
                UNION ALL
                SELECT \(sql: columnsOfRow) FROM dossier
                WHERE \(sql: part) finished_at >= \(start) AND accepted_at < \(end) AND \(sql: Self.ofCitizens)
            ) AS counted
            GROUP BY receiving_agency_id
            """
        )
        var table: [AgencyID: HandlingStatistics] = [:]
        for row in rows {
            table[try row[0]] = HandlingStatistics(
                carriedOver: try row[1],
                online: try row[2],
                counter: try row[3],
                post: try row[4],
                early: try row[5],
                onTime: try row[6],
                late: try row[7],
                openInTime: try row[8],
                openLate: try row[9],
                pausedInTime: try row[10],
                pausedLate: try row[11]
            )
        }
        return table
    }
}
