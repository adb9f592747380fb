import Catalogue
import Directory
import Kernel
import Storage
import Territory

/// How a question is answered: which cut, which stretches of time, and by which way into the table.
struct CounterPlan {
    /// Days or whole months one after the other.
    struct Stretch: Equatable {
        var isMonthly: Bool
        var from: Int
        var to: Int
        /// The month of these days, where they are part of one.
        var month: Int?
    }

    let question: Counters.Question

    init(_ question: Counters.Question) {
        self.question = question
    }

    /// The statement: one part for each stretch, added up.
    var sql: SQL {
        let sums = question.measures.map { "CAST(COALESCE(SUM(\(sql: SQL(name: $0))), 0) AS BIGINT)" as SQL }
        let keys = question.dimensions.map { "\(name: "by_" + $0.rawValue)" as SQL }
        let parts = stretches.map(part).joined(separator: " UNION ALL ")
        let selection = (keys + sums).joined(separator: ", ")
        guard !keys.isEmpty else { return "SELECT \(sql: selection) FROM (\(sql: parts)) AS counted" }
        let order = keys.joined(separator: ", ")
        return """
            SELECT \(sql: selection) FROM (\(sql: parts)) AS counted GROUP BY \(sql: order) ORDER BY \(sql: order)
            """
    }

    /// Whole months by month, what is left at the edges by day.
    var stretches: [Stretch] {
        let last = question.last
        let first = question.first ?? CivilDate(daysSinceEpoch: 0)
        guard !question.dimensions.contains(.day) else {
            return [Stretch(isMonthly: false, from: first.daysSinceEpoch, to: last.daysSinceEpoch)]
        }
        func edge(_ from: CivilDate, _ to: CivilDate) -> Stretch {
            Stretch(isMonthly: false, from: from.daysSinceEpoch, to: to.daysSinceEpoch, month: from.monthNumber)
        }
        let (firstMonth, lastMonth) = (first.monthNumber, last.monthNumber)
        let startsWhole = first.parts.day == 1
        let endsWhole = last.adding(days: 1).parts.day == 1
        if firstMonth == lastMonth, !(startsWhole && endsWhole) { return [edge(first, last)] }
        var found: [Stretch] = []
        let from = startsWhole ? firstMonth : firstMonth + 1
        let to = endsWhole ? lastMonth : lastMonth - 1
        if !startsWhole, let next = CivilDate(monthNumber: firstMonth + 1) {
            found.append(edge(first, next.adding(days: -1)))
        }
        if from <= to { found.append(Stretch(isMonthly: true, from: from, to: to)) }
        if !endsWhole, let start = CivilDate(monthNumber: lastMonth) { found.append(edge(start, last)) }
        return found
    }

    /// What the question needs to know of a lane.
    private var asks: (agency: Bool, procedure: Bool, both: Bool) {
        let (slice, dimensions) = (question.slice, Set(question.dimensions))
        let agency = slice.agencies != nil || slice.level != nil || !dimensions.isDisjoint(with: [.agency, .level])
        let procedure =
            slice.procedure != nil || slice.field != nil || !dimensions.isDisjoint(with: [.procedure, .field])
        let more = slice.channel != nil || !dimensions.isDisjoint(with: [.place, .channel])
        return (agency, procedure, more || agency && procedure)
    }

    /// The cut that answers a stretch, and which lanes `l` of it belong to the question.
    func lanes(of stretch: Stretch) -> (cut: Cut, condition: SQL) {
        let cut = cut(stretch)
        return (cut, laneConditions(cut).joined(separator: " AND "))
    }

    private func cut(_ stretch: Stretch) -> Cut {
        if asks.both { return stretch.isMonthly ? .laneByMonth : .laneByDay }
        if asks.procedure { return stretch.isMonthly ? .procedureByMonth : .procedureByDay }
        return stretch.isMonthly ? .agencyByMonth : .agencyByDay
    }

    /// One stretch: rows that have the dimensions and the measures by name.
    private func part(_ stretch: Stretch) -> SQL {
        let (cut, lanes) = self.lanes(of: stretch)
        let dimensions = question.dimensions.map { column($0, stretch) }
        let measures = question.measures.map { SQL(name: $0) }
        if tellsPeriodsApart(stretch) {
            // The lanes first, then the stretch of each: the order of CROSS JOIN is kept by SQLite.
            return """
                SELECT \(sql: (dimensions + measures).joined(separator: ", "))
                FROM insight_lane l CROSS JOIN insight_count c
                WHERE \(sql: lanes) AND c.cut = \(cut.rawValue) AND c.lane = l.id
                    AND c.period BETWEEN \(stretch.from) AND \(stretch.to)
                """
        }
        // Lane by lane as they lie in the table, without sorting; what is left has one row for each lane.
        let sums = question.measures.map { "SUM(\(sql: SQL(name: $0))) AS \(sql: SQL(name: $0))" as SQL }
        return """
            SELECT \(sql: (dimensions + measures).joined(separator: ", "))
            FROM (SELECT lane, \(sql: sums.joined(separator: ", ")) FROM insight_count
                  WHERE cut = \(cut.rawValue) AND lane IN (SELECT l.id FROM insight_lane l WHERE \(sql: lanes))
                      AND period BETWEEN \(stretch.from) AND \(stretch.to)
                  GROUP BY lane) AS c
            JOIN insight_lane l ON l.id = c.lane
            """
    }

    /// Whether the periods of a stretch stay apart in the answer.
    private func tellsPeriodsApart(_ stretch: Stretch) -> Bool {
        question.dimensions.contains(.day) || question.dimensions.contains(.month) && stretch.month == nil
    }

    private func column(_ dimension: Dimension, _ stretch: Stretch) -> SQL {
        switch dimension {
        case .agency: "l.agency_id AS by_agency"
        case .level: "l.level AS by_level"
        case .place: "l.place_id AS by_place"
        case .procedure: "l.procedure_code AS by_procedure"
        case .field: "l.field AS by_field"
        case .channel: "l.channel AS by_channel"
        case .day: "c.period AS by_day"
        case .month: stretch.month.map { "CAST(\($0) AS BIGINT) AS by_month" } ?? "c.period AS by_month"
        }
    }

    private func laneConditions(_ cut: Cut) -> [SQL] {
        let slice = question.slice
        var conditions: [SQL] = []
        if let agencies = slice.agencies { conditions.append("l.agency_id IN \(values: agencies)") }
        if let level = slice.level { conditions.append("l.level = \(level)") }
        if let procedure = slice.procedure { conditions.append("l.procedure_code = \(procedure)") }
        if let field = slice.field { conditions.append("l.field = \(field)") }
        if let channel = slice.channel { conditions.append("l.channel = \(channel.rawValue)") }
        switch cut {
        case .laneByDay, .laneByMonth: conditions.append("l.channel <> ''")
        case .agencyByDay, .agencyByMonth: conditions.append("l.procedure_code = ''")
        case .procedureByDay, .procedureByMonth: conditions.append("l.agency_id = ''")
        }
        return conditions
    }
}
