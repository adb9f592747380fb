import Catalogue
public import Directory
public import Kernel
import Ledger
public import Storage
import Territory

/// Số liệu của một bảng: everything that a board shows of its subject, from a constant number of queries.
public struct BoardReading: Sendable {
    /// What happened on a day.
    public struct Day: Hashable, Sendable {
        /// The day.
        public let day: CivilDate
        /// What came in and what was handled; the other measures are 0.
        public let figures: Figures
    }

    /// Of whom.
    public let subject: BoardSubject
    /// The agencies as they are on the last day.
    public let tree: AgencyTree
    /// Whose counters they are.
    let slice: Slice
    /// The days.
    public let period: Period
    /// When it was read.
    public let at: Instant
    /// How many records the ledger had then.
    let records: Int64
    /// All indicators that apply to the subject, in the order of their files.
    public let indicators: [IndicatorReading]
    /// By agency: the period.
    public let byAgency: [AgencyID: Figures]
    /// By agency: as many days before.
    public let before: [AgencyID: Figures]
    /// By agency: what stands at the end.
    public let stocks: [AgencyID: Stocks]
    /// Every day of the period on which anything happened.
    public let daily: [Day]

    /// The sum of the period.
    public var total: Figures { byAgency.values.reduce(.none, +) }
    /// The sum of what stands.
    public var standing: Stocks { stocks.values.reduce(Stocks(), +) }

    /// An indicator by its key.
    public func indicator(_ key: String) -> IndicatorReading? { indicators.first { $0.indicator.key == key } }
}

extension Insights {
    /// How many months a trend shows, the one under way last.
    static let months = 13
    /// What a board tells of single days.
    static let daily: [Measure] = [
        .submitted, .acceptedOnline, .acceptedCounter, .acceptedPost, .early, .onTime, .late,
    ]

    /// Reads a board.
    ///
    /// - Parameters:
    ///   - subject: of whom.
    ///   - period: which days; what lies in the future is cut off.
    ///   - db: the session.
    /// - Throws: `StorageError`.
    /// - Returns: nil where there is no such subject; otherwise a constant number of queries, whatever its size; one
    ///   where nothing has happened since it was read last.
    public func board(_ subject: BoardSubject, _ period: Period, in db: ReadSession) throws -> BoardReading? {
        let now = surroundings.now
        let period = Period(min(period.first, now.date), min(period.last, now.date))
        let question = BoardMemory.Question(subject: subject, period: period)
        let extent = try extent(in: db)
        if let known = memory.reading(of: question, records: extent.records, at: now) { return known }
        let counters = try CounterReader(counterMemory, extent, now: now, in: db)
        let reading = try read(subject, period, from: counters)
        // What a transaction reads may still be taken back.
        if let reading, !(db is WriteSession) { memory.keep(reading, of: question) }
        return reading
    }

    private func read(
        _ subject: BoardSubject,
        _ period: Period,
        from counters: CounterReader
    ) throws -> BoardReading? {
        let db = counters.db
        let tree = try tree(on: period.last, in: db)
        guard let slice = tree.slice(subject) else { return nil }
        let indicators = shelf.ordered(on: period.last)
        // Nearly all indicators ask for the whole slice; the others for a part of it, each part once.
        let parts = Set(indicators.compactMap { slice.narrowed(to: $0.slice.ofAllLevels) }).union([slice])
        var gathered: [Slice: Gathered] = [:]
        for part in parts { gathered[part] = try Gathered(part, period, tree, from: counters) }
        guard let whole = gathered[slice] else { return nil }
        var reader = IndicatorReader(
            slice: slice,
            period: period,
            tree: tree,
            catalogue: try catalogueCounts(slice, period, from: counters),
            gathered: gathered,
            statistics: subject == .province ? try latestStatistics(on: period.last, in: db) : [:]
        )
        let found = reader.readings(of: indicators)
        return BoardReading(
            subject: subject,
            tree: tree,
            slice: slice,
            period: period,
            at: counters.now,
            records: counters.records,
            indicators: shelf.groups.flatMap(\.indicators).compactMap { indicator in
                found[indicator.key].flatMap { $0.indicator == indicator ? $0 : nil }
            },
            byAgency: whole.current,
            before: whole.previous,
            stocks: whole.stocks,
            daily: try counters.rows(.init(period, of: slice, by: [.day], measures: Self.daily)).compactMap { row in
                CivilDate(row.key[0]).map { BoardReading.Day(day: $0, figures: row.figures) }
            }
        )
    }

    /// Counts of procedures for formulas: those of the whole catalogue, which no office has for itself.
    private func catalogueCounts(
        _ slice: Slice,
        _ period: Period,
        from counters: CounterReader
    ) throws -> [FormulaWord.CatalogueCount: Int] {
        guard slice == .all else { return [:] }
        let contents = try catalogue.contents(in: counters.db)
        let served = contents.procedures.values.compactMap { $0.version(on: period.last) }.filter { !$0.isInternal }
        let online = try counters.rows(.init(period, by: [.procedure], measures: [.acceptedOnline]))
        let full = Set(served.filter { $0.service == .full }.map(\.code))
        return [
            .procedures: contents.count(on: period.last),
            .fullyOnline: full.count,
            .withFee: served.count { !$0.fees.isEmpty },
            .payableOnline: served.count { !$0.fees.isEmpty && full.contains($0.code) },
            .usedOnline: online.count { $0.figures[.acceptedOnline] > 0 && full.contains($0.key[0]) },
        ]
    }
}
