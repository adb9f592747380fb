public import Kernel

/// Which engine answers.
///
/// Only `Storage` and tests need to ask.
public enum Dialect: String, Sendable {
    /// SQLite, inside the program.
    case sqlite
    /// PostgreSQL, a server.
    case postgresql
}

/// One line to an engine.
///
/// Used by one thread at a time.
protocol Connection: AnyObject {
    var dialect: Dialect { get }
    /// Runs a statement and hands over each row of its answer.
    func query(_ sql: SQL, _ body: (Row) throws -> Void) throws
    /// Runs a statement and tells how many rows it changed.
    func execute(_ sql: SQL) throws -> Int
    /// Runs several statements without arguments.
    func script(_ text: String) throws
    /// Whether the engine still has a transaction open; it may give one up by itself (disk full).
    var isInTransaction: Bool { get }
    /// Whether the line still works and is ready for a new transaction.
    var isUsable: Bool { get }
}

extension Connection {
    /// Runs a statement whose answer may not fit into memory, and hands over each row; one such statement at a time.
    ///
    /// PostgreSQL hands over a whole answer at once, so it is asked through a cursor.
    func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        guard dialect == .postgresql else { return try query(sql, body) }
        _ = try execute("DECLARE streamed NO SCROLL CURSOR FOR \(sql: sql)")
        defer { try? script("CLOSE streamed") }
        var count = 0
        repeat {
            count = 0
            try query("FETCH 2000 FROM streamed") { row in
                count += 1
                try body(row)
            }
        } while count > 0
    }
}

/// A consistent look at the database: everything read in it belongs to one moment.
public class ReadSession {
    let connection: any Connection
    /// How many statements were asked so far; tests hold pages to a constant number.
    public fileprivate(set) var statements = 0
    /// What snapshots were found in this session, by their identity.
    var remembered: [ObjectIdentifier: any Sendable] = [:]
    /// How often something was changed in this session.
    fileprivate(set) var changes = 0
    /// How often a copy in memory was outdated in this session.
    fileprivate(set) var revisions = 0

    private var isStreaming = false
    private var once: (changes: Int, values: [String: any Sendable]) = (0, [:])

    init(_ connection: any Connection) {
        self.connection = connection
    }

    /// What the body reads; read once for as long as the session changes nothing itself.
    ///
    /// - Parameters:
    ///   - key: names what is read, such as `dossier:0198…`; its kind belongs to it, so that two never share a key.
    ///   - body: reads it.
    /// - Throws: what the body throws; nothing is kept then.
    /// - Returns: what the body returned, now or before.
    public func once<Value: Sendable>(_ key: String, _ body: () throws -> Value) throws -> Value {
        if once.changes != changes { once = (changes, [:]) }
        if let known = once.values[key] as? Value { return known }
        let value = try body()
        once.values[key] = value
        return value
    }

    /// The engine that answers.
    public var dialect: Dialect { connection.dialect }

    /// All rows of the answer.
    public func rows(_ sql: SQL) throws -> [Row] {
        statements += 1
        var rows: [Row] = []
        try connection.query(sql) { rows.append($0) }
        return rows
    }

    /// The first row of the answer, if there is one.
    public func row(_ sql: SQL) throws -> Row? {
        statements += 1
        var first: Row?
        try connection.query(sql) { row in
            if first == nil { first = row }
        }
        return first
    }

    /// The first value of the first row; nil where there is no row or the value is NULL.
    public func value<Value: SQLConvertible>(_ sql: SQL, as type: Value.Type = Value.self) throws -> Value? {
        guard let row = try row(sql) else { return nil }
        return try row[0] as Value?
    }

    /// Hands over the rows one by one; PostgreSQL's library keeps them all until the last.
    public func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        statements += 1
        try connection.query(sql, body)
    }

    /// Hands over the rows of an answer of any size one by one, without keeping them on either engine; the body must not
    /// stream another.
    public func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        precondition(!isStreaming, "one answer is streamed at a time, on either engine")
        isStreaming = true
        defer { isStreaming = false }
        statements += 1
        try connection.stream(sql, body)
    }
}

/// A write: all of it happens, or nothing.
///
/// Others see it after it is durable.
public final class WriteSession: ReadSession {
    private let linesBeside: ReadingLines?

    init(_ connection: any Connection, linesBeside: ReadingLines?) {
        self.linesBeside = linesBeside
        super.init(connection)
    }

    /// Đọc bên cạnh: begins a read of what was durable before this write, on another line.
    ///
    /// Nobody else writes as long as this session lasts, so several such reads see the same.
    ///
    /// - Parameter body: sees nothing of what this session changes, nor the writes that share its transaction.
    /// - Returns: what is being read; nil where there is no other line, as in memory.
    public func readBeside<Value: Sendable>(
        _ body: @escaping @Sendable (ReadSession) throws -> Value
    ) -> Ahead<Value>? {
        linesBeside.map { lines in
            Ahead(answeredBy: { answer in lines.read({ try body(ReadSession($0)) }, answer: answer) })
        }
    }

    /// Runs a statement that changes something; returns the number of changed rows.
    @discardableResult
    public func run(_ sql: SQL) throws -> Int {
        statements += 1
        changes += 1
        return try connection.execute(sql)
    }

    /// Moves the revision of the tables on of which snapshots are kept, so that everybody loads them again.
    ///
    /// - Parameters:
    ///   - table: has one row with `id` 1 and the revision.
    ///   - revision: greater than the one before.
    /// - Throws: `StorageError`.
    public func revise(_ table: String, to revision: Int64) throws {
        try run(
            """
            INSERT INTO \(name: table) (id, revision) VALUES (1, \(revision))
            ON CONFLICT (id) DO UPDATE SET revision = excluded.revision
            """
        )
        revisions += 1
    }

    /// Something was taken back: nothing that was remembered is sure any more.
    func forget() {
        changes += 1
        revisions += 1
        remembered.removeAll()
    }
}
