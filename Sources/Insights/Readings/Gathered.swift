import Directory
import Kernel
import Storage
import Territory

/// The counts behind a board, before formulas are worked out: a constant number of queries, whatever the slice.
struct Gathered {
    /// What is known of some agencies in a stretch of time.
    struct Part {
        var figures = Figures.none
        var stocks = Stocks()

        static func + (left: Part, right: Part) -> Part {
            Part(figures: left.figures + right.figures, stocks: left.stocks + right.stocks)
        }
    }

    /// The same of one level, or of all.
    struct Sums {
        var current = Part()
        var previous = Part()
        /// By month of the trend.
        var monthly: [Part]
    }

    let current: [AgencyID: Figures]
    let previous: [AgencyID: Figures]
    let stocks: [AgencyID: Stocks]
    /// The months of the trend, the last one under way.
    let months: [CivilDate]
    /// By level; nil is the sum of all.
    let sums: [Level?: Sums]

    init(_ slice: Slice, _ period: Period, _ tree: AgencyTree, now: Instant, in db: ReadSession) throws {
        current = try Self.byAgency(.init(period, of: slice, by: [.agency]), in: db)
        previous = try Self.byAgency(.init(period.before, of: slice, by: [.agency]), in: db)
        stocks = try Counters.stocks(at: period.last, of: slice, now: now, in: db)
        let stocksBefore = try Counters.stocks(at: period.before.last, of: slice, now: now, in: db)
        let last = period.last.monthNumber
        months = (last - Insights.months + 1...last).compactMap { CivilDate(monthNumber: $0) }
        let monthly = try Self.monthly(months, until: period.last, of: slice, in: db)

        let nothing = Sums(monthly: months.map { _ in Part() })
        var sums: [Level?: Sums] = [:]
        func level(_ agency: AgencyID) -> Level? { tree.agencies[agency]?.level }
        for (id, figures) in current { sums[level(id), default: nothing].current.figures += figures }
        for (id, figures) in previous { sums[level(id), default: nothing].previous.figures += figures }
        for (id, stocks) in stocks { sums[level(id), default: nothing].current.stocks += stocks }
        for (id, stocks) in stocksBefore { sums[level(id), default: nothing].previous.stocks += stocks }
        for (level, parts) in monthly { sums[level, default: nothing].monthly = parts }
        for (level, found) in sums {
            // The month under way stands as the board does: what falls due later today is not overdue yet.
            sums[level]?.monthly[months.count - 1].stocks = found.current.stocks
        }
        sums[nil] = sums.values.reduce(nothing, +)
        self.sums = sums
    }

    /// The figures of each month and what stood at its end, by level.
    private static func monthly(
        _ months: [CivilDate],
        until last: CivilDate,
        of slice: Slice,
        in db: ReadSession
    ) throws -> [Level: [Part]] {
        guard let first = months.first else { return [:] }
        var parts: [Level: [Part]] = [:]
        let none = months.map { _ in Part() }
        for row in try Counters.rows(.init(Period(first, last), of: slice, by: [.level, .month]), in: db) {
            guard let level = Level(rawValue: row.key[0]), let month = CivilDate(row.key[1] + "-01") else { continue }
            parts[level, default: none][month.monthNumber - first.monthNumber].figures = row.figures
        }
        let before = Counters.Question(
            until: first.adding(days: -1),
            of: slice,
            by: [.level],
            measures: Stocks.measures
        )
        var standing: [Level: Figures] = [:]
        for row in try Counters.rows(before, in: db) { Level(rawValue: row.key[0]).map { standing[$0] = row.figures } }
        for level in Set(parts.keys).union(standing.keys) {
            var sum = standing[level] ?? .none
            for index in months.indices {
                sum += parts[level, default: none][index].figures
                parts[level, default: none][index].stocks = Stocks(sum)
            }
        }
        return parts
    }

    private static func byAgency(
        _ question: Counters.Question,
        in db: ReadSession
    ) throws -> [AgencyID: Figures] {
        var found: [AgencyID: Figures] = [:]
        for row in try Counters.rows(question, in: db) { AgencyID(row.key[0]).map { found[$0] = row.figures } }
        return found
    }
}

extension Gathered.Sums {
    static func + (left: Gathered.Sums, right: Gathered.Sums) -> Gathered.Sums {
        Gathered.Sums(
            current: left.current + right.current,
            previous: left.previous + right.previous,
            monthly: zip(left.monthly, right.monthly).map(+)
        )
    }
}
