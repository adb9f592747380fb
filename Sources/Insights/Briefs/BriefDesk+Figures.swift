import Catalogue
import Directory
import Dossiers
import Kernel
import Storage

extension BriefDesk {
    /// The figures of a week as they stand now; nil where there is no such subject.
    func figures(_ monday: CivilDate, of subject: BoardSubject, in db: ReadSession) throws -> Brief? {
        let now = insights.surroundings.now
        let week = Period(monday, monday.adding(days: 6))
        guard let board = try insights.board(subject, week, in: db) else { return nil }
        // Queues and ages are those of today: a week later they would say nothing of the week.
        let isFresh = now.date <= week.last.adding(days: 7)
        let standing = board.standing
        let judged = board.indicators.filter { $0.value != nil }
        return Brief(
            title: try title(subject, board.tree, in: db),
            first: week.first,
            last: week.last,
            accepted: board.total.accepted,
            finished: board.total.finished,
            unfinished: standing.unfinished,
            overdue: standing.overdue,
            behind: Self.lines(judged.filter { $0.standing == .behind }),
            onPath: Self.lines(judged.filter { $0.standing == .reached || $0.standing == .onTrack }),
            changes: Self.lines(Self.changed(judged)),
            ageing: isFresh ? try ageing(board.slice, at: week.last, in: db) : [],
            desks: isFresh ? try desks(board, in: db) : [],
            orders: try orders(subject, board.tree, now: now, in: db),
            alerts: try alerts(subject, week, in: db)
        )
    }

    private func title(_ subject: BoardSubject, _ tree: AgencyTree, in db: ReadSession) throws -> String {
        switch subject {
        case .procedure(let code): try insights.procedureNames(in: db)(code) ?? code
        case .agency(let id): tree.agencies[id]?.name.vi ?? ""
        default: tree.name(of: subject)
        }
    }

    private static func lines(_ readings: [IndicatorReading]) -> [Brief.Line] {
        readings.prefix(Brief.most).compactMap { reading in
            reading.value.map { value in
                Brief.Line(
                    key: reading.indicator.key,
                    name: reading.indicator.name.vi,
                    unit: reading.indicator.unit,
                    value: value,
                    before: reading.before,
                    path: reading.path,
                    target: reading.target
                )
            }
        }
    }

    /// Those that changed most against the week before, by their share; what moved by less than a twentieth is no news.
    private static func changed(_ readings: [IndicatorReading]) -> [IndicatorReading] {
        func share(_ reading: IndicatorReading) -> Double {
            guard reading.indicator.formula != nil, let value = reading.value, let before = reading.before, before != 0
            else { return 0 }
            return abs(value - before) / abs(before)
        }
        return readings.filter { share($0) >= 0.05 }.sorted {
            (share($1), $0.indicator.key) < (share($0), $1.indicator.key)
        }
    }

    /// Overdue dossiers by how many days, those whose clock runs.
    private func ageing(_ slice: Slice, at day: CivilDate, in db: ReadSession) throws -> [Brief.Ageing] {
        let end = Instant(day.adding(days: 1), TimeOfDay(0, 0))
        var buckets = [(1, 5), (6, 10), (11, 30), (31, nil as Int?)].map { from, through in
            Brief.Ageing(from: from, through: through, count: 0)
        }
        // A second request for papers counts as overdue, whatever was promised.
        let since: SQL = """
            CASE WHEN f.overdue_since < f.due_at THEN f.overdue_since ELSE COALESCE(f.due_at, f.overdue_since) END
            """
        let ran: SQL = "f.accepted_at < \(end) AND \(sql: since) < \(end) AND f.paused_at IS NULL"
        // Those that are open are few, and those that ended since are found by their lanes: no walk through all facts.
        let overdue: SQL = """
            SELECT \(sql: since) FROM insight_fact f JOIN insight_lane l ON l.id = f.lane
            WHERE f.finished_at IS NULL AND f.accepted_at IS NOT NULL AND \(sql: ran) AND \(sql: slice.condition)
            UNION ALL
            SELECT \(sql: since) FROM insight_lane l CROSS JOIN insight_fact f
            WHERE f.finished_lane = l.id AND f.finished_at >= \(end) AND \(sql: ran) AND \(sql: slice.condition)
            """
        try db.each(overdue) { row in
            let late: Instant = try row[0]
            let days = day.daysSinceEpoch - late.date.daysSinceEpoch + 1
            let index = buckets.lastIndex { $0.from <= max(1, days) } ?? 0
            buckets[index].count += 1
        }
        return buckets
    }

    private func desks(_ board: BoardReading, in db: ReadSession) throws -> [Brief.Desk] {
        try insights.warnings(of: board.slice, in: db).prefix(Brief.most).map { warning in
            Brief.Desk(
                name: board.tree.agencies[warning.agency]?.shortName ?? "",
                willBeLate: warning.willBeLate,
                overdue: warning.overdue,
                queue: warning.queue
            )
        }
    }

    private func orders(
        _ subject: BoardSubject,
        _ tree: AgencyTree,
        now: Instant,
        in db: ReadSession
    ) throws -> [Brief.Order] {
        let agencies = tree.slice(subject)?.agencies
        return try remarks.openInstructions(of: agencies, in: db).prefix(Brief.most).map { order in
            Brief.Order(
                words: String(order.words.prefix { $0 != "\n" }.prefix(160)),
                agency: tree.agencies[order.agency]?.shortName ?? "",
                due: order.dueAt.date,
                isOverdue: order.isOverdue(at: now)
            )
        }
    }

    private func alerts(_ subject: BoardSubject, _ week: Period, in db: ReadSession) throws -> [Brief.Told] {
        let (start, end) = (
            Instant(week.first, TimeOfDay(0, 0)), Instant(week.last.adding(days: 1), TimeOfDay(0, 0))
        )
        let rows = try db.rows(
            """
            SELECT * FROM insight_alert WHERE fired_at >= \(start) AND fired_at < \(end) AND subject = \(subject.word)
            ORDER BY fired_at, rule_id, number LIMIT 200
            """
        )
        var seen: Set<String> = []
        return try rows.compactMap(Alert.init(row:)).filter { seen.insert($0.indicator).inserted }
            .prefix(Brief.most).compactMap { alert in
                insights.shelf.indicator(alert.indicator, on: week.last).map { indicator in
                    Brief.Told(
                        name: indicator.name.vi,
                        unit: indicator.unit,
                        value: alert.value,
                        on: alert.firedAt.date,
                        isOver: alert.overAt != nil
                    )
                }
            }
    }
}

extension RemarkDesk {
    /// Instructions under way at some agencies, or at all, the soonest due first.
    func openInstructions(of agencies: [AgencyID]?, in db: ReadSession) throws -> [Instruction] {
        let found =
            if let agencies {
                try instructions(Self.lies(at: agencies), in: db)
            } else {
                try instructions("1 = 1", in: db)
            }
        return found.filter { !$0.isDone }.sorted { ($0.dueAt, $0.id) < ($1.dueAt, $1.id) }
    }
}
