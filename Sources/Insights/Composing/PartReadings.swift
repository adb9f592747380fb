import Directory
public import Kernel
import Storage

/// Chỉ tiêu theo nơi: indicators by the parts of a board, now and month by month.
///
/// What the board has read is not asked again; a part of it that some indicator asks for is asked once, whatever the number
/// of indicators and of parts.
public struct PartReadings: Sendable {
    /// An indicator of one part.
    public struct Line: Hashable, Sendable {
        /// Which board it would be.
        public let subject: BoardSubject
        /// Of the period; nil where nothing happened by which it could be worked out.
        public let value: Double?
        /// Of as many days before; nil where it is not known, as for what only stands now.
        public let before: Double?
        /// By month, the last one under way; empty where nobody asked.
        public let trend: [Double?]
        /// How much its agencies did, by which the largest are chosen.
        public let weight: Int
    }

    /// What is counted in a stretch of time, by agency.
    private struct Counts {
        var figures: [AgencyID: Figures] = [:]
        var before: [AgencyID: Figures] = [:]
        var stocks: [AgencyID: Stocks] = [:]
        var months: [[AgencyID: FormulaFacts]] = []
    }

    private let board: BoardReading
    private let counts: [Slice: Counts]
    /// The months of the trends.
    public let months: [CivilDate]

    /// Reads what these indicators need.
    ///
    /// - Parameters:
    ///   - board: the whole.
    ///   - values: indicators whose values by part are asked.
    ///   - trends: indicators whose months by part are asked.
    ///   - counters: of this reading.
    /// - Throws: `StorageError`.
    init(
        of board: BoardReading,
        values: [Indicator],
        trends: [Indicator],
        from counters: CounterReader
    ) throws {
        self.board = board
        let last = board.period.last.monthNumber
        months = (last - Insights.months + 1...last).compactMap { CivilDate(monthNumber: $0) }
        let slices = Dictionary(grouping: values + trends) { board.slice.narrowed(to: $0.slice.ofAllLevels) }
        let moving = Dictionary(grouping: trends) { board.slice.narrowed(to: $0.slice.ofAllLevels) }
        var counts: [Slice: Counts] = [:]
        for case let slice? in slices.keys {
            var found = Counts(figures: board.byAgency, before: board.before, stocks: board.stocks)
            if slice != board.slice { found = try Self.counts(slice, board, from: counters) }
            if let indicators = moving[slice] {
                found.months = try Self.months(months, of: slice, indicators, board, found.stocks, from: counters)
            }
            counts[slice] = found
        }
        self.counts = counts
    }

    private static func counts(
        _ slice: Slice,
        _ board: BoardReading,
        from counters: CounterReader
    ) throws -> Counts {
        Counts(
            figures: try counters.byAgency(.init(board.period, of: slice, by: [.agency])),
            before: try counters.byAgency(.init(board.period.before, of: slice, by: [.agency])),
            stocks: try counters.stocks(at: board.period.last, of: slice)
        )
    }

    /// By month and agency, only what the formulas ask for.
    private static func months(
        _ months: [CivilDate],
        of slice: Slice,
        _ indicators: [Indicator],
        _ board: BoardReading,
        _ now: [AgencyID: Stocks],
        from counters: CounterReader
    ) throws -> [[AgencyID: FormulaFacts]] {
        guard let first = months.first else { return [] }
        let words = indicators.compactMap(\.formula).reduce(into: Set<FormulaWord>()) { $0.formUnion($1.words) }
        let standing = words.contains { if case .stock = $0 { true } else { false } }
        let asked = words.reduce(into: Set(standing ? Stocks.measures : [])) { $0.formUnion($1.measures) }
        let measures = Measure.allCases.filter(asked.contains)
        guard !measures.isEmpty else { return months.map { _ in [:] } }
        var found: [[AgencyID: FormulaFacts]] = months.map { _ in [:] }
        let question = Counters.Question(
            Period(first, board.period.last),
            of: slice,
            by: [.agency, .month],
            measures: measures
        )
        for row in try counters.rows(question) {
            guard let id = AgencyID(row.key[0]), let month = CivilDate(row.key[1] + "-01") else { continue }
            found[month.monthNumber - first.monthNumber][id] = FormulaFacts(figures: row.figures)
        }
        guard standing else { return found }
        var sums = try counters.changes(until: first.adding(days: -1), of: slice)
        for index in months.indices {
            for (id, facts) in found[index] { sums[id, default: .none] += facts.figures }
            for (id, sum) in sums {
                found[index][id, default: FormulaFacts()].stocks =
                    index == months.count - 1 ? now[id] ?? Stocks() : Stocks(sum)
            }
        }
        return found
    }
}

extension PartReadings {
    /// Whether an indicator can be told apart by parts: those that are imported, count the catalogue or build on others
    /// cannot.
    public static func tells(_ indicator: Indicator) -> Bool {
        guard let formula = indicator.formula else { return false }
        return formula.references.isEmpty && !formula.words.contains(where: \.isOfTheCatalogue)
    }

    /// An indicator by parts, in the order of their names; nil where it was not asked or cannot be told apart.
    public func lines(of indicator: Indicator, by kind: BoardPart.Kind) -> [Line]? {
        guard Self.tells(indicator), let formula = indicator.formula,
            board.slice.narrowed(to: indicator.slice) != nil,
            let slice = board.slice.narrowed(to: indicator.slice.ofAllLevels), let counts = counts[slice]
        else { return nil }
        let level = indicator.slice.level
        let ids = Set(counts.figures.keys).union(counts.stocks.keys).union(counts.months.flatMap(\.keys)).filter {
            level == nil || board.tree.agencies[$0]?.level == level
        }
        let asksForStocks = formula.words.contains { if case .stock = $0 { true } else { false } }
        return board.tree.parts(of: ids, by: kind).map { part in
            func sum(_ table: [AgencyID: Figures]) -> Figures {
                part.agencies.compactMap { table[$0] }.reduce(.none, +)
            }
            let figures = sum(counts.figures)
            let stocks = part.agencies.compactMap { counts.stocks[$0] }.reduce(Stocks(), +)
            return Line(
                subject: part.subject,
                value: formula.value(FormulaFacts(figures: figures, stocks: stocks)),
                before: asksForStocks ? nil : formula.value(FormulaFacts(figures: sum(counts.before))),
                trend: counts.months.map { month in
                    let facts = part.agencies.compactMap { month[$0] }
                    guard !facts.isEmpty else { return nil }
                    return formula.value(
                        FormulaFacts(
                            figures: facts.map(\.figures).reduce(.none, +),
                            stocks: facts.map(\.stocks).reduce(Stocks(), +)
                        )
                    )
                },
                weight: figures.accepted + figures.finished + stocks.unfinished
            )
        }
    }
}
