import Dispatch

/// SQLite inside the program: one line that writes, in WAL mode with `synchronous=FULL`, and some that read beside it.
final class SQLiteEngine: Engine {
    private let writer: Line
    private let readers: ReadingLines
    let linesBeside: ReadingLines?

    let dialect = Dialect.sqlite
    let begin: [SQL] = ["BEGIN IMMEDIATE"]

    private static let readerCount = 6

    /// Opens the file at once, so that one that cannot be opened is known before anything is asked of it.
    ///
    /// - Parameters:
    ///   - path: the file; nil keeps everything in memory, where the one line reads and writes.
    ///   - readonly: nothing can be written, whatever the program tries.
    ///   - isFilling: an empty file is being filled that is thrown away if the filling does not come to its end, so nothing
    ///     has to be durable on the way.
    /// - Throws: `StorageError.file` where the file cannot be opened.
    init(path: String?, readonly: Bool = false, isFilling: Bool = false) throws {
        writer = Line(label: "thubon.write") {
            guard !readonly else { return try Self.reader(path) }
            return try Self.writer(path, isFilling: isFilling)
        }
        let lines =
            path == nil
            ? [writer]
            : (0..<Self.readerCount).map { number in Line(label: "thubon.read.\(number)") { try Self.reader(path) } }
        readers = ReadingLines(lines, begin: "BEGIN")
        linesBeside = path == nil ? nil : readers
        try writer.queue.sync { _ = try writer.open() }
    }

    /// FULL: an acknowledged write survives a power cut.
    ///
    /// The log grows to 32 MiB before it is taken into the file: what many writes have in common, the last pages of an index
    /// above all, is taken over once.
    private static func writer(_ path: String?, isFilling: Bool) throws -> SQLiteConnection {
        try SQLiteConnection(
            path: path,
            for: .writing,
            settings: """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = \(isFilling ? "OFF" : "FULL");
                PRAGMA foreign_keys = ON;
                PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = -\(isFilling ? 262_144 : 32_768);
                PRAGMA wal_autocheckpoint = 8192;
                """
        )
    }

    /// The system keeps the file in its own memory as well: readers need little more.
    private static func reader(_ path: String?) throws -> SQLiteConnection {
        try SQLiteConnection(
            path: path,
            for: .reading,
            settings: "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192"
        )
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await readers.read(body)
    }

    func schedule(_ body: @escaping @Sendable (Result<any Connection, any Error>) -> Void) {
        writer.queue.async { body(Result { try self.writer.open() }) }
    }

    func forgetWriter() {}

    func report(to load: inout DatabaseLoad) { readers.report(to: &load) }

    /// The line that writes last: it takes the log into the file when nobody else has it open.
    func close() async {
        await readers.close()
        await writer.close()
    }
}
