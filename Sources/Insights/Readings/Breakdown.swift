public import Directory
public import Kernel
public import Storage

/// Phân tích chỉ tiêu: what one indicator says of each office and each procedure.
public struct Breakdown: Sendable {
    /// A part with its value.
    public struct Line<Key: Hashable & Sendable>: Sendable {
        /// Which part.
        public let key: Key
        /// Its value; nil where it has none.
        public let value: Double?
        /// Its figures.
        public let figures: Figures
    }

    /// By office.
    public let agencies: [Line<AgencyID>]
    /// By procedure; empty where the indicator asks for what only an office has.
    public let procedures: [Line<String>]
}

extension Insights {
    /// The offices and procedures of a subject for one indicator; three queries.
    ///
    /// - Throws: `StorageError`.
    /// - Returns: nil for an indicator that is not counted from the ledger, or an unknown subject.
    public func breakdown(
        of indicator: Indicator,
        _ subject: BoardSubject,
        _ period: Period,
        in db: ReadSession
    ) throws -> Breakdown? {
        guard let formula = indicator.formula, formula.references.isEmpty else { return nil }
        guard var slice = try tree(on: period.last, in: db).slice(subject) else { return nil }
        if let level = indicator.slice.level { slice.level = level }
        let stocks = try Counters.stocks(at: period.last, of: slice, now: surroundings.now, in: db)
        var agencies: [AgencyID: Figures] = [:]
        for row in try Counters.rows(.init(period, of: slice, by: [.agency]), in: db) {
            AgencyID(row.key[0]).map { agencies[$0] = row.figures }
        }
        let asksForStocks = formula.words.contains { if case .stock = $0 { true } else { false } }
        let procedures =
            asksForStocks ? [] : try Counters.rows(.init(period, of: slice, by: [.procedure]), in: db)
        return Breakdown(
            agencies: Set(agencies.keys).union(stocks.keys).sorted().map { id in
                let facts = FormulaFacts(figures: agencies[id] ?? .none, stocks: stocks[id] ?? Stocks())
                return .init(key: id, value: formula.value(facts), figures: agencies[id] ?? .none)
            },
            procedures: procedures.map { row in
                .init(key: row.key[0], value: formula.value(FormulaFacts(figures: row.figures)), figures: row.figures)
            }
        )
    }
}
