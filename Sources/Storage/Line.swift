import Dispatch

/// Đường dây: a queue with its connection, opened when first used and again after a break.
///
/// Sendable unchecked: the connection is touched only on the queue.
final class Line: @unchecked Sendable {
    let queue: DispatchQueue
    private let connect: @Sendable () throws -> any Connection
    private var connection: (any Connection)?
    private var isClosed = false

    init(label: String, connect: @escaping @Sendable () throws -> any Connection) {
        queue = DispatchQueue(label: label)
        self.connect = connect
    }

    /// The connection; on the queue only.
    func open() throws -> any Connection {
        if let connection, connection.isUsable { return connection }
        connection = nil
        guard !isClosed else { throw StorageError.unreachable("the connection is closed") }
        let fresh = try connect()
        connection = fresh
        return fresh
    }

    /// Throws the connection away, so that the next use opens a new one; on the queue only.
    func forget() { connection = nil }

    /// A read at one moment; tried once more on a fresh connection when the line turns out to be broken; on the queue only.
    func read<Value>(_ begin: SQL, _ body: (any Connection) throws -> Value) throws -> Value {
        do { return try readOnce(begin, body) } catch {
            guard error.isLostConnection else { throw error }
            forget()
            return try readOnce(begin, body)
        }
    }

    private func readOnce<Value>(_ begin: SQL, _ body: (any Connection) throws -> Value) throws -> Value {
        let connection = try open()
        _ = try connection.execute(begin)
        do {
            let value = try body(connection)
            _ = try connection.execute("COMMIT")
            return value
        } catch {
            if !error.isLostConnection { _ = try? connection.execute("ROLLBACK") }
            // A line that is still in a transaction would refuse every one to come.
            if connection.isInTransaction { forget() }
            throw error
        }
    }

    /// Ends the work and closes the connection for good.
    func close() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.isClosed = true
                self.connection = nil
                continuation.resume()
            }
        }
    }
}
