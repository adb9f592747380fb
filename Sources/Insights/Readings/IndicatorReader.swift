import Directory
import Kernel
import Territory

/// Works indicators out for one subject, those on which others build first.
struct IndicatorReader {
    let slice: Slice
    let period: Period
    let tree: AgencyTree
    let catalogue: [FormulaWord.CatalogueCount: Int]
    /// The counts by the part of the slice that an indicator asks for, of all levels.
    let gathered: [Slice: Gathered]
    let statistics: [String: [Statistic]]

    /// Values by key, for formulas that name others.
    private var now: [String: Double] = [:]
    private var before: [String: Double] = [:]
    private var monthly: [Int: [String: Double]] = [:]

    init(
        slice: Slice,
        period: Period,
        tree: AgencyTree,
        catalogue: [FormulaWord.CatalogueCount: Int],
        gathered: [Slice: Gathered],
        statistics: [String: [Statistic]]
    ) {
        (self.slice, self.period, self.tree) = (slice, period, tree)
        (self.catalogue, self.gathered, self.statistics) = (catalogue, gathered, statistics)
    }

    /// The readings of those that say anything of the subject; what builds on another that does not says nothing either.
    mutating func readings(of indicators: [Indicator]) -> [String: IndicatorReading] {
        var found: [String: IndicatorReading] = [:]
        for indicator in indicators {
            let references = indicator.formula?.references ?? []
            guard applies(indicator), references.isSubset(of: found.keys) else { continue }
            found[indicator.key] = reading(indicator)
        }
        return found
    }

    /// Whether it says anything of the subject: what is asked of districts is not asked of a commune.
    private func applies(_ indicator: Indicator) -> Bool {
        if slice == .all { return true }
        guard let formula = indicator.formula, !formula.words.contains(where: \.isOfTheCatalogue),
            slice.narrowed(to: indicator.slice) != nil
        else { return false }
        guard let level = indicator.slice.level, let agencies = slice.agencies else { return true }
        return agencies.contains { tree.agencies[$0]?.level == level }
    }

    private mutating func reading(_ indicator: Indicator) -> IndicatorReading? {
        guard let formula = indicator.formula else { return imported(indicator) }
        guard let asked = slice.narrowed(to: indicator.slice.ofAllLevels), let counts = gathered[asked] else {
            return nil
        }
        let sums = counts.sums[indicator.slice.level] ?? Gathered.Sums(monthly: counts.months.map { _ in .init() })
        let value = formula.value(facts(sums.current, catalogue, now))
        let earlier = formula.value(facts(sums.previous, [:], before))
        var trend: [IndicatorReading.Point] = []
        for (index, month) in counts.months.enumerated() {
            let value = formula.value(facts(sums.monthly[index], [:], monthly[index] ?? [:]))
            monthly[index, default: [:]][indicator.key] = value
            trend.append(.init(month: month, value: value))
        }
        (now[indicator.key], before[indicator.key]) = (value, earlier)
        return IndicatorReading(
            indicator: indicator,
            value: value,
            before: earlier,
            trend: trend,
            origin: nil,
            day: period.last
        )
    }

    private func facts(
        _ part: Gathered.Part,
        _ catalogue: [FormulaWord.CatalogueCount: Int],
        _ values: [String: Double]
    ) -> FormulaFacts {
        FormulaFacts(figures: part.figures, stocks: part.stocks, catalogue: catalogue, values: values)
    }

    private mutating func imported(_ indicator: Indicator) -> IndicatorReading {
        let known = statistics[indicator.key] ?? []
        now[indicator.key] = known.last?.value
        return IndicatorReading(
            indicator: indicator,
            value: known.last?.value,
            before: known.dropLast().last?.value,
            trend: known.suffix(Insights.months).map { .init(month: $0.period.last, value: $0.value) },
            origin: known.last?.origin,
            day: period.last
        )
    }
}
