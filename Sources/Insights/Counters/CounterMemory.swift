import Kernel
import Synchronization

/// Số đã đọc: what days that are over were found to count, question by question.
///
/// An answer serves a later reading as long as no event has changed one of its days; see `AmendedDays`.
final class CounterMemory: Sendable {
    private struct Answer {
        var rows: [FigureRow]
        /// How many records the ledger had.
        var records: Int64
        var at: Instant
    }

    private struct State {
        var answers: [Counters.Question: Answer] = [:]
        var size = 0
    }

    /// How long an answer serves.
    ///
    /// Figures that a rebuild has mended beside a running server show after that at the latest.
    private static let lifetime: Int64 = 600_000
    /// How many rows are kept; one has some four hundred bytes.
    private static let most = 24_000

    private let state = Mutex(State())

    /// The records that the oldest answer knows; what was changed by them needs no look.
    var oldest: Int64? { state.withLock { $0.answers.values.lazy.map(\.records).min() } }

    /// A known answer; nil where there is none, where a day of it was changed since, or where it knows more than the reading.
    func rows(_ question: Counters.Question, _ reading: CounterReader) -> [FigureRow]? {
        guard let answer = state.withLock({ $0.answers[question] }), answer.records <= reading.records,
            (0..<Self.lifetime).contains(reading.now.milliseconds - answer.at.milliseconds),
            !reading.amended.changed(from: question.first, to: question.last, after: answer.records)
        else { return nil }
        return answer.rows
    }

    /// Keeps an answer.
    ///
    /// When there are too many all go: those that are asked for come back.
    func keep(_ rows: [FigureRow], of question: Counters.Question, _ reading: CounterReader) {
        let answer = Answer(rows: rows, records: reading.records, at: reading.now)
        state.withLock { state in
            state.size -= state.answers.removeValue(forKey: question)?.rows.count ?? 0
            if state.size + rows.count > Self.most { state = State() }
            guard rows.count <= Self.most else { return }
            state.answers[question] = answer
            state.size += rows.count
        }
    }
}
