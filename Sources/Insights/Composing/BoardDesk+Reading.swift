public import Directory
public import Kernel
import Ledger
public import Storage

extension BoardDesk {
    /// The viewer's own boards, then those that others share and the viewer's oversight allows, by name.
    ///
    /// - Throws: `StorageError`.
    public func boards(for viewer: Viewer, in db: ReadSession) throws -> [ComposedBoard] {
        guard let account = viewer.account, let sight = try insights.sight(of: viewer, in: db) else { return [] }
        let found = try db.rows(Self.selection + " WHERE owner = \(account) OR sharing <> 'mine' ORDER BY name, id")
            .compactMap(Self.board)
        let own = found.filter { $0.owner == account }
        return own + found.filter { $0.owner != account && Self.isShown($0, to: viewer, sight) }
    }

    /// A board that the viewer may see.
    ///
    /// - Throws: `BoardRefusal.unknown`, also where it is there and not for this viewer.
    public func board(_ id: ComposedBoardID, for viewer: Viewer, in db: ReadSession) throws -> ComposedBoard {
        guard let board = try row(id, in: db), let sight = try insights.sight(of: viewer, in: db),
            Self.isShown(board, to: viewer, sight)
        else { throw BoardRefusal.unknown }
        return board
    }

    /// A board that the viewer may change, whatever became of the viewer's oversight.
    ///
    /// - Throws: `BoardRefusal.unknown`.
    public func own(_ id: ComposedBoardID, of viewer: Viewer, in db: ReadSession) throws -> ComposedBoard {
        guard let board = try row(id, in: db), board.owner == viewer.account else { throw BoardRefusal.unknown }
        return board
    }

    /// What a board was, the newest version first.
    ///
    /// - Throws: `StorageError`.
    public func versions(of board: ComposedBoard, in db: ReadSession) throws -> [BoardVersion] {
        var versions: [BoardVersion] = []
        for record in try ledger.history(of: board.id.stream, in: db) {
            let content: BoardChanged?
            switch record.kind {
            case BoardComposed.kind:
                content = try record.decode(BoardComposed.self).map {
                    BoardChanged(name: $0.name, subject: $0.subject, blocks: $0.blocks)
                }
            case BoardChanged.kind: content = try record.decode(BoardChanged.self)
            default: continue
            }
            guard let content, let subject = BoardSubject(word: content.subject) else { continue }
            versions.append(
                BoardVersion(
                    number: versions.count + 1,
                    plan: BoardPlan(
                        name: content.name,
                        subject: subject,
                        blocks: content.blocks.compactMap { BoardBlock($0) },
                        sharing: board.plan.sharing
                    ),
                    since: record.time,
                    by: record.actor.name
                )
            )
        }
        return versions.reversed()
    }

    private static func isShown(_ board: ComposedBoard, to viewer: Viewer, _ sight: Sight) -> Bool {
        (board.owner == viewer.account || board.plan.sharing.reaches(viewer)) && sight.covers(board.plan.subject)
    }

    private func row(_ id: ComposedBoardID, in db: ReadSession) throws -> ComposedBoard? {
        try db.row(Self.selection + " WHERE id = \(id)").flatMap(Self.board)
    }

    private static let selection: SQL = """
        SELECT id, owner, owner_name, name, subject, blocks, sharing, version, changed_at FROM insight_board
        """

    private static func board(_ row: Row) throws -> ComposedBoard? {
        let (subject, blocks, sharing): (String, String, String) = (try row[4], try row[5], try row[6])
        guard let subject = BoardSubject(word: subject), let sharing = BoardSharing(word: sharing) else { return nil }
        return ComposedBoard(
            id: try row[0],
            owner: try row[1],
            ownerName: try row[2],
            plan: BoardPlan(
                name: try row[3],
                subject: subject,
                blocks: blocks.split(separator: " ").compactMap { BoardBlock(String($0)) },
                sharing: sharing
            ),
            version: try row[7],
            changedAt: try row[8]
        )
    }
}
