import Directory
import Kernel
import Ledger
import Storage

/// Người đọc bộ đếm: answers what one reading asks of the counters.
///
/// A question of many days falls in two. What the days say that are over is remembered from earlier readings; only the day
/// of the last record, and whatever comes after it, is added up anew.
struct CounterReader {
    let db: ReadSession
    let now: Instant
    /// How many records the ledger has.
    let records: Int64
    let amended: AmendedDays

    private let memory: CounterMemory
    /// The last day that is over; nil where nothing has happened yet.
    private let lastSettled: CivilDate?

    /// One query, for the first reader of a session.
    init(_ memory: CounterMemory, _ extent: LedgerExtent, now: Instant, in db: ReadSession) throws {
        (self.memory, self.now, self.db) = (memory, now, db)
        records = extent.records
        lastSettled = extent.lastAt.map { $0.date.adding(days: -1) }
        amended = try db.once("insights:amended-days") {
            try AmendedDays(after: memory.oldest(at: now) ?? extent.records, in: db)
        }
    }

    /// Adds up, as `Counters.rows` does; a query at most where the days that are over are known.
    func rows(_ question: Counters.Question) throws -> [FigureRow] {
        guard let lastSettled, question.first.map({ $0 <= lastSettled }) ?? true else {
            return try Counters.rows(question, in: db)
        }
        var settled = question
        settled.last = min(question.last, lastSettled)
        let rows = try settledRows(settled)
        guard question.last > lastSettled else { return rows }
        var recent = question
        recent.first = lastSettled.adding(days: 1)
        return FigureRow.merged(rows, try Counters.rows(recent, in: db))
    }

    private func settledRows(_ question: Counters.Question) throws -> [FigureRow] {
        if let known = memory.rows(question, self) { return known }
        let rows = try Counters.rows(question, in: db)
        // What a transaction reads may still be taken back.
        if !(db is WriteSession) { memory.keep(rows, of: question, self) }
        return rows
    }
}

extension CounterReader {
    /// Adds up by agency, for a question that asks for nothing else.
    func byAgency(_ question: Counters.Question) throws -> [AgencyID: Figures] {
        try rows(question).reduce(into: [:]) { found, row in AgencyID(row.key[0]).map { found[$0] = row.figures } }
    }
}

extension FigureRow {
    /// The rows of two stretches of time as those of both, ordered by their keys.
    static func merged(_ left: [FigureRow], _ right: [FigureRow]) -> [FigureRow] {
        var others = Dictionary(right.map { ($0.key, $0.figures) }, uniquingKeysWith: +)
        var merged = left.map { row in
            others.removeValue(forKey: row.key).map { FigureRow(key: row.key, figures: row.figures + $0) } ?? row
        }
        // What is new has no place among the others; how an engine orders words is its own affair.
        guard !others.isEmpty else { return merged }
        merged += others.map { FigureRow(key: $0.key, figures: $0.value) }
        return merged.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    }
}

extension Insights {
    /// The counters for one reading, as things stand now or at the moment of a board; two queries for a session.
    func counters(at moment: Instant? = nil, in db: ReadSession) throws -> CounterReader {
        try CounterReader(counterMemory, extent(in: db), now: moment ?? surroundings.now, in: db)
    }

    /// How far the ledger reaches, asked once a session.
    func extent(in db: ReadSession) throws -> LedgerExtent {
        try db.once("insights:extent") { try LedgerExtent(in: db) }
    }
}
