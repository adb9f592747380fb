/// What can go wrong below the rules: the engine, the disk, the line to the server.
///
/// None of these carries a bound value: arguments may be personal data.
public enum StorageError: Error, Sendable, CustomStringConvertible {
    /// The engine refused a statement: its code, its words, the statement without its arguments.
    case statement(code: String, message: String, sql: String)
    /// A constraint does not hold (unique, check, foreign key); `name` as far as the engine tells it.
    case constraint(message: String, sql: String)
    /// The row has no such column: a slip in the program.
    case noColumn(String)
    /// A column is of a kind outside the common part of both engines; cast it.
    case unsupportedType(String)
    /// The line to the server broke before anything was committed.
    case connectionLost(String)
    /// The line broke while committing: the write may or may not have happened. A retry with the same idempotency key is safe.
    case unknownOutcome(String)
    /// The server cannot be reached.
    case unreachable(String)
    /// Too many callers wait for a connection.
    case overloaded
    /// The database was written by a newer program.
    case newerDatabase(room: String, migration: Int)
    /// A file of the store cannot be read or written: what was tried, and the system's reason.
    case file(String, reason: String)
    /// The engine gave up the transaction in which this write was; nothing of it happened.
    case rolledBack(String)
    /// An idempotency key came again with another content.
    case keyReused

    /// For the log and the engineer.
    public var description: String {
        switch self {
        case .statement(let code, let message, let sql): "the database refused (\(code)): \(message), in: \(sql)"
        case .constraint(let message, let sql): "a constraint does not hold: \(message), in: \(sql)"
        case .noColumn(let name): "the answer has no column \(name)"
        case .unsupportedType(let name):
            "a column of type \(name) is outside the common dialect; cast it to BIGINT or TEXT"
        case .connectionLost(let reason): "the line to the database broke: \(reason)"
        case .unknownOutcome(let reason): "the line broke while committing; the outcome is unknown: \(reason)"
        case .unreachable(let reason): "the database cannot be reached: \(reason)"
        case .overloaded: "too many callers wait for the database"
        case .newerDatabase(let room, let migration):
            "the database was written by a newer program (\(room) has migration \(migration)); start that program"
        case .file(let action, let reason): "\(action): \(reason)"
        case .rolledBack(let reason): "the transaction was rolled back: \(reason)"
        case .keyReused: "an idempotency key came again with another content"
        }
    }
}
