import Dispatch
import Synchronization

/// Câu hỏi của người khác: a SELECT that somebody typed, run on a file of tables within bounds.
///
/// The file is opened for reading and as one that never changes; nothing else can be attached. SQLite asks the guard for every
/// table, column and function of a statement before it runs (`sqlite3_set_authorizer`), and some hundred steps apart
/// whether it may go on. A value, and with it everything that a function makes, has at most 20,000 bytes, so that no single
/// call of a function takes long: between two steps nobody can stop it.
public enum GuardedQuery {
    /// What was found.
    public struct Answer: Sendable {
        /// The names of the columns.
        public var columns: [String] = []
        /// The rows, each with as many values.
        public var rows: [[Value]] = []
        /// Whether there were more rows than were taken.
        public var isCut = false
    }

    /// A value as SQLite gives it.
    public enum Value: Hashable, Sendable {
        case null
        case integer(Int64)
        case real(Double)
        case text(String)
    }

    /// Why it was not answered.
    public enum Fault: Error, Hashable, Sendable {
        /// It is empty.
        case empty
        /// It is more than one statement.
        case several
        /// It is no SELECT, or it asks for a table, column or function that is not open; what was asked for.
        case forbidden(String)
        /// SQLite does not understand it; SQLite's words.
        case wrong(String)
        /// It took too long.
        case tooSlow
        /// A value, or all of the answer, is too large.
        case tooLarge
        /// It is too long or too deeply nested to be looked at.
        case tooComplex
        /// Too many ask at the same time.
        case busy
        /// There is no file of tables.
        case noTables
    }

    /// Bounds of a query.
    public struct Bounds: Sendable {
        /// Seconds for which it may run.
        public var seconds = 5.0
        /// Rows that are taken.
        public var rows = 10_000
        /// Bytes of the answer.
        public var bytes = 4 * 1_048_576

        /// The usual bounds.
        public init() {}
    }

    /// Bytes of a statement.
    public static let longestStatement = 20_000
}

/// Tệp được hỏi: a file of tables that other people may ask.
public final class GuardedFile: Sendable {
    private let path: String
    private let tables: Set<String>
    private let queue = DispatchQueue(label: "thubon.guarded", qos: .utility)
    /// How many ask at the moment.
    private let inside = Mutex(0)

    /// A file; only the tables named may be read.
    public init(path: String, tables: Set<String>) {
        (self.path, self.tables) = (path, tables)
    }

    /// Answers a query off the cooperative pool, one after the other, so that the portal keeps its processors.
    ///
    /// - Parameters:
    ///   - sql: what was typed.
    ///   - bounds: of time and size.
    /// - Throws: `GuardedQuery.Fault`.
    /// - Returns: columns and rows, cut where there are more than the bounds allow.
    public func answer(
        _ sql: String,
        within bounds: GuardedQuery.Bounds = .init()
    ) async throws -> GuardedQuery.Answer {
        // The third waits ten seconds already.
        let mayEnter = inside.withLock { count in
            guard count < 3 else { return false }
            count += 1
            return true
        }
        guard mayEnter else { throw GuardedQuery.Fault.busy }
        defer { inside.withLock { $0 -= 1 } }
        let result: Result<GuardedQuery.Answer, any Error> = await withCheckedContinuation { continuation in
            queue.async { [path, tables] in
                continuation.resume(returning: Result { try GuardedConnection(path, tables, bounds).answer(sql) })
            }
        }
        return try result.get()
    }
}
