import Catalogue
import Directory
public import Dossiers
import Kernel
import Storage

/// Số tồn: what stood at the end of a day, or stands now.
public struct Stocks: Hashable, Sendable {
    /// Chưa xử lý xong: taken in and not ended, whether the clock stands or not.
    public var unfinished = 0
    /// Tạm dừng: of them, those whose clock stands.
    public var paused = 0
    /// Quá hạn: of them, those that are overdue.
    public var overdue = 0
    /// Tạm dừng và quá hạn.
    public var pausedOverdue = 0

    /// Nothing.
    public init() {}

    /// What all changes until a day add up to.
    public init(_ changes: Figures) {
        unfinished = changes.accepted - changes.finished + changes[.transferChange]
        paused = changes[.pausedChange]
        overdue = changes[.lateChange]
        pausedOverdue = changes[.pausedLateChange]
    }

    /// The measures of which stocks are made.
    public static let measures: [Measure] = [
        .acceptedOnline, .acceptedCounter, .acceptedPost, .early, .onTime, .late, .transferChange, .pausedChange,
        .lateChange, .pausedLateChange,
    ]

    /// Stock by stock.
    public static func + (left: Stocks, right: Stocks) -> Stocks {
        var sum = left
        sum += right
        return sum
    }

    /// Stock by stock.
    public static func += (left: inout Stocks, right: Stocks) {
        left.unfinished += right.unfinished
        left.paused += right.paused
        left.overdue += right.overdue
        left.pausedOverdue += right.pausedOverdue
    }
}

extension CounterReader {
    /// What stands at the end of a day at each agency; today, what stands now.
    ///
    /// - Parameters:
    ///   - day: the day; one that is to come counts as today.
    ///   - slice: whose.
    /// - Throws: `StorageError`.
    /// - Returns: by agency; two queries.
    func stocks(at day: CivilDate, of slice: Slice = .all) throws -> [AgencyID: Stocks] {
        try stocks(changes(until: min(day, now.date), of: slice), at: day, of: slice)
    }

    /// The changes of stocks at each agency, from the first day of all.
    func changes(until day: CivilDate, of slice: Slice) throws -> [AgencyID: Figures] {
        try byAgency(.init(until: day, of: slice, by: [.agency], measures: Stocks.measures))
    }

    /// What all changes until the end of a day add up to; one query where the day is not over.
    func stocks(_ changes: [AgencyID: Figures], at day: CivilDate, of slice: Slice) throws -> [AgencyID: Stocks] {
        var stocks = changes.mapValues { Stocks($0) }
        guard day >= now.date else { return stocks }
        // The counters know days: what falls due later today is not overdue yet.
        for (agency, count) in try dueLaterToday(of: slice) { stocks[agency]?.overdue -= count }
        return stocks
    }

    private func dueLaterToday(of slice: Slice) throws -> [AgencyID: Int] {
        let midnight = Instant(now.date.adding(days: 1), TimeOfDay(0, 0))
        let rows = try db.rows(
            """
            SELECT l.agency_id, COUNT(*) FROM insight_fact f JOIN insight_lane l ON l.id = f.lane
            WHERE f.finished_at IS NULL AND f.accepted_at IS NOT NULL AND f.due_at >= \(now) AND f.due_at < \(midnight)
                AND f.paused_at IS NULL AND f.overdue_since IS NULL AND \(sql: slice.condition)
            GROUP BY l.agency_id
            """
        )
        return try Dictionary(rows.map { (try $0[0], try $0[1]) }, uniquingKeysWith: +)
    }
}

extension Slice {
    /// Whether a lane `l` belongs to the slice.
    var condition: SQL {
        var parts: [SQL] = ["l.channel <> ''"]
        if let agencies { parts.append("l.agency_id IN \(values: agencies)") }
        if let level { parts.append("l.level = \(level)") }
        if let procedure { parts.append("l.procedure_code = \(procedure)") }
        if let field { parts.append("l.field = \(field)") }
        if let channel { parts.append("l.channel = \(channel.rawValue)") }
        return parts.joined(separator: " AND ")
    }
}

extension HandlingStatistics {
    /// A row of the statutory table (TT 01/2020/TT-VPCP, II.06) from counters.
    ///
    /// - Parameters:
    ///   - figures: of the period.
    ///   - before: what stood before its first day.
    ///   - after: what stands at its end.
    public init(_ figures: Figures, before: Stocks, after: Stocks) {
        self = .none
        carriedOver = before.unfinished
        online = figures[.acceptedOnline]
        counter = figures[.acceptedCounter]
        post = figures[.acceptedPost]
        early = figures[.early]
        onTime = figures[.onTime]
        late = figures[.late]
        openLate = after.overdue - after.pausedOverdue
        openInTime = after.unfinished - after.paused - openLate
        pausedLate = after.pausedOverdue
        pausedInTime = after.paused - after.pausedOverdue
    }
}
