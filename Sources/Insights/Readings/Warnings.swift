public import Directory
public import Kernel
public import Storage

/// Cảnh báo sớm: an office whose queue is longer than its speed allows.
public struct Warning: Hashable, Sendable {
    /// Which office.
    public let agency: AgencyID
    /// Chưa xử lý xong, clock running.
    public let queue: Int
    /// Đang quá hạn, of them.
    public let overdue: Int
    /// Sẽ quá hạn: those that are in time now and will not be, at the office's speed.
    public let willBeLate: Int
    /// Dossiers that the office ended in a day, on average of the last 30 days.
    public let speed: Double

    /// How many days the queue takes; nil where nothing was ended.
    public var days: Double? { speed > 0 ? Double(queue) / speed : nil }
}

extension Insights {
    /// How many days tell an office's speed.
    static let daysOfSpeed = 30

    /// Offices where dossiers will be late, the worst first.
    ///
    /// Method: an office takes its running dossiers in the order of their due moments, as many a day as it ended on average
    /// in the last 30 days. A dossier will be late where its turn comes after its due moment. Three queries.
    ///
    /// - Throws: `StorageError`.
    public func warnings(of slice: Slice, in db: ReadSession) throws -> [Warning] {
        let now = surroundings.now
        let window = Period(days: Self.daysOfSpeed, until: now.date.adding(days: -1))
        var speeds: [AgencyID: Double] = [:]
        let ended = Counters.Question(window, of: slice, by: [.agency], measures: [.early, .onTime, .late])
        for row in try counters(in: db).rows(ended) {
            AgencyID(row.key[0]).map { speeds[$0] = Double(row.figures.finished) / Double(Self.daysOfSpeed) }
        }
        var queues: [AgencyID: (count: Int, overdue: Int, late: Int)] = [:]
        let queue: SQL = """
            SELECT l.agency_id, f.due_at, f.overdue_since FROM insight_fact f JOIN insight_lane l ON l.id = f.lane
            WHERE f.finished_at IS NULL AND f.accepted_at IS NOT NULL AND f.paused_at IS NULL AND f.due_at IS NOT NULL
                AND \(sql: slice.condition)
            ORDER BY f.due_at
            """
        try db.each(queue) { row in
            let (agency, due): (AgencyID, Instant) = (try row[0], try row[1])
            let isCountedLate = try row[2] as Instant? != nil
            var line = queues[agency] ?? (0, 0, 0)
            line.count += 1
            if isCountedLate || due < now {
                line.overdue += 1
            } else if let turn = Self.turn(line.count, speed: speeds[agency] ?? 0, from: now), turn > due {
                line.late += 1
            } else if speeds[agency] ?? 0 == 0 {
                line.late += 1
            }
            queues[agency] = line
        }
        return queues.map { agency, line in
            Warning(
                agency: agency,
                queue: line.count,
                overdue: line.overdue,
                willBeLate: line.late,
                speed: speeds[agency] ?? 0
            )
        }
        .filter { $0.willBeLate > 0 }
        .sorted { ($1.willBeLate, $1.overdue, $0.agency) < ($0.willBeLate, $0.overdue, $1.agency) }
    }

    /// When the dossier at a place in the queue is done; nil where nothing moves.
    private static func turn(_ place: Int, speed: Double, from now: Instant) -> Instant? {
        guard speed > 0 else { return nil }
        return now.adding(minutes: Int(min(Double(place) / speed, 3650) * 1440))
    }
}
