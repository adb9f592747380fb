import Dispatch
import Synchronization

/// PostgreSQL: a bounded set of lines for reading and one for writing, each on a queue of its own.
///
/// All servers on one database take the same advisory lock to write, so a write body sees everything that was written
/// before it and nobody writes beside it: the same promise as SQLite's, and group commit pays for the wait.
final class PostgresEngine: Engine {
    private let address: String
    private let readers: [PostgresLine]
    private let writer: PostgresLine
    private let state: Mutex<State>

    let dialect = Dialect.postgresql
    let begin: [SQL] = ["BEGIN", "SELECT 1 FROM pg_advisory_xact_lock(491801)"]

    /// Callers beyond this number are told to come back instead of waiting.
    private static let longestQueue = 4096

    private struct State {
        var idle: [Int]
        var waiting: [CheckedContinuation<Int, any Error>] = []
    }

    init(address: String, readers count: Int) {
        self.address = address
        readers = (0..<min(max(count, 1), 64)).map { PostgresLine(label: "thubon.read.\($0)", address: address) }
        writer = PostgresLine(label: "thubon.write", address: address, isWriter: true)
        state = Mutex(State(idle: Array(readers.indices)))
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        let index = try await takeReader()
        defer { giveBack(index) }
        return try await readers[index].read(body)
    }

    func schedule(_ body: @escaping @Sendable (Result<any Connection, any Error>) -> Void) {
        writer.queue.async { body(Result { try self.writer.open() }) }
    }

    func forgetWriter() { writer.forget() }

    func report(to load: inout DatabaseLoad) {
        state.withLock { state in
            load.readers = readers.count
            load.busyReaders = readers.count - state.idle.count
            load.waitingReads = state.waiting.count
        }
    }

    func close() async throws {
        for line in readers + [writer] {
            await withCheckedContinuation { continuation in
                line.queue.async {
                    line.forget()
                    continuation.resume()
                }
            }
        }
    }

    private func takeReader() async throws -> Int {
        try await withCheckedThrowingContinuation { continuation in
            let answer: Result<Int, any Error>? = state.withLock { state in
                if let index = state.idle.popLast() { return .success(index) }
                if state.waiting.count >= Self.longestQueue { return .failure(StorageError.overloaded) }
                state.waiting.append(continuation)
                return nil
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    private func giveBack(_ index: Int) {
        let next: CheckedContinuation<Int, any Error>? = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.idle.append(index)
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume(returning: index)
    }
}

/// A queue with its connection, opened when first used and again after a break.
///
/// Sendable unchecked: the connection is touched only on the queue.
final class PostgresLine: @unchecked Sendable {
    let queue: DispatchQueue
    private let address: String
    private let isWriter: Bool
    private var connection: PostgresConnection?

    init(label: String, address: String, isWriter: Bool = false) {
        queue = DispatchQueue(label: label)
        self.address = address
        self.isWriter = isWriter
    }

    func open() throws -> PostgresConnection {
        if let connection, connection.isUsable { return connection }
        connection = nil
        let fresh = try PostgresConnection(address: address, isWriter: isWriter)
        try fresh.script("SET standard_conforming_strings = on; SET client_min_messages = warning; SET TIME ZONE 'UTC'")
        connection = fresh
        return fresh
    }

    func forget() { connection = nil }

    /// A read at one moment; tried once more on a fresh connection when the line turns out to be broken.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                let first = Result { try self.snapshot(body) }
                if case .failure(let error) = first, error.isLostConnection {
                    self.forget()
                    continuation.resume(with: Result { try self.snapshot(body) })
                } else {
                    continuation.resume(with: first)
                }
            }
        }
    }

    private func snapshot<Value>(_ body: (any Connection) throws -> Value) throws -> Value {
        let connection = try open()
        _ = try connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        do {
            let value = try body(connection)
            _ = try connection.execute("COMMIT")
            return value
        } catch {
            if !error.isLostConnection { _ = try? connection.execute("ROLLBACK") }
            throw error
        }
    }
}
