public import Kernel
public import Storage
import Synchronization

/// Phần vừa đọc: what was read beside a board, for as long as the board itself serves: its days, its parts.
///
/// A board that is read anew has another moment or more records before it, so nothing of an older one is given out beside it.
final class PartMemory: Sendable {
    /// What was asked beside which reading.
    struct Question: Hashable {
        var subject: BoardSubject
        var period: Period
        var at: Instant
        var records: Int64
        var word: String

        init(_ word: String, of board: BoardReading) {
            (subject, period, at, records) = (board.subject, board.period, board.at, board.records)
            self.word = word
        }
    }

    /// The months of all agencies have some megabytes; few are kept.
    static let most = 8

    private let state = Mutex<[Question: any Sendable]>([:])

    /// What is known, or what is read now.
    func value<Value: Sendable>(_ question: Question, _ read: () throws -> Value) rethrows -> Value {
        if let known = state.withLock({ $0[question] }) as? Value { return known }
        let value = try read()
        state.withLock { state in
            if state.count >= Self.most { state = [:] }
            state[question] = value
        }
        return value
    }
}

extension Insights {
    /// Indicators by the parts of a board, see `PartReadings`; no query where they were asked of the same reading.
    ///
    /// - Throws: `StorageError`.
    public func parts(
        of board: BoardReading,
        values: [Indicator],
        trends: [Indicator],
        in db: ReadSession
    ) throws -> PartReadings {
        let words = [values, trends].map { $0.map(\.key).joined(separator: ",") }
        return try memory.parts.value(.init(words.joined(separator: ";"), of: board)) {
            try PartReadings(of: board, values: values, trends: trends, from: counters(at: board.at, in: db))
        }
    }

    /// What was taken in on each day of the twelve months that end with a board's period; one query at most.
    ///
    /// - Throws: `StorageError`.
    public func takenIn(of board: BoardReading, in db: ReadSession) throws -> [CivilDate: Int] {
        try memory.parts.value(.init("days", of: board)) {
            let last = board.period.last
            let first = CivilDate(monthNumber: last.monthNumber - 11) ?? last
            let question = Counters.Question(
                Period(first, last),
                of: board.slice,
                by: [.day],
                measures: [.acceptedOnline, .acceptedCounter, .acceptedPost]
            )
            var days: [CivilDate: Int] = [:]
            for row in try counters(in: db).rows(question) {
                CivilDate(row.key[0]).map { days[$0] = row.figures.accepted }
            }
            return days
        }
    }
}
