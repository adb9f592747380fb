public import Kernel
public import Storage

/// Lượt xem: one look of an officer at a person's matter.
public struct AccessEntry: Hashable, Sendable {
    /// Whose data.
    public var person: PersonID
    /// What kind of thing was looked at.
    public var kind: Kind
    /// The id of the dossier, paper or person, as text: the log outlives what it names.
    public var subject: String
    /// What the citizen reads, for example the code of the dossier.
    public var label: String
    /// Why, for example 'Thẩm định hồ sơ'.
    public var purpose: String

    /// What is looked at.
    public enum Kind: String, CaseIterable, Sendable, SQLConvertible {
        /// Hồ sơ.
        case dossier
        /// Giấy tờ, tệp đính kèm.
        case document
        /// Thông tin cá nhân.
        case person
    }

    /// A look at something.
    public init(person: PersonID, kind: Kind, subject: String, label: String, purpose: String) {
        self.person = person
        self.kind = kind
        self.subject = subject
        self.label = label
        self.purpose = purpose
    }
}

/// A line of 'ai đã xem dữ liệu của tôi'.
public struct AccessRecord: Hashable, Sendable, Identifiable {
    /// The line; in the order of time.
    public let id: Identifier<AccessRecord>
    /// What was looked at.
    public let entry: AccessEntry
    /// Who looked.
    public let viewer: String
    /// Chức danh by which.
    public let post: String
    /// Cơ quan.
    public let agency: String
    /// When.
    public let at: Instant
}

extension Directory {
    /// Writes down that a viewer looked at something of a person.
    ///
    /// A person's look at his or her own data is not written.
    ///
    /// - `post`: the post by which the viewer looks; the first of the viewer's posts where nil.
    public func recordAccess(
        _ entry: AccessEntry,
        by viewer: Viewer,
        as post: PostID? = nil,
        in db: WriteSession
    ) throws {
        guard let account = viewer.account, viewer.person != entry.person else { return }
        let used = post.flatMap { viewer.post($0) } ?? viewer.posts.first
        let agency = try used.flatMap { try register(in: db).agency($0.agency) }
        try db.run(
            """
            INSERT INTO access_log (
                id, person_id, account_id, viewer_name, post_id, post_title, agency_id, agency_name,
                subject_kind, subject_id, subject_label, purpose, at
            )
            VALUES (
                \(surroundings.newID(AccessRecord.self)), \(entry.person), \(account), \(viewer.name), \(used?.id),
                \(used?.title ?? ""), \(used?.agency), \(agency?.name.vi ?? ""), \(entry.kind), \(entry.subject),
                \(entry.label), \(entry.purpose), \(surroundings.now)
            )
            """
        )
    }

    /// Writes down that a viewer looked at something of a person.
    public func recordAccess(_ entry: AccessEntry, by viewer: Viewer, as post: PostID? = nil) async throws {
        guard viewer.person != entry.person else { return }
        try await database.write { [self] db in try recordAccess(entry, by: viewer, as: post, in: db) }
    }

    /// Ai đã xem dữ liệu của tôi: the looks at a person's data, newest first.
    ///
    /// - `before`: the last line of the page before.
    /// - `limit`: 1…100.
    public func accessLog(
        of person: PersonID,
        before: Identifier<AccessRecord>? = nil,
        limit: Int = 50,
        in db: ReadSession
    ) throws -> [AccessRecord] {
        let older: SQL = before.map { "AND id < \($0)" } ?? ""
        return try db.rows(
            """
            SELECT * FROM access_log
            WHERE person_id = \(person) \(sql: older)
            ORDER BY id DESC
            LIMIT \(min(max(limit, 1), 100))
            """
        ).map { row in
            AccessRecord(
                id: try row["id"],
                entry: AccessEntry(
                    person: try row["person_id"],
                    kind: try row["subject_kind"],
                    subject: try row["subject_id"],
                    label: try row["subject_label"],
                    purpose: try row["purpose"]
                ),
                viewer: try row["viewer_name"],
                post: try row["post_title"],
                agency: try row["agency_name"],
                at: try row["at"]
            )
        }
    }

    /// How often something of a person was looked at, and by how many different officers.
    public func accessCount(
        of person: PersonID,
        subject: String,
        in db: ReadSession
    ) throws -> (looks: Int, viewers: Int) {
        let row = try db.row(
            """
            SELECT COUNT(*) AS looks, COUNT(DISTINCT account_id) AS viewers
            FROM access_log WHERE person_id = \(person) AND subject_id = \(subject)
            """
        )
        return (try row?["looks"] ?? 0, try row?["viewers"] ?? 0)
    }
}
