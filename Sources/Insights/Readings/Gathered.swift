import Directory
import Kernel
import Storage
import Territory

/// The counts behind a board, before formulas are worked out.
struct Gathered {
    let slice: Slice
    let period: Period
    let tree: AgencyTree
    let catalogue: [FormulaWord.CatalogueCount: Int]
    let current: [AgencyID: Figures]
    let previous: [AgencyID: Figures]
    let stocks: [AgencyID: Stocks]
    let stocksBefore: [AgencyID: Stocks]
    /// The months of the trend, and the figures and stocks of each, by level.
    let months: [CivilDate]
    let monthly: [Level: [Figures]]
    let monthlyStocks: [Level: [Stocks]]

    init(
        _ slice: Slice,
        _ period: Period,
        _ tree: AgencyTree,
        now: Instant,
        catalogue: [FormulaWord.CatalogueCount: Int],
        in db: ReadSession
    ) throws {
        (self.slice, self.period, self.tree, self.catalogue) = (slice, period, tree, catalogue)
        current = try Self.byAgency(.init(period, of: slice, by: [.agency]), in: db)
        previous = try Self.byAgency(.init(period.before, of: slice, by: [.agency]), in: db)
        stocks = try Counters.stocks(at: period.last, of: slice, now: now, in: db)
        stocksBefore = try Counters.stocks(at: period.before.last, of: slice, now: now, in: db)

        let last = period.last.monthNumber
        let months = (last - Insights.months + 1...last).compactMap { CivilDate(monthNumber: $0) }
        self.months = months
        let first = months.first ?? period.first
        var figures: [Level: [Figures]] = [:]
        let monthRows = try Counters.rows(.init(Period(first, period.last), of: slice, by: [.level, .month]), in: db)
        for row in monthRows {
            guard let level = Level(rawValue: row.key[0]), let day = CivilDate(row.key[1] + "-01") else { continue }
            let index = day.monthNumber - first.monthNumber
            figures[level, default: Array(repeating: .none, count: months.count)][index] = row.figures
        }
        monthly = figures
        let before = Counters.Question(
            until: first.adding(days: -1),
            of: slice,
            by: [.level],
            measures: Stocks.measures
        )
        var bases: [Level: Figures] = [:]
        for row in try Counters.rows(before, in: db) { Level(rawValue: row.key[0]).map { bases[$0] = row.figures } }
        monthlyStocks = Dictionary(
            uniqueKeysWithValues: Set(figures.keys).union(bases.keys).map { level in
                var sum = bases[level] ?? .none
                let changes = figures[level] ?? Array(repeating: .none, count: months.count)
                return (
                    level,
                    changes.map { change in
                        sum += change
                        return Stocks(sum)
                    }
                )
            }
        )
    }

    private static func byAgency(
        _ question: Counters.Question,
        in db: ReadSession
    ) throws -> [AgencyID: Figures] {
        var found: [AgencyID: Figures] = [:]
        for row in try Counters.rows(question, in: db) { AgencyID(row.key[0]).map { found[$0] = row.figures } }
        return found
    }

    /// Works all formulas out, those on which others build first, and gives them in the order of their files.
    func readings(
        of indicators: [Indicator],
        order: IndicatorShelf,
        statistics: [String: [Statistic]]
    ) -> [IndicatorReading] {
        var values: (now: [String: Double], before: [String: Double]) = ([:], [:])
        var monthlyValues: [[String: Double]] = Array(repeating: [:], count: months.count)
        var found: [String: IndicatorReading] = [:]
        var unfit: Set<String> = []
        for indicator in indicators {
            // What builds on an indicator that says nothing of the subject says nothing either.
            guard applies(indicator), unfit.isDisjoint(with: indicator.formula?.references ?? []) else {
                unfit.insert(indicator.key)
                continue
            }
            guard let formula = indicator.formula else {
                let known = statistics[indicator.key] ?? []
                known.last.map { values.now[indicator.key] = $0.value }
                found[indicator.key] = reading(indicator, imported: known)
                continue
            }
            let level = indicator.slice.level
            let now = formula.value(facts(current, stocks, level, catalogue, values.now))
            let before = formula.value(facts(previous, stocksBefore, level, [:], values.before))
            let trend = months.indices.map { month -> Double? in
                let value = formula.value(facts(ofMonth: month, level, monthlyValues[month]))
                monthlyValues[month][indicator.key] = value
                return value
            }
            values.now[indicator.key] = now
            values.before[indicator.key] = before
            found[indicator.key] = IndicatorReading(
                indicator: indicator,
                value: now,
                before: before,
                trend: zip(months, trend).map { IndicatorReading.Point(month: $0, value: $1) },
                origin: nil,
                day: period.last
            )
        }
        return order.groups.flatMap(\.indicators).compactMap { indicator in
            found[indicator.key].flatMap { $0.indicator == indicator ? $0 : nil }
        }
    }

    /// Whether it says anything of the subject: what is asked of districts is not asked of a commune.
    private func applies(_ indicator: Indicator) -> Bool {
        if slice == .all { return true }
        guard let formula = indicator.formula, !formula.words.contains(where: \.isOfTheCatalogue) else { return false }
        guard let level = indicator.slice.level else { return true }
        if let own = slice.level { return own == level }
        guard let agencies = slice.agencies else { return true }
        return agencies.contains { tree.agencies[$0]?.level == level }
    }

    private func facts(
        _ figures: [AgencyID: Figures],
        _ stocks: [AgencyID: Stocks],
        _ level: Level?,
        _ catalogue: [FormulaWord.CatalogueCount: Int],
        _ values: [String: Double]
    ) -> FormulaFacts {
        func counts(_ agency: AgencyID) -> Bool { level == nil || tree.agencies[agency]?.level == level }
        return FormulaFacts(
            figures: figures.filter { counts($0.key) }.values.reduce(.none, +),
            stocks: stocks.filter { counts($0.key) }.values.reduce(Stocks(), +),
            catalogue: catalogue,
            values: values
        )
    }

    private func facts(ofMonth month: Int, _ level: Level?, _ values: [String: Double]) -> FormulaFacts {
        func sum<Part>(_ parts: [Level: [Part]], _ nothing: Part, _ add: (Part, Part) -> Part) -> Part {
            parts.filter { level == nil || $0.key == level }.values.map { $0[month] }.reduce(nothing, add)
        }
        return FormulaFacts(
            figures: sum(monthly, .none, +),
            stocks: sum(monthlyStocks, Stocks(), +),
            values: values
        )
    }

    private func reading(_ indicator: Indicator, imported: [Statistic]) -> IndicatorReading {
        IndicatorReading(
            indicator: indicator,
            value: imported.last?.value,
            before: imported.dropLast().last?.value,
            trend: imported.suffix(Insights.months).map {
                IndicatorReading.Point(month: $0.period.last, value: $0.value)
            },
            origin: imported.last?.origin,
            day: period.last
        )
    }
}
