import Dispatch

/// PostgreSQL: a bounded set of lines for reading and one for writing, each on a queue of its own.
///
/// All servers on one database take the same advisory lock to write, so a write body sees everything that was written
/// before it and nobody writes beside it: the same promise as SQLite's, and group commit pays for the wait.
final class PostgresEngine: Engine {
    private let readers: ReadingLines
    private let writer: Line

    var linesBeside: ReadingLines? { readers }
    let dialect = Dialect.postgresql
    let begin: [SQL] = ["BEGIN", "SELECT 1 FROM pg_advisory_xact_lock(491801)"]

    init(address: String, readers count: Int) {
        let lines = (0..<min(max(count, 1), 64)).map { number in
            Line(label: "thubon.read.\(number)") { try PostgresConnection.ready(address) }
        }
        readers = ReadingLines(lines, begin: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        writer = Line(label: "thubon.write") { try PostgresConnection.ready(address, isWriter: true) }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await readers.read(body)
    }

    func schedule(_ body: @escaping @Sendable (Result<any Connection, any Error>) -> Void) {
        writer.queue.async { body(Result { try self.writer.open() }) }
    }

    func forgetWriter() { writer.forget() }

    func report(to load: inout DatabaseLoad) { readers.report(to: &load) }

    func close() async {
        await readers.close()
        await writer.close()
    }
}

extension PostgresConnection {
    /// A connection that speaks as the program expects.
    static func ready(_ address: String, isWriter: Bool = false) throws -> PostgresConnection {
        let connection = try PostgresConnection(address: address, isWriter: isWriter)
        try connection.script(
            "SET standard_conforming_strings = on; SET client_min_messages = warning; SET TIME ZONE 'UTC'"
        )
        return connection
    }
}
