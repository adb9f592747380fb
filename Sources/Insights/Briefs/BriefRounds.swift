public import Directory
public import Kernel
import Ledger
public import Storage

/// Tin về bản tin: what a reader is told on Monday.
public struct BriefMessage: Sendable {
    /// To whom.
    public let receiver: PersonID
    /// Of whom.
    public let subject: BoardSubject
    /// The brief.
    public let brief: Brief
}

/// Thứ hai hằng tuần: makes the briefs that somebody reads, the province's always, and tells their readers; others are made
/// when they are asked for.
public struct BriefRounds: Sendable {
    /// The kind of job.
    public static let job = "briefs.make"
    static let hour = TimeOfDay(6, 0)

    /// Writes messages in the transaction of what they tell of.
    public typealias Sender = @Sendable (_ messages: [BriefMessage], _ db: WriteSession) throws -> Void

    let desk: BriefDesk
    let database: Database
    let send: Sender

    /// Rounds of a desk.
    public init(desk: BriefDesk, database: Database, send: @escaping Sender) {
        (self.desk, self.database, self.send) = (desk, database, send)
    }

    /// Plans the round of this week, once however often it is called.
    public func plan(in db: WriteSession) throws {
        let surroundings = desk.insights.surroundings
        let monday = surroundings.now.date.monday
        try Jobs(surroundings: surroundings).add(
            kind: Self.job,
            payload: monday.description,
            uniqueKey: "\(Self.job):\(monday)",
            notBefore: Instant(monday, Self.hour),
            in: db
        )
    }

    /// Does the job that was planned.
    public var handler: JobRunner.Handler {
        { job in
            guard let monday = CivilDate(job.payload) else { return }
            try await make(weekOf: monday.adding(days: -7))
        }
    }

    /// Makes the briefs of a week and tells their readers, each subject in a transaction of its own.
    ///
    /// - Throws: `StorageError`; what is done stays done.
    public func make(weekOf monday: CivilDate) async throws {
        let subjects = try await database.read { db in
            try db.rows("SELECT DISTINCT subject FROM insight_brief_reader ORDER BY subject")
                .compactMap { BoardSubject(word: try $0[0]) }
        }
        for subject in Set(subjects + [.province]).sorted(by: { $0.word < $1.word }) {
            // Nobody writes while a transaction lasts: the figures are read before it.
            let draft = try await database.read { db in try desk.draft(monday, of: subject, in: db) }
            try await database.write { db in
                do { try announce(monday, of: subject, draft, in: db) } catch RemarkRefusal.unknown {
                    // A subject that is no more has no week.
                }
            }
        }
    }

    private func announce(
        _ monday: CivilDate,
        of subject: BoardSubject,
        _ draft: Brief?,
        in db: WriteSession
    ) throws {
        let kept = try desk.make(monday, of: subject, from: draft, by: .system, in: db)
        let told = try db.value("SELECT announced_at FROM insight_brief WHERE id = \(kept.id)", as: Instant.self)
        guard told == nil else { return }
        let readers: [PersonID] = try db.rows(
            "SELECT person_id FROM insight_brief_reader WHERE subject = \(subject.word) ORDER BY person_id"
        ).map { try $0[0] }
        let seeing = try readers.filter { person in
            try desk.insights.sight(ofOfficer: person, in: db)?.covers(subject) ?? false
        }
        try desk.ledger.append(
            [try NewEvent(kind: BriefEvent.Announced.kind, payload: BriefEvent.Announced(told: seeing))],
            to: "\(BriefEvent.subject):\(kept.id)",
            by: .system,
            in: db
        )
        try send(seeing.map { BriefMessage(receiver: $0, subject: subject, brief: kept.brief) }, db)
    }
}
