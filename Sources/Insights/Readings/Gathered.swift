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

    /// Reads each stretch of time once, and puts together from it what is asked.
    init(_ slice: Slice, _ period: Period, _ tree: AgencyTree, from counters: CounterReader) throws {
        let month = period.last.monthNumber
        months = (month - Insights.months + 1...month).compactMap { CivilDate(monthNumber: $0) }
        let thisMonth = CivilDate(monthNumber: month) ?? period.last
        let pieces = try Self.pieces(
            from: [period.before.first, period.first, thisMonth],
            to: period.last,
            slice,
            from: counters
        )
        func sum(from first: CivilDate, to last: CivilDate) -> [AgencyID: Figures] {
            pieces.filter { $0.period.first >= first && $0.period.last <= last }
                .reduce(into: [:]) { $0.merge($1.figures, uniquingKeysWith: +) }
        }
        let monthToDate = sum(from: thisMonth, to: period.last)
        current = sum(from: period.first, to: period.last)
        previous = sum(from: period.before.first, to: period.before.last)

        let earlier = try counters.changes(until: thisMonth.adding(days: -1), of: slice)
        let changes = earlier.merging(monthToDate, uniquingKeysWith: +)
        stocks = try counters.stocks(changes, at: period.last, of: slice)

        let nothing = Sums(monthly: months.map { _ in Part() })
        var sums: [Level?: Sums] = [:]
        func level(_ agency: AgencyID) -> Level? { tree.agencies[agency]?.level }
        for (id, figures) in current { sums[level(id), default: nothing].current.figures += figures }
        for (id, figures) in previous { sums[level(id), default: nothing].previous.figures += figures }
        for (id, stocks) in stocks { sums[level(id), default: nothing].current.stocks += stocks }
        for (id, changes) in changes {
            sums[level(id), default: nothing].previous.stocks += Stocks(changes - (current[id] ?? .none))
        }
        for (id, figures) in monthToDate {
            sums[level(id), default: nothing].monthly[months.count - 1].figures += figures
        }
        var standing: [Level?: Figures] = [:]
        for (id, changes) in earlier { standing[level(id), default: .none] += changes }
        let whole = try Self.wholeMonths(months.dropLast(), of: slice, from: counters)
        for level in Set(sums.keys).union(standing.keys).union(whole.keys) {
            let figures = whole[level] ?? months.dropLast().map { _ in .none }
            // What stood before the first month, and from there on month by month.
            var sum = figures.reduce(standing[level] ?? .none, -)
            for (index, figures) in figures.enumerated() {
                sum += figures
                sums[level, default: nothing].monthly[index] = Part(figures: figures, stocks: Stocks(sum))
            }
            // The month under way stands as the board does: what falls due later today is not overdue yet.
            sums[level, default: nothing].monthly[months.count - 1].stocks = sums[level]?.current.stocks ?? Stocks()
        }
        sums[nil] = sums.values.reduce(nothing, +)
        self.sums = sums
    }

    /// The time between some days, each stretch with the figures of its agencies.
    private static func pieces(
        from days: Set<CivilDate>,
        to last: CivilDate,
        _ slice: Slice,
        from counters: CounterReader
    ) throws -> [(period: Period, figures: [AgencyID: Figures])] {
        let days = days.sorted()
        let ends = days.dropFirst().map { $0.adding(days: -1) } + [last]
        return try zip(days, ends).map { first, last in
            let period = Period(first, last)
            return (period, try counters.byAgency(.init(period, of: slice, by: [.agency])))
        }
    }

    /// The figures of each of some whole months, by level.
    private static func wholeMonths(
        _ months: ArraySlice<CivilDate>,
        of slice: Slice,
        from counters: CounterReader
    ) throws -> [Level?: [Figures]] {
        guard let first = months.first, let last = months.last else { return [:] }
        let period = Period(first, last.lastOfMonth)
        var found: [Level?: [Figures]] = [:]
        for row in try counters.rows(.init(period, of: slice, by: [.level, .month])) {
            guard let month = CivilDate(row.key[1] + "-01") else { continue }
            let index = month.monthNumber - first.monthNumber
            found[Level(rawValue: row.key[0]), default: months.map { _ in .none }][index] += row.figures
        }
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
