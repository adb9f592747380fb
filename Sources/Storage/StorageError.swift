import Foundation

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
    /// There is no room to store anything more; nothing of the write was kept. The engine's or the system's reason.
    case noRoom(String)
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
        case .noRoom(let reason): "there is no room to store it: \(reason)"
        case .file(let action, let reason): "\(action): \(reason)"
        case .rolledBack(let reason): "the transaction was rolled back: \(reason)"
        case .keyReused: "an idempotency key came again with another content"
        }
    }
}

extension StorageError {
    /// What the system says of a file that could not be written; a full disk is told apart, since it passes.
    static func writing(_ action: String, _ error: any Error) -> StorageError {
        let error = error as NSError
        let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError
        if let number = [error, cause].lazy.compactMap(\.?.systemNumber).first {
            return .writing(action, errno: number)
        }
        let isFull = error.domain == NSCocoaErrorDomain && error.code == CocoaError.fileWriteOutOfSpace.rawValue
        let reason = error.localizedDescription
        return isFull ? .noRoom("\(action): \(reason)") : .file(action, reason: reason)
    }

    /// The same from the number of the last call.
    static func writing(_ action: String, errno number: Int32) -> StorageError {
        let reason = String(cString: strerror(number))
        return isFull(number) ? .noRoom("\(action): \(reason)") : .file(action, reason: reason)
    }

    /// Disk, quota of the user, or largest size of a file.
    private static func isFull(_ number: Int32) -> Bool { [ENOSPC, EDQUOT, EFBIG].contains(number) }
}

extension NSError {
    /// The number of the system's error, where it is one.
    fileprivate var systemNumber: Int32? { domain == NSPOSIXErrorDomain ? Int32(truncatingIfNeeded: code) : nil }
}
