import Catalogue
public import Directory
public import Dossiers
public import Kernel
import Ledger
public import Storage

extension RemarkDesk {
    /// Soạn chỉ đạo: what a leader typed.
    public struct Draft: Sendable {
        /// Cơ quan thực hiện.
        public var agency: AgencyID?
        /// Nội dung.
        public var words: String
        /// Hạn hoàn thành, through the end of that day's work.
        public var deadline: CivilDate?

        /// A draft.
        public init(agency: AgencyID?, words: String, deadline: CivilDate?) {
            (self.agency, self.words, self.deadline) = (agency, words, deadline)
        }
    }

    /// Whether a viewer gives instructions at all.
    public func instructs(_ viewer: Viewer) -> Bool { viewer.posts.contains { $0.role == .leader } }

    /// The agencies to which the reader can give an instruction about a subject, in the order of their codes.
    public func agencies(for subject: BoardSubject, _ sight: Sight) -> [Agency] {
        seen(for: subject, sight).filter { sight.leaderPost(over: $0.id) != nil }
    }

    private func seen(for subject: BoardSubject, _ sight: Sight) -> [Agency] {
        let today = insights.surroundings.now.date
        let slice = sight.tree.slice(subject)
        return sight.tree.agencies.values.filter { agency in
            agency.exists(on: today) && sight.covers(.agency(agency.id))
                && (slice?.agencies?.contains(agency.id) ?? true) && (slice?.level.map { $0 == agency.level } ?? true)
        }.sorted { ($0.code, $0.id) < ($1.code, $1.id) }
    }

    /// Giao nhiệm vụ: opens the dossier, and notes about which figure.
    ///
    /// - Throws: `RemarkRefusal`, and `DossierRefusal` where the procedure is not in force.
    /// - Returns: the dossier.
    @discardableResult
    public func instruct(_ draft: Draft, on figure: Figure, by viewer: Viewer, in db: WriteSession) throws -> DossierID
    {
        let (sight, reading) = try seen(figure, by: viewer, in: db)
        guard let issuer = viewer.person, instructs(viewer) else { throw RemarkRefusal.notLeader }
        guard let agency = seen(for: figure.subject, sight).first(where: { $0.id == draft.agency }) else {
            throw RemarkRefusal.wrongAgency
        }
        // The order is signed as the leader of this post, so this post has to reach the agency.
        guard let post = sight.leaderPost(over: agency.id) else { throw RemarkRefusal.notLeader }
        let (words, dueAt) = (try checked(draft.words), try due(draft.deadline, of: agency, in: db))
        let office = sight.tree.agencies[post.agency]?.name.vi ?? ""
        let order = Order(
            procedure: Self.procedure,
            agency: agency.id,
            issuer: office,
            answers: [
                "content": words, "issuer": "\(viewer.name), \(post.title), \(office)",
                "deadline": dueAt.date.vietnamese, "figure_name": reading.indicator.name.vi,
                "figure_subject": sight.title(figure.subject, procedure: try insights.procedureNames(in: db)),
                "figure_value": valueInWords(reading.indicator, reading.value),
                "figure_period": figure.period.vietnamese,
            ],
            field: reading.indicator.slice.field,
            dueAt: dueAt
        )
        let (id, _) = try dossiers.instruct(order, by: viewer, as: post.id, in: db)
        let event = FigureEvent.Instructed(
            figure: figure.then(reading),
            issuer: issuer,
            title: post.title,
            agency: agency.id,
            words: words,
            dueAt: dueAt
        )
        try ledger.append(
            [try NewEvent(kind: FigureEvent.Instructed.kind, payload: event)],
            to: "\(FigureEvent.instruction):\(id)",
            by: viewer.actor(as: post.id),
            in: db
        )
        return id
    }

    /// The end of work of the agency on the deadline's day.
    private func due(_ day: CivilDate?, of agency: Agency, in db: ReadSession) throws -> Instant {
        let today = insights.surroundings.now.date
        guard let day, day > today, day <= today.adding(days: 366) else { throw RemarkRefusal.badDeadline }
        let calendar = try insights.directory.calendars(in: db).calendar(of: agency)
        do {
            guard try calendar.isWorking(day), let last = try calendar.sessions(on: day).last else {
                throw RemarkRefusal.restDay(day.vietnamese)
            }
            return Instant(day, last.to)
        } catch is CalendarError {
            throw RemarkRefusal.badDeadline
        }
    }

    /// The instructions about an indicator of a subject, the newest first.
    ///
    /// What was ordered about an office that a reform has ended stands with the office that goes on with it.
    public func instructions(on indicator: String, of subject: BoardSubject, in db: ReadSession) throws -> [Instruction]
    {
        guard case .agency(let agency) = subject else {
            return try instructions("indicator = \(indicator) AND subject = \(subject.word)", in: db)
        }
        let line = try withForerunners(of: [agency], in: db)
        let words = line.map { BoardSubject.agency($0).word }
        return try instructions(
            """
            indicator = \(indicator) AND (subject = \(subject.word)
                OR (subject IN \(values: words) AND \(sql: Self.lies(at: line))))
            """,
            in: db
        )
    }

    /// The instructions that a viewer may follow, the newest first.
    public func instructions(_ sight: Sight, in db: ReadSession) throws -> [Instruction] {
        guard !sight.isWhole else { return try instructions("1 = 1", in: db) }
        // Who sees a figure oversees the agencies that it speaks of, so the agency where the dossier lies tells.
        let there = Self.lies(at: try overseen(sight, in: db))
        return try instructions("\(sql: there) OR issuer_id = \(sight.person)", in: db)
    }

    /// One instruction.
    ///
    /// - Throws: `RemarkRefusal.unknown` where the viewer may not follow it.
    public func instruction(_ id: DossierID, _ sight: Sight, in db: ReadSession) throws -> Instruction {
        guard let found = try instructions("dossier_id = \(id)", in: db).first,
            try sight.covers(found.subject) || found.givenBy == sight.person
                || overseen(sight, in: db).contains(found.agency)
        else { throw RemarkRefusal.unknown }
        return found
    }

    /// The agencies that a reader oversees, with those whose work they took over: what is finished stays where it was.
    private func overseen(_ sight: Sight, in db: ReadSession) throws -> [AgencyID] {
        try withForerunners(of: sight.tree.agencies.keys.filter { sight.covers(.agency($0)) }, in: db)
    }

    private func withForerunners(of agencies: [AgencyID], in db: ReadSession) throws -> [AgencyID] {
        let today = insights.surroundings.now.date
        return try insights.directory.register(in: db).withForerunners(of: agencies, on: today)
    }

    /// The condition that the dossier of an instruction lies at one of the agencies.
    static func lies(at agencies: [AgencyID]) -> SQL { Dossiers.lies("insight_instruction.dossier_id", at: agencies) }

    func instructions(_ condition: SQL, in db: ReadSession) throws -> [Instruction] {
        let rows = try db.rows(
            """
            SELECT * FROM insight_instruction WHERE \(sql: condition)
            ORDER BY given_at DESC, dossier_id DESC LIMIT 500
            """
        )
        let standings = try dossiers.standings(of: try rows.map { try $0["dossier_id"] }, in: db)
        return try rows.compactMap { try Instruction(row: $0, standings) }
    }
}
