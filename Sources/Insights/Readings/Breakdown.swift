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
    /// The offices and procedures of a board for one of its indicators.
    ///
    /// The offices are those that the board has read; a query more for an indicator of a part of them, and one for the
    /// procedures.
    ///
    /// - Throws: `StorageError`.
    /// - Returns: nil for an indicator that is not counted from the ledger, or is made of others.
    public func breakdown(
        of indicator: Indicator,
        on board: BoardReading,
        in db: ReadSession
    ) throws -> Breakdown? {
        guard let formula = indicator.formula, formula.references.isEmpty,
            let slice = board.slice.narrowed(to: indicator.slice)
        else { return nil }
        let counters = try counters(at: board.at, in: db)
        let (figures, stocks) = try agencies(slice, on: board, from: counters)
        let asksForStocks = formula.words.contains { if case .stock = $0 { true } else { false } }
        let procedures =
            asksForStocks ? [] : try counters.rows(.init(board.period, of: slice, by: [.procedure]))
        return Breakdown(
            agencies: Set(figures.keys).union(stocks.keys).sorted().map { id in
                let facts = FormulaFacts(figures: figures[id] ?? .none, stocks: stocks[id] ?? Stocks())
                return .init(key: id, value: formula.value(facts), figures: facts.figures)
            },
            procedures: procedures.map { row in
                .init(key: row.key[0], value: formula.value(FormulaFacts(figures: row.figures)), figures: row.figures)
            }
        )
    }

    /// The figures and stocks of the agencies of a part of a board.
    private func agencies(
        _ slice: Slice,
        on board: BoardReading,
        from counters: CounterReader
    ) throws -> ([AgencyID: Figures], [AgencyID: Stocks]) {
        guard slice.ofAllLevels != board.slice.ofAllLevels else {
            func belongs(_ id: AgencyID) -> Bool {
                slice.level == nil || board.tree.agencies[id]?.level == slice.level
            }
            return (board.byAgency.filter { belongs($0.key) }, board.stocks.filter { belongs($0.key) })
        }
        let figures = try counters.byAgency(.init(board.period, of: slice, by: [.agency]))
        return (figures, try counters.stocks(at: board.period.last, of: slice))
    }
}
