import Dispatch
import Synchronization

/// Các đường dây đọc: a bounded set of lines; a read goes to one that is free, or waits until one is.
///
/// A line that has ended a read takes the next that waits on the same thread, so that a full house changes no threads.
final class ReadingLines: Sendable {
    private let lines: [Line]
    private let begin: SQL
    private let state: Mutex<State>

    /// Callers beyond this number are told to come back instead of waiting.
    private static let longestQueue = 4096

    private typealias Work = @Sendable (Line) -> Void

    private struct State {
        /// The line that was used last is taken first: what it has read is still near.
        var idle: [Line]
        var waiting: [Work] = []
    }

    /// - Parameters:
    ///   - lines: all alike.
    ///   - begin: opens a transaction that reads at one moment.
    init(_ lines: [Line], begin: SQL) {
        (self.lines, self.begin) = (lines, begin)
        state = Mutex(State(idle: lines.reversed()))
    }

    /// Runs the body on a line, at one moment of the database.
    ///
    /// - Throws: what the body throws; `StorageError.overloaded`.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            read(body) { continuation.resume(with: $0) }
        }
    }

    /// The same, answered on the thread of the line, or at once where it is refused.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value,
        answer: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        take(
            { line in answer(Result { try line.read(self.begin, body) }) },
            orRefuse: { answer(.failure(StorageError.overloaded)) }
        )
    }

    private func take(_ work: @escaping Work, orRefuse refuse: () -> Void) {
        enum Place { case line(Line), queue, nowhere }
        let place: Place = state.withLock { state in
            if let line = state.idle.popLast() { return .line(line) }
            guard state.waiting.count < Self.longestQueue else { return .nowhere }
            state.waiting.append(work)
            return .queue
        }
        switch place {
        case .line(let line): line.queue.async { self.run(work, on: line) }
        case .queue: break
        case .nowhere: refuse()
        }
    }

    /// Does the work, and whatever waits by then.
    private func run(_ work: Work, on line: Line) {
        work(line)
        while let next = next(for: line) { next(line) }
    }

    private func next(for line: Line) -> Work? {
        state.withLock { state in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() }
            state.idle.append(line)
            return nil
        }
    }

    func report(to load: inout DatabaseLoad) {
        state.withLock { state in
            load.readers = lines.count
            load.busyReaders = lines.count - state.idle.count
            load.waitingReads = state.waiting.count
        }
    }

    func close() async {
        for line in lines { await line.close() }
    }
}
