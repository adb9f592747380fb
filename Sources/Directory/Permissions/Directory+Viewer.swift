import Kernel
import Storage

extension Directory {
    /// Who asks: the viewer behind the token of the session cookie; a stranger where it opens nothing.
    ///
    /// Two queries: the session with its account and person, and, for officers, the posts of today.
    public func viewer(for token: String?) async throws -> Viewer {
        try await session(for: token)?.viewer ?? .stranger
    }

    /// The session behind the token of the cookie, where it is open.
    public func session(for token: String?) async throws -> CurrentSession? {
        // 32 bytes in base64url; anything else is not one of ours and costs no query.
        guard let token, token.utf8.count == 43 else { return nil }
        let now = surroundings.now
        let found = try await database.read { [settings] db -> (CurrentSession, seen: Instant)? in
            guard let row = try Self.sessionRow(token, at: now, in: db) else { return nil }
            return (
                try Self.session(from: row, requiresSecondFactor: settings.requiresSecondFactor, at: now, in: db),
                try row["seen_at"]
            )
        }
        guard let (session, seen) = found else { return nil }
        try await note("UPDATE session SET seen_at = \(now) WHERE id = \(session.id)", after: seen, now)
        return session
    }

    /// Writes that a session or a token was used, where what is written of it is older than five minutes.
    func note(_ use: SQL, after last: Instant?, _ now: Instant) async throws {
        guard now.milliseconds - (last?.milliseconds ?? 0) > Self.touchMilliseconds else { return }
        // A full disk keeps nobody from reading.
        do { try await database.write { db in try db.run(use) } } catch StorageError.noRoom {}
    }

    private static func sessionRow(_ token: String, at now: Instant, in db: ReadSession) throws -> Row? {
        try db.row(
            """
            SELECT session.id, session.seen_at, session.has_second_factor, credential.must_change,
                   \(sql: Account.columns)
            FROM session
            JOIN account ON account.id = session.account_id
            LEFT JOIN person ON person.id = account.person_id
            LEFT JOIN credential ON credential.account_id = account.id
            WHERE session.token_hash = \(tokenHash(token)) AND session.stage = 'open'
              AND session.expires_at > \(now) AND session.seen_at + session.idle > \(now)
              AND account.disabled_at IS NULL
            """
        )
    }

    private static func session(
        from row: Row,
        requiresSecondFactor: Bool,
        at now: Instant,
        in db: ReadSession
    ) throws -> CurrentSession {
        let account = try Account(row: row)
        let mustChange = try row["must_change"] as Bool? ?? false
        let hasSecondFactor: Bool = try row["has_second_factor"]
        let mustEnrol = account.kind == .officer && requiresSecondFactor && !hasSecondFactor
        // Until the officer has done what the rules ask, there is a person but no office.
        let mayWork = account.kind == .officer && !mustChange && !mustEnrol
        let posts = try mayWork ? account.person.map { try Self.posts(of: $0, on: now.date, in: db) } ?? [] : []
        return CurrentSession(
            id: try row["id"],
            viewer: Viewer(
                account: account.id,
                person: account.person,
                name: account.name,
                posts: posts,
                isAdministrator: mayWork && account.isAdministrator
            ),
            kind: account.kind,
            mustChangePassword: mustChange,
            mustEnrolSecondFactor: mustEnrol
        )
    }

    /// The posts by which a person may work on the day: own ones first, then those lent by a delegation.
    static func posts(of person: PersonID, on date: CivilDate, in db: ReadSession) throws -> [ViewerPost] {
        let rows = try db.rows(
            """
            WITH held AS (
                SELECT post.*
                FROM appointment
                JOIN post ON post.id = appointment.post_id
                WHERE appointment.person_id = \(person) AND \(sql: valid("appointment", on: date))
                  AND \(sql: valid("post", on: date))
            )
            SELECT 0 AS is_delegated, held.id, held.agency_id, held.role, held.division, held.fields, held.title,
                   '' AS lent, NULL AS absent
            FROM held
            UNION
            SELECT 1, post.id, post.agency_id, post.role, post.division, post.fields, post.title, delegation.fields,
                   appointment.person_id
            FROM delegation
            JOIN post ON post.id = delegation.from_post_id
            LEFT JOIN appointment ON appointment.post_id = post.id AND \(sql: valid("appointment", on: date))
            WHERE (delegation.to_person_id = \(person) OR delegation.to_post_id IN (SELECT id FROM held))
              AND \(sql: valid("delegation", on: date)) AND \(sql: valid("post", on: date))
            ORDER BY 1, 2, 9
            """
        )
        var posts: [ViewerPost] = []
        for row in rows {
            let post = try ViewerPost(row: row)
            // A power that one holds needs no lending.
            guard post.delegatedBy == nil || !posts.contains(where: { $0.id == post.id && $0.delegatedBy == nil })
            else { continue }
            if let index = posts.firstIndex(where: { $0.id == post.id }) {
                posts[index].join(post)
            } else {
                posts.append(post)
            }
        }
        return posts
    }

    static func valid(_ table: String, on date: CivilDate) -> SQL {
        """
        \(name: table + ".valid_from") <= \(date)
        AND (\(name: table + ".valid_to") IS NULL OR \(name: table + ".valid_to") > \(date))
        """
    }
}

extension ViewerPost {
    fileprivate init(row: Row) throws {
        let isDelegated: Bool = try row["is_delegated"]
        let own = (try row["fields"] as String).split(separator: " ").map(String.init)
        let lent = (try row["lent"] as String).split(separator: " ").map(String.init)
        let role: DeskRole = try row["role"]
        let id: PostID = try row["id"]
        // A narrowed delegation sees its fields and no division. One that is not narrowed sees what its post sees: for
        // a specialist the fields and the division, for others the agency.
        let isNarrowed = !lent.isEmpty
        self.init(
            id: id,
            agency: try row["agency_id"],
            role: role,
            division: isNarrowed ? nil : try row["division"],
            fields: isDelegated ? (isNarrowed ? lent : role == .specialist ? own : []) : own,
            title: try row["title"],
            delegatedBy: isDelegated ? id : nil,
            absent: try (row["absent"] as PersonID?).map { [$0] } ?? []
        )
    }

    /// Two delegations of one post, or two who hold it: the fields and the absent of both.
    fileprivate mutating func join(_ other: ViewerPost) {
        let lists = [fields, other.fields]
        fields = lists.contains([]) ? [] : fields + other.fields.filter { !fields.contains($0) }
        division = division ?? other.division
        absent += other.absent.filter { !absent.contains($0) }
    }

    /// Whether the post handles dossiers of the field.
    public func handles(_ field: String) -> Bool { fields.isEmpty || fields.contains(field) }
}
