public import Directory
public import Kernel
public import Ledger
public import Storage

/// Bản tin điều hành tuần: freezes the figures of a week, keeps who wants to be told of them.
public struct BriefDesk: Sendable {
    /// How many past weeks can be made.
    public static let weeks = 12

    let insights: Insights
    let remarks: RemarkDesk
    let ledger: Ledger

    /// A desk for briefs over these figures.
    public init(insights: Insights, remarks: RemarkDesk, ledger: Ledger) {
        (self.insights, self.remarks, self.ledger) = (insights, remarks, ledger)
    }

    /// The Mondays of the weeks that are over, the last first.
    public var mondays: [CivilDate] {
        let current = insights.surroundings.now.date.monday
        return (1...Self.weeks).map { current.adding(days: -7 * $0) }
    }

    /// The brief of a week; nil where it was not made yet.
    public func brief(_ monday: CivilDate, of subject: BoardSubject, in db: ReadSession) throws -> KeptBrief? {
        try briefs("first_day = \(monday)", of: subject, in: db).first
    }

    /// The briefs of a subject, the newest first.
    public func briefs(of subject: BoardSubject, in db: ReadSession) throws -> [KeptBrief] {
        try briefs("1 = 1", of: subject, in: db)
    }

    private func briefs(_ condition: SQL, of subject: BoardSubject, in db: ReadSession) throws -> [KeptBrief] {
        try db.rows(
            """
            SELECT id, made_at, figures FROM insight_brief
            WHERE subject = \(subject.word) AND \(sql: condition) ORDER BY first_day DESC LIMIT 104
            """
        ).map { row in
            KeptBrief(id: try row[0], subject: subject, madeAt: try row[1], brief: try Brief(json: try row[2]))
        }
    }

    /// The figures of a week for `make`, so that its transaction need not read them; nil where they are not needed.
    ///
    /// - Throws: `StorageError`.
    public func draft(_ monday: CivilDate, of subject: BoardSubject, in db: ReadSession) throws -> Brief? {
        guard mondays.contains(monday), try brief(monday, of: subject, in: db) == nil else { return nil }
        return try figures(monday, of: subject, in: db)
    }

    /// Lập bản tin: freezes the figures of a week; once made, it is what it is.
    ///
    /// - Parameters:
    ///   - monday: its first day.
    ///   - subject: of whom.
    ///   - draft: the figures, where they were read before.
    ///   - actor: who asks for it.
    ///   - db: the session.
    /// - Throws: `RemarkRefusal.unknown` for a week that is not over, or long over, and where there is no such subject.
    /// - Returns: the brief, made now or before.
    @discardableResult
    public func make(
        _ monday: CivilDate,
        of subject: BoardSubject,
        from draft: Brief? = nil,
        by actor: Actor,
        in db: WriteSession
    ) throws -> KeptBrief {
        if let known = try brief(monday, of: subject, in: db) { return known }
        guard mondays.contains(monday), let brief = try draft ?? figures(monday, of: subject, in: db) else {
            throw RemarkRefusal.unknown
        }
        let id = insights.surroundings.newID(BriefTag.self)
        let event = BriefEvent.Made(subject: subject.word, brief: brief)
        let records = try ledger.append(
            [try NewEvent(kind: BriefEvent.Made.kind, payload: event)],
            to: "\(BriefEvent.subject):\(id)",
            by: actor,
            in: db
        )
        let madeAt = records.first?.time ?? insights.surroundings.now
        return KeptBrief(id: id, subject: subject, madeAt: madeAt, brief: brief)
    }
}

extension BriefDesk {
    /// Nhận bản tin: whether a viewer is told each Monday of a subject.
    public func tells(_ viewer: Viewer, of subject: BoardSubject, in db: ReadSession) throws -> Bool {
        guard let person = viewer.person else { return false }
        return try db.value(
            """
            SELECT COUNT(*) FROM insight_brief_reader WHERE person_id = \(person) AND subject = \(subject.word)
            """,
            as: Int.self
        ) != 0
    }

    /// Begins or ends telling a viewer of a subject.
    ///
    /// - Throws: `RemarkRefusal.unknown` for a subject that the viewer may not see.
    public func tell(_ viewer: Viewer, of subject: BoardSubject, _ isWanted: Bool, in db: WriteSession) throws {
        guard let person = viewer.person, try insights.sight(of: viewer, in: db)?.covers(subject) ?? false else {
            throw RemarkRefusal.unknown
        }
        guard try tells(viewer, of: subject, in: db) != isWanted else { return }
        let event =
            isWanted
            ? try NewEvent(kind: BriefEvent.Asked.kind, payload: BriefEvent.Asked(subject: subject.word))
            : try NewEvent(kind: BriefEvent.Left.kind, payload: BriefEvent.Left(subject: subject.word))
        try ledger.append([event], to: "\(BriefEvent.reader):\(person)", by: viewer.actor(), in: db)
    }
}
