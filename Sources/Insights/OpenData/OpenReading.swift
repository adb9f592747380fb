import Directory
import Kernel
import Storage
import Territory

/// The counts behind a table: by agency and month, from three queries whatever its length.
struct OpenReading {
    /// What is known of one agency or of several together in a month.
    struct Facts {
        var figures = Figures.none
        var stocks = Stocks()

        static func + (left: Facts, right: Facts) -> Facts {
            Facts(figures: left.figures + right.figures, stocks: left.stocks + right.stocks)
        }

        /// Whether nothing happened and nothing stands.
        var isEmpty: Bool { figures == .none && stocks == Stocks() }
    }

    let months: OpenMonths
    /// By the first day of the month, then by agency.
    let facts: [CivilDate: [AgencyID: Facts]]

    init(_ months: OpenMonths, slice: Slice, in db: ReadSession) throws {
        self.months = months
        let period = months.period
        var figures: [CivilDate: [AgencyID: Figures]] = [:]
        for row in try Counters.rows(.init(period, of: slice, by: [.agency, .month]), in: db) {
            guard let agency = AgencyID(row.key[0]), let month = CivilDate(row.key[1] + "-01") else { continue }
            figures[month, default: [:]][agency] = row.figures
        }
        var standing: [AgencyID: Figures] = [:]
        let before = Counters.Question(
            until: period.first.adding(days: -1),
            of: slice,
            by: [.agency],
            measures: Stocks.measures
        )
        for row in try Counters.rows(before, in: db) { AgencyID(row.key[0]).map { standing[$0] = row.figures } }
        var facts: [CivilDate: [AgencyID: Facts]] = [:]
        for month in months.starts.reversed() {
            let changes = figures[month] ?? [:]
            for (agency, change) in changes { standing[agency, default: .none] += change }
            for (agency, sum) in standing {
                let found = Facts(figures: changes[agency] ?? .none, stocks: Stocks(sum))
                if !found.isEmpty { facts[month, default: [:]][agency] = found }
            }
        }
        self.facts = facts
    }
}

/// Works an indicator out with those on which it builds, and how many dossiers stand behind it.
struct OpenValue {
    let value: Double?
    let weight: Int?

    init(_ indicator: Indicator, _ facts: OpenReading.Facts, shelf: IndicatorShelf, on day: CivilDate) {
        self.init(indicator, facts, shelf: shelf, on: day, above: [])
    }

    private init(
        _ indicator: Indicator,
        _ facts: OpenReading.Facts,
        shelf: IndicatorShelf,
        on day: CivilDate,
        above: Set<String>
    ) {
        guard let formula = indicator.formula, !above.contains(indicator.key) else {
            (value, weight) = (nil, nil)
            return
        }
        var words = FormulaFacts(figures: facts.figures, stocks: facts.stocks)
        var weights: [Int] = []
        for key in formula.references {
            guard let part = shelf.indicator(key, on: day) else { continue }
            let found = OpenValue(part, facts, shelf: shelf, on: day, above: above.union([indicator.key]))
            words.values[key] = found.value
            found.weight.map { weights.append($0) }
        }
        formula.weight(words).map { weights.append($0) }
        value = formula.value(words)
        weight = weights.min()
    }

    /// As it is written: whole numbers as they are, others with at most four digits behind the point.
    static func text(_ value: Double) -> String {
        let rounded = (value * 10_000).rounded() / 10_000
        if rounded == rounded.rounded(), abs(rounded) < 1e15 { return String(Int64(rounded)) }
        return String(rounded)
    }
}
