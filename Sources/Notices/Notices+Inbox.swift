public import Directory
public import Kernel
public import Storage

extension Notices {
    /// Hộp tin: the messages of a person, newest first.
    ///
    /// - `before`: the last message of the page before.
    /// - `limit`: 1…101.
    public func inbox(
        of person: PersonID,
        before: NoticeID? = nil,
        limit: Int = 20,
        in db: ReadSession
    ) throws -> [Notice] {
        let older: SQL = before.map { "AND id < \($0)" } ?? ""
        return try db.rows(
            """
            SELECT * FROM notice
            WHERE person_id = \(person) \(sql: older)
            ORDER BY id DESC
            LIMIT \(min(max(limit, 1), 101))
            """
        ).map(Notice.init(row:))
    }

    /// How many messages of a person are unread.
    public func unread(of person: PersonID, in db: ReadSession) throws -> Int {
        try db.value("SELECT COUNT(*) FROM notice WHERE person_id = \(person) AND read_at IS NULL") ?? 0
    }

    /// Đánh dấu đã đọc; nil where the person has no such message.
    ///
    /// - Returns: the message.
    @discardableResult
    public func markRead(_ id: NoticeID, of person: PersonID, in db: WriteSession) throws -> Notice? {
        try db.run(
            """
            UPDATE notice SET read_at = \(surroundings.now)
            WHERE id = \(id) AND person_id = \(person) AND read_at IS NULL
            """
        )
        return try db.row("SELECT * FROM notice WHERE id = \(id) AND person_id = \(person)").map(Notice.init(row:))
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
    ) throws -> [Notice] {
        let number: SQL = phone.map { "AND phone = \($0)" } ?? ""
        let older: SQL = before.map { "AND id < \($0)" } ?? ""
        return try db.rows(
            """
            SELECT * FROM notice
            WHERE phone IS NOT NULL \(sql: number) \(sql: older)
            ORDER BY id DESC
            LIMIT \(min(max(limit, 1), 101))
            """
        ).map(Notice.init(row:))
    }
}
