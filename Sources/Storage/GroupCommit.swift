import Synchronization

/// Ghi chung: writes that arrive together share one transaction and one fsync, then all answer.
///
/// One that fails takes only itself back: most refuse before they change anything, and nothing is to be taken back then.
/// Where one fails after a change, the group is taken back and runs again with a savepoint around each; savepoints from
/// the start would copy every touched page once more for the rare case. Nothing is acknowledged before the commit has
/// returned.
final class GroupCommit: Sendable {
    private let engine: any Engine
    private let state = Mutex(State())

    /// Bounds the time that the first write of a group waits for the last.
    private static let largestGroup = 256

    /// Callers beyond this number are told to come back instead of waiting, so that a flood does not fill the memory.
    private let longestQueue: Int

    private struct State {
        var pending: [any PendingWrite] = []
        var isScheduled = false
        var writes = 0
        var groups = 0
    }

    init(engine: any Engine, longestQueue: Int = 16_384) {
        self.engine = engine
        self.longestQueue = longestQueue
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (WriteSession) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let write = Write(body: body, continuation: continuation)
            let mustSchedule: Bool? = state.withLock { state in
                guard state.pending.count < longestQueue else { return nil }
                state.pending.append(write)
                defer { state.isScheduled = true }
                return !state.isScheduled
            }
            guard let mustSchedule else { return continuation.resume(throwing: StorageError.overloaded) }
            if mustSchedule { engine.schedule(commitGroups) }
        }
    }

    func report(to load: inout DatabaseLoad) {
        state.withLock { state in
            load.waitingWrites = state.pending.count
            load.writes = state.writes
            load.groups = state.groups
        }
    }

    /// Takes groups until nothing waits, or until the connection is of no more use and the engine must give another.
    private func commitGroups(_ connection: Result<any Connection, any Error>) {
        while let group = nextGroup() {
            switch connection {
            case .failure(let error):
                for write in group { write.fail(error) }
            case .success(let open):
                guard commit(group, on: open) else {
                    engine.forgetWriter()
                    engine.schedule(commitGroups)
                    return
                }
            }
        }
    }

    private func nextGroup() -> [any PendingWrite]? {
        state.withLock { state in
            guard !state.pending.isEmpty else {
                state.isScheduled = false
                return nil
            }
            let group = Array(state.pending.prefix(Self.largestGroup))
            state.pending.removeFirst(group.count)
            state.writes += group.count
            state.groups += 1
            return group
        }
    }

    /// Runs the group in one transaction; false where the connection is of no more use.
    private func commit(_ group: [any PendingWrite], on connection: any Connection) -> Bool {
        var isCommitting = false
        do {
            try begin(on: connection)
            if try !attemptTogether(group, in: session(on: connection)) {
                if connection.isInTransaction { _ = try connection.execute("ROLLBACK") }
                // One that was alone has been taken back with its transaction.
                guard group.count > 1 else {
                    group[0].answer()
                    return true
                }
                try begin(on: connection)
                let session = session(on: connection)
                for write in group { try attemptApart(write, in: session) }
            }
            isCommitting = true
            _ = try connection.execute("COMMIT")
            for write in group { write.answer() }
            return true
        } catch {
            let isLost = error.isLostConnection
            if !isLost { _ = try? connection.execute("ROLLBACK") }
            let answer = isLost && isCommitting ? StorageError.unknownOutcome("\(error)") : error
            // Before the commit nothing has happened: a first break is worth a second try on a new connection.
            if isLost, !isCommitting, group.allSatisfy({ $0.mayRetry() }) {
                state.withLock { $0.pending.insert(contentsOf: group, at: 0) }
            } else {
                for write in group { write.fail(answer) }
            }
            return !isLost
        }
    }

    private func session(on connection: any Connection) -> WriteSession {
        WriteSession(connection, linesBeside: engine.linesBeside)
    }

    private func begin(on connection: any Connection) throws {
        for statement in engine.begin { _ = try connection.execute(statement) }
    }

    /// All writes without savepoints; false where one has failed that may have changed something.
    ///
    /// Throws only what ends the whole group.
    private func attemptTogether(_ group: [any PendingWrite], in session: WriteSession) throws -> Bool {
        for write in group {
            let before = session.changes
            guard let refusal = write.run(in: session) else { continue }
            if refusal.isLostConnection { throw refusal }
            // An engine's own error may have spoilt the transaction (PostgreSQL) or ended it (a full disk).
            guard session.changes == before, !(refusal is StorageError) else { return false }
        }
        return true
    }

    /// One write between two savepoints.
    ///
    /// Throws only what ends the whole group.
    private func attemptApart(_ write: any PendingWrite, in session: WriteSession) throws {
        _ = try session.connection.execute("SAVEPOINT one_write")
        if let refusal = write.run(in: session) {
            if refusal.isLostConnection { throw refusal }
            guard session.connection.isInTransaction else { throw StorageError.rolledBack("\(refusal)") }
            _ = try session.connection.execute("ROLLBACK TO SAVEPOINT one_write")
            session.forget()
        }
        _ = try session.connection.execute("RELEASE SAVEPOINT one_write")
    }
}

extension Error {
    var isLostConnection: Bool {
        guard let error = self as? StorageError, case .connectionLost = error else { return false }
        return true
    }
}

/// A write in the queue, whatever it answers.
private protocol PendingWrite: Sendable {
    /// Runs the body; returns the error that it ended with.
    func run(in session: WriteSession) -> (any Error)?
    /// Answers with what the body ended with.
    func answer()
    func fail(_ error: any Error)
    /// True once.
    func mayRetry() -> Bool
}

private final class Write<Value: Sendable>: PendingWrite {
    private let body: @Sendable (WriteSession) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private let state = Mutex<(result: Result<Value, any Error>?, retries: Int)>((nil, 0))

    init(
        body: @escaping @Sendable (WriteSession) throws -> Value,
        continuation: CheckedContinuation<Value, any Error>
    ) {
        self.body = body
        self.continuation = continuation
    }

    func run(in session: WriteSession) -> (any Error)? {
        let result = Result { try body(session) }
        state.withLock { $0.result = result }
        guard case .failure(let error) = result else { return nil }
        return error
    }

    func answer() {
        guard let result = state.withLock({ $0.result }) else {
            preconditionFailure("a write is acknowledged only after it ran")
        }
        continuation.resume(with: result)
    }

    func fail(_ error: any Error) {
        continuation.resume(throwing: error)
    }

    func mayRetry() -> Bool {
        state.withLock { state in
            state.retries += 1
            return state.retries == 1
        }
    }
}
