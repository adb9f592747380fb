public import Directory
public import Kernel
public import Storage

/// Một trang của hộp tin.
public struct NoticePage: Sendable {
    /// The messages, newest first.
    public let notices: [SentNotice]
    /// How many messages of the person are unread, on all pages.
    public let unread: Int
    /// Whether older ones follow.
    public let hasMore: Bool

    /// `notices` holds one more than fits on the page, where more follow.
    init(_ notices: [SentNotice], size: Int, unread: Int) {
        self.notices = Array(notices.prefix(size))
        self.unread = unread
        hasMore = notices.count > size
    }
}

extension Notices {
    /// A page of the inbox with the count of the unread, read at one moment.
    public func inboxPage(of person: PersonID, before: NoticeID? = nil, size: Int = 20) async throws -> NoticePage {
        try await database.read { db in
            NoticePage(
                try inbox(of: person, before: before, limit: size + 1, in: db),
                size: size,
                unread: try unread(of: person, in: db)
            )
        }
    }

    /// How many messages of a person are unread.
    public func unread(of person: PersonID) async throws -> Int {
        try await database.read { db in try unread(of: person, in: db) }
    }

    /// Đánh dấu đã đọc; nil where the person has no such message.
    @discardableResult
    public func markRead(_ id: NoticeID, of person: PersonID) async throws -> SentNotice? {
        try await database.write { db in try markRead(id, of: person, in: db) }
    }

    /// Đánh dấu tất cả đã đọc.
    public func markAllRead(of person: PersonID) async throws {
        try await database.write { db in try markAllRead(of: person, in: db) }
    }

    /// A page of the demo's outbox.
    public func outboxPage(phone: String? = nil, before: NoticeID? = nil, size: Int = 50) async throws -> NoticePage {
        try await database.read { db in
            NoticePage(try outbox(phone: phone, before: before, limit: size + 1, in: db), size: size, unread: 0)
        }
    }

    /// Hộp tin: the messages of a person, newest first.
    ///
    /// - `before`: the last message of the page before.
    /// - `limit`: 1…101.
    public func inbox(
        of person: PersonID,
        before: NoticeID? = nil,
        limit: Int = 20,
        in db: ReadSession
    ) throws -> [SentNotice] {
        let older: SQL = before.map { "AND id < \($0)" } ?? ""
        return try db.rows(
            """
            SELECT * FROM notice
            WHERE person_id = \(person) \(sql: older)
            ORDER BY id DESC
            LIMIT \(min(max(limit, 1), 101))
            """
        ).map(SentNotice.init(row:))
    }

    /// How many messages of a person are unread.
    public func unread(of person: PersonID, in db: ReadSession) throws -> Int {
        try db.value("SELECT COUNT(*) FROM notice WHERE person_id = \(person) AND read_at IS NULL") ?? 0
    }

    /// Đánh dấu đã đọc; nil where the person has no such message.
    ///
    /// - Returns: the message.
    @discardableResult
    public func markRead(_ id: NoticeID, of person: PersonID, in db: WriteSession) throws -> SentNotice? {
        try db.run(
            """
            UPDATE notice SET read_at = \(surroundings.now)
            WHERE id = \(id) AND person_id = \(person) AND read_at IS NULL
            """
        )
        return try db.row("SELECT * FROM notice WHERE id = \(id) AND person_id = \(person)").map(SentNotice.init(row:))
    }

    /// Đánh dấu tất cả đã đọc.
    public func markAllRead(of person: PersonID, in db: WriteSession) throws {
        try db.run(
            "UPDATE notice SET read_at = \(surroundings.now) WHERE person_id = \(person) AND read_at IS NULL"
        )
    }

    /// Hộp tin mẫu: what went to phones, newest first, whoever it was for; only for the page of the demo.
    ///
    /// - `phone`: only messages to this number.
    public func outbox(
        phone: String? = nil,
        before: NoticeID? = nil,
        limit: Int = 50,
        in db: ReadSession
    ) throws -> [SentNotice] {
        let number: SQL = phone.map { "AND phone = \($0)" } ?? ""
        let older: SQL = before.map { "AND id < \($0)" } ?? ""
        return try db.rows(
            """
            SELECT * FROM notice
            WHERE phone IS NOT NULL \(sql: number) \(sql: older)
            ORDER BY id DESC
            LIMIT \(min(max(limit, 1), 101))
            """
        ).map(SentNotice.init(row:))
    }
}
