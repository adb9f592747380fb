import Kernel
import Ledger
public import Storage
import Synchronization

/// Bảng trực tiếp: tells everybody who watches a board when its figures have changed.
///
/// However many watch, the ledger is looked at once a second, and each board that is watched is read once for all of its
/// watchers, and only after something was written. Nobody watches: nothing is asked. `App` looks while it serves.
public final class LiveBoards: Sendable {
    /// A board as it is watched.
    public struct Board: Hashable, Sendable {
        /// Of whom.
        public let subject: BoardSubject
        /// The days that end today.
        public let days: Int

        /// A board of a subject.
        public init(_ subject: BoardSubject, days: Int) {
            self.subject = subject
            self.days = days
        }
    }

    /// How long between two looks at the ledger.
    public static let pause = Duration.seconds(1)
    /// Figures change with the clock too (what falls due): they are read again after so many looks.
    static let looksWithoutChange = 30

    /// More readers at once are turned away: each holds a connection.
    static let mostWatchers = 2000

    private struct State {
        /// What was read last of each board that is watched.
        var latest: [Board: BoardReading] = [:]
        var watchers: [Board: [Int: AsyncStream<BoardReading>.Continuation]] = [:]
        var next = 0
        /// Records in the ledger, and looks, since everything was read.
        var seen: (size: Int64, looks: Int) = (-1, 0)
    }

    private let insights: Insights
    private let database: Database
    private let state = Mutex(State())

    /// Live boards over these figures.
    public init(insights: Insights, database: Database) {
        self.insights = insights
        self.database = database
    }

    /// How many watch now.
    public var watchers: Int { state.withLock { $0.watchers.values.map(\.count).reduce(0, +) } }

    /// The figures of a board, now and whenever they may have changed, until the reader goes; nil where too many watch.
    public func watch(_ board: Board) -> AsyncStream<BoardReading>? {
        guard watchers < Self.mostWatchers else { return nil }
        // A reader who is slow misses what is old, and never makes us keep it.
        return AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let number = state.withLock { state in
                state.next += 1
                state.watchers[board, default: [:]][state.next] = continuation
                if let latest = state.latest[board] { continuation.yield(latest) }
                return state.next
            }
            continuation.onTermination = { [weak self] _ in self?.leave(board, number) }
        }
    }

    private func leave(_ board: Board, _ number: Int) {
        state.withLock { state in
            state.watchers[board]?[number] = nil
            if state.watchers[board]?.isEmpty == true {
                state.watchers[board] = nil
                state.latest[board] = nil
            }
        }
    }

    /// Looks once at the ledger, and tells those who watch what has changed; one call at a time.
    public func look() async {
        let (watched, known, seen) = state.withLock { ($0.watchers.keys, Set($0.latest.keys), $0.seen) }
        guard !watched.isEmpty else { return }
        let size = (try? await size()) ?? seen.size
        let isDue = size != seen.size || seen.looks >= Self.looksWithoutChange
        // A board that somebody began to watch since the last look is read at once.
        for board in watched where isDue || !known.contains(board) { await tell(board) }
        state.withLock { $0.seen = isDue ? (size, 0) : (seen.size, seen.looks + 1) }
    }

    private func size() async throws -> Int64 {
        try await database.read { db in try LedgerExtent(in: db).records }
    }

    private func tell(_ board: Board) async {
        let reading = try? await database.read { [insights] db in
            let today = insights.surroundings.now.date
            return try insights.board(board.subject, Period(days: board.days, until: today), in: db)
        }
        guard let reading else { return }
        let listeners = state.withLock { state in
            guard let watching = state.watchers[board] else { return [AsyncStream<BoardReading>.Continuation]() }
            state.latest[board] = reading
            return Array(watching.values)
        }
        for listener in listeners { listener.yield(reading) }
    }
}
