import Foundation

/// Tệp bảng: a SQLite file that is made once, whole, and from then on only asked.
///
/// Used by one thread; nothing of it is seen before `finish`.
public final class TableFileWriter {
    private let connection: SQLiteConnection
    private let path: String
    private let draft: String
    private let isUnwanted: @Sendable () -> Bool
    private var isFinished = false

    /// Begins a file beside the one that may lie there.
    ///
    /// - Parameters:
    ///   - path: where it will lie.
    ///   - isUnwanted: asked again and again while it is made; from then on everything fails.
    /// - Throws: `StorageError.file` where it cannot be written.
    public init(path: String, isUnwanted: @escaping @Sendable () -> Bool = { false }) throws {
        self.path = path
        self.isUnwanted = isUnwanted
        draft = path + ".new"
        // What an earlier run left behind is worth nothing.
        for name in [draft, draft + "-journal"] where FileManager.default.fileExists(atPath: name) {
            do {
                try FileManager.default.removeItem(atPath: name)
            } catch {
                throw StorageError.writing("remove \(name)", error)
            }
        }
        // What breaks off is thrown away, so nothing has to be durable on the way.
        connection = try SQLiteConnection(
            path: draft,
            for: .writing,
            settings: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN"
        )
        // An index over millions of rows takes longer than whoever ends the program may wait.
        connection.giveUp(when: isUnwanted)
    }

    deinit {
        // The folder may be the one in which the house itself writes.
        if !isFinished { unlink(draft) }
    }

    /// Runs statements that the programmer wrote: tables and their indexes.
    public func script(_ text: String) throws { try connection.script(text) }

    /// Adds a row; the values in the order of the table's columns.
    ///
    /// - Throws: `StorageError`; `CancellationError` where the file is not wanted any more.
    public func add(_ values: [SQLValue], to table: String) throws {
        if isUnwanted() { throw CancellationError() }
        _ = try connection.execute("INSERT INTO \(name: table) VALUES \(stored: values)")
    }

    /// Puts the file into its place; whoever has the old one open keeps it.
    ///
    /// - Throws: `StorageError`.
    public func finish() throws {
        try connection.script("COMMIT; ANALYZE")
        guard rename(draft, path) == 0 else { throw StorageError.writing("rename \(draft)", errno: errno) }
        isFinished = true
    }
}

extension SQL.StringInterpolation {
    /// A row of values as they are stored.
    fileprivate mutating func appendInterpolation(stored values: [SQLValue]) {
        appendInterpolation(values: values.map(StoredValue.init))
    }
}

/// A value that is bound as it is.
private struct StoredValue: SQLConvertible {
    let sqlValue: SQLValue
}
