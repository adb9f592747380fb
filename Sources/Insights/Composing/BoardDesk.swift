public import Directory
public import Kernel
public import Ledger
public import Storage

/// Soạn bảng: composes, changes, shares and removes boards, as events of the streams `board:<id>`.
public struct BoardDesk: Sendable {
    let insights: Insights
    let ledger: Ledger

    /// The most boards of one account.
    public static let mostBoards = 50

    /// A desk over these figures.
    public init(insights: Insights, ledger: Ledger) {
        self.insights = insights
        self.ledger = ledger
    }

    /// Composes a board.
    ///
    /// - Throws: `BoardRefusal`.
    /// - Returns: its id.
    public func compose(_ plan: BoardPlan, by viewer: Viewer, in db: WriteSession) throws -> ComposedBoardID {
        guard let account = viewer.account else { throw BoardRefusal.unknown }
        try check(plan, keeping: nil, by: viewer, in: db)
        let owned = try db.value("SELECT COUNT(*) FROM insight_board WHERE owner = \(account)", as: Int.self) ?? 0
        guard owned < Self.mostBoards else { throw BoardRefusal.tooMany }
        let id = insights.surroundings.newID(ComposedBoardTag.self)
        let event = BoardComposed(
            owner: account,
            name: plan.name,
            subject: plan.subject.word,
            blocks: plan.blocks.map(\.description),
            sharing: plan.sharing.word
        )
        let new = try NewEvent(kind: BoardComposed.kind, payload: event)
        try ledger.append([new], to: id.stream, by: viewer.actor(), in: db)
        return id
    }

    /// Changes and shares a board; what stays as it was leaves no event.
    ///
    /// - Parameters:
    ///   - id: which.
    ///   - plan: what it shall be.
    ///   - seen: the version that the viewer had before the eyes; nil changes whatever it is now.
    ///   - viewer: its owner.
    ///   - db: the session.
    /// - Throws: `BoardRefusal`.
    public func change(
        _ id: ComposedBoardID,
        to plan: BoardPlan,
        seen: Int?,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        let board = try own(id, of: viewer, in: db)
        guard seen == nil || seen == board.version else { throw BoardRefusal.changedMeanwhile }
        try check(plan, keeping: board.plan, by: viewer, in: db)
        var events: [NewEvent] = []
        var content = plan
        content.sharing = board.plan.sharing
        if content != board.plan {
            let event = BoardChanged(
                name: plan.name,
                subject: plan.subject.word,
                blocks: plan.blocks.map(\.description)
            )
            events.append(try NewEvent(kind: BoardChanged.kind, payload: event))
        }
        if plan.sharing != board.plan.sharing {
            events.append(
                try NewEvent(kind: BoardShared.kind, payload: BoardShared(sharing: plan.sharing.word))
            )
        }
        try ledger.append(events, to: id.stream, by: viewer.actor(), in: db)
    }

    /// Takes a board away; what it was stays in the ledger.
    ///
    /// - Throws: `BoardRefusal.unknown`.
    public func remove(_ id: ComposedBoardID, by viewer: Viewer, in db: WriteSession) throws {
        _ = try own(id, of: viewer, in: db)
        let event = try NewEvent(kind: BoardRemoved.kind, payload: BoardRemoved())
        try ledger.append([event], to: id.stream, by: viewer.actor(), in: db)
    }

    /// What is wrong with a plan; a block that was on the board before may stay whatever became of its indicator.
    private func check(
        _ plan: BoardPlan,
        keeping old: BoardPlan?,
        by viewer: Viewer,
        in db: ReadSession
    ) throws {
        guard !plan.name.isEmpty else { throw BoardRefusal.nameMissing }
        guard plan.name.count <= BoardPlan.longestName else { throw BoardRefusal.nameTooLong }
        guard plan.blocks.count <= BoardPlan.mostBlocks else { throw BoardRefusal.tooLarge(plan.blocks.count) }
        guard let sight = try insights.sight(of: viewer, in: db), sight.covers(plan.subject),
            sight.tree.slice(plan.subject) != nil
        else { throw BoardRefusal.subjectUnknown }
        if case .agency(let agency) = plan.sharing, !viewer.agencies.contains(agency), old?.sharing != plan.sharing {
            throw BoardRefusal.sharingUnknown
        }
        let known = Set(old?.blocks ?? [])
        let today = insights.surroundings.now.date
        for block in plan.blocks where block.picture.needsIndicator && !known.contains(block) {
            guard insights.shelf.indicator(block.indicator, on: today) != nil else {
                throw BoardRefusal.blockUnknown(block.description)
            }
        }
    }
}
