import Directory
import Kernel
public import Ledger
public import Storage

/// The payload of `board.composed`.
struct BoardComposed: Codable, Sendable {
    static let kind = "board.composed"
    var owner: AccountID
    var name: String
    var subject: String
    var blocks: [String]
    var sharing: String
}

/// The payload of `board.changed`.
struct BoardChanged: Codable, Sendable {
    static let kind = "board.changed"
    var name: String
    var subject: String
    var blocks: [String]
}

/// The payload of `board.shared`.
struct BoardShared: Codable, Sendable {
    static let kind = "board.shared"
    var sharing: String
}

/// The payload of `board.removed`: nothing but that it happened.
struct BoardRemoved: Codable, Sendable {
    static let kind = "board.removed"
}

extension ComposedBoardID {
    static var streamKind: String { "board" }

    /// The stream of the board's events.
    var stream: String { "\(Self.streamKind):\(self)" }
}

/// The table of composed boards as they are now, from the streams `board:<id>`; what they were stands in the ledger.
public struct BoardProjection: Projection {
    /// The name under which it is rebuilt.
    public let name = "boards"
    /// Its table.
    public let tables = ["insight_board"]

    /// The projection has no state of its own.
    public init() {}

    /// Takes one event into the table.
    public func apply(_ record: EventRecord, in db: WriteSession) throws {
        guard let id = record.id(of: ComposedBoardID.streamKind, as: ComposedBoardTag.self) else { return }
        switch record.kind {
        case BoardComposed.kind:
            guard let board = try record.decode(BoardComposed.self) else { return }
            try db.run(
                """
                INSERT INTO insight_board (id, owner, owner_name, name, subject, blocks, sharing, version, changed_at)
                VALUES (\(id), \(board.owner), \(record.actor.name), \(board.name), \(board.subject),
                        \(board.blocks.joined(separator: " ")), \(board.sharing), 1, \(record.time))
                """
            )
        case BoardChanged.kind:
            guard let board = try record.decode(BoardChanged.self) else { return }
            try db.run(
                """
                UPDATE insight_board SET name = \(board.name), subject = \(board.subject),
                    blocks = \(board.blocks.joined(separator: " ")), version = version + 1, changed_at = \(record.time)
                WHERE id = \(id)
                """
            )
        case BoardShared.kind:
            guard let board = try record.decode(BoardShared.self) else { return }
            try db.run("UPDATE insight_board SET sharing = \(board.sharing) WHERE id = \(id)")
        case BoardRemoved.kind: try db.run("DELETE FROM insight_board WHERE id = \(id)")
        default: return
        }
    }
}
