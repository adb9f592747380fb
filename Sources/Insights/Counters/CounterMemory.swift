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

        var weight: Int { rows.count + 10 }

        func serves(at now: Instant) -> Bool {
            (0..<CounterMemory.lifetime).contains(now.milliseconds - at.milliseconds)
        }
    }

    /// How long an answer serves.
    ///
    /// Figures that a rebuild has mended beside a running server show after that at the latest.
    private static let lifetime: Int64 = 600_000
    /// How many rows are kept, some twelve megabytes; an answer without rows takes room as well.
    private static let most = 30_000

    private let answers = Mutex<[Counters.Question: Answer]>([:])

    /// The records that the oldest answer knows that still serves; what was changed by them needs no look.
    func oldest(at now: Instant) -> Int64? {
        answers.withLock { $0.values.lazy.filter { $0.serves(at: now) }.map(\.records).min() }
    }

    /// A known answer; nil where there is none, where a day of it was changed since, or where it knows more than the reading.
    func rows(_ question: Counters.Question, _ reading: CounterReader) -> [FigureRow]? {
        guard let answer = answers.withLock({ $0[question] }), answer.records <= reading.records,
            answer.serves(at: reading.now),
            !reading.amended.changed(from: question.first, to: question.last, after: answer.records)
        else { return nil }
        return answer.rows
    }

    /// Keeps an answer, unless a later reading has kept its own; when there are too many the oldest go.
    func keep(_ rows: [FigureRow], of question: Counters.Question, _ reading: CounterReader) {
        let answer = Answer(rows: rows, records: reading.records, at: reading.now)
        guard answer.weight <= Self.most / 2 else { return }
        answers.withLock { answers in
            if let known = answers[question], known.records > answer.records { return }
            answers[question] = answer
            var weight = answers.values.reduce(0) { $0 + $1.weight }
            guard weight > Self.most else { return }
            // Down to a half, so that the next answers find room without sorting again.
            for (old, value) in answers.sorted(by: { $0.value.at < $1.value.at }) where weight > Self.most / 2 {
                answers[old] = nil
                weight -= value.weight
            }
        }
    }
}
