public import Directory
public import Kernel
public import Storage

/// Tin nhắn tới người dân: writes messages, keeps inboxes, hands what goes outside to the queue of jobs.
///
/// A message is one row, written in the transaction of what it tells about: the inbox has it at once, and where the
/// province has a way to the phone or to e-mail, a job for each way is written beside it.
public struct Notices: Sendable {
    let database: Database
    let surroundings: Surroundings
    let jobs: Jobs
    /// The ways outside; each message that can take one gets a job for it.
    let ways: [NoticeWay]

    /// Messages of a province that has these ways to reach people outside of the portal.
    ///
    /// There are none in a demo or simulation, where nothing is really sent.
    public init(database: Database, surroundings: Surroundings, ways: [NoticeWay]) {
        self.database = database
        self.surroundings = surroundings
        jobs = Jobs(surroundings: surroundings)
        self.ways = ways
    }

    /// Writes messages, all in one statement.
    public func send(_ messages: [NewNotice], in db: WriteSession) throws {
        let reaching = messages.filter { $0.person != nil || $0.phone != nil }
        guard !reaching.isEmpty else { return }
        let now = surroundings.now
        let numbered = reaching.map { (id: surroundings.newID(NoticeTag.self), message: $0) }
        let rows = numbered.map { id, message -> SQL in
            """
            (\(id), \(message.person), \(message.phone), \(message.kind.rawValue), \(message.dossier),
             \(message.address), \(message.words.vi), \(message.words.en), \(now), \(message.expiresAt))
            """
        }
        try db.run(
            """
            INSERT INTO notice (id, person_id, phone, kind, dossier_id, address, words, english, created_at, expires_at)
            VALUES \(sql: rows.joined(separator: ", "))
            """
        )
        for (id, message) in numbered {
            for way in ways where way.canTake(message) {
                try jobs.add(
                    kind: way.jobKind,
                    payload: id.description,
                    uniqueKey: "\(way.jobKind):\(id)",
                    in: db
                )
            }
        }
    }

    /// Writes a message about an account.
    ///
    /// Codes go to the phone alone: who sits at an open session must not read them in the inbox.
    public func send(_ notice: AccountNotice, in db: WriteSession) throws {
        let kind = NoticeKind(notice.kind)
        let message = NewNotice(
            person: notice.kind.carriesCode ? nil : notice.person,
            phone: notice.phone,
            kind: kind,
            words: NoticeWords(vi: notice.text, en: notice.english),
            expiresAt: notice.expiresAt
        )
        try send([message], in: db)
    }

    /// How the directory reaches people.
    public var sender: NoticeSender { NoticeSender { notice, db in try send(notice, in: db) } }

    /// Deletes messages that are of no use any more: codes, a day after they have run out; run it once an hour.
    public func sweepExpired() async throws {
        let yesterday = surroundings.now.adding(minutes: -1440)
        try await database.write { db in try db.run("DELETE FROM notice WHERE expires_at <= \(yesterday)") }
    }

    /// Deletes everything that was written to a person, after a lawful erasure.
    public func forget(_ person: PersonID, in db: WriteSession) throws {
        try db.run("DELETE FROM notice WHERE person_id = \(person)")
    }
}

/// Đường gửi ra ngoài.
public enum NoticeWay: String, CaseIterable, Sendable {
    /// To the phone, by SMS.
    case phone
    /// To the person's e-mail address.
    case email

    /// The kind of job that takes this way.
    var jobKind: String { "notice." + rawValue }

    /// Whether the message may take the way; codes never go by e-mail.
    func canTake(_ message: NewNotice) -> Bool {
        switch self {
        case .phone: message.phone != nil
        case .email: message.person != nil
        }
    }
}

extension NoticeKind {
    init(_ kind: AccountNotice.Kind) {
        self =
            switch kind {
            case .signUpCode: .signUpCode
            case .alreadyRegistered: .alreadyRegistered
            case .resetCode: .resetCode
            case .phoneCode: .phoneCode
            case .phoneChanged: .phoneChanged
            case .passwordChanged: .passwordChanged
            case .secondFactorChanged: .secondFactorChanged
            case .newDevice: .newDevice
            }
    }
}
