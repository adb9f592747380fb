public import Kernel
public import Ledger
public import Storage

/// Người giữ vị trí: who holds a post on a day.
public struct PostHolder: Hashable, Sendable {
    /// Who, which post, from when until when.
    public var appointment: Appointment
    /// The person's name.
    public var name: String
}

extension Directory {
    /// Lập vị trí mới.
    ///
    /// - Throws: `DirectoryRefusal.noAgency`, `.noDivision`.
    @discardableResult
    public func createPost(
        at agency: AgencyID,
        role: DeskRole,
        title: String,
        division: String? = nil,
        fields: [String] = [],
        from date: CivilDate,
        by actor: Actor,
        in db: WriteSession
    ) throws -> PostID {
        guard let found = try register(in: db).agency(agency), found.exists(on: date) else {
            throw DirectoryRefusal.noAgency
        }
        if let division, !found.divisions.contains(where: { $0.key == division }) { throw DirectoryRefusal.noDivision }
        guard let title = title.nonBlank else { throw DirectoryRefusal.details([.name]) }
        let post = Post(
            id: surroundings.newID(),
            agency: agency,
            role: role,
            title: title,
            division: division,
            fields: fields,
            validFrom: date
        )
        try append(AgencyEvent.PostCreated.kind, AgencyEvent.PostCreated(post: post), to: agency, by: actor, in: db)
        return post.id
    }

    /// Bỏ vị trí: closes the post; appointments and delegations of it end the same day.
    ///
    /// - Throws: `DirectoryRefusal.noPost`, `.badDates`.
    public func closePost(
        _ id: PostID,
        on date: CivilDate,
        reason: String,
        by actor: Actor,
        in db: WriteSession
    ) throws {
        guard let post = try findPost(id, in: db), post.exists(on: date) else { throw DirectoryRefusal.noPost }
        guard post.validFrom < date else { throw DirectoryRefusal.badDates }
        for appointment in try appointments(at: [id], endingAfter: date, in: db) {
            try end(appointment, of: post.agency, on: date, reason: reason, by: actor, in: db)
        }
        try withdrawDelegations(from: id, agency: post.agency, on: date, by: actor, in: db)
        let event = AgencyEvent.PostClosed(post: id, on: date)
        try append(AgencyEvent.PostClosed.kind, event, to: post.agency, by: actor, in: db)
    }

    /// Bố trí một người vào một vị trí.
    ///
    /// - `until`: first day on which the person is no more there; nil while open.
    ///
    /// - Throws: `DirectoryRefusal.noPost`, `.noPerson`, `.badDates`, `.alreadyAppointed`.
    @discardableResult
    public func appoint(
        _ person: PersonID,
        to post: PostID,
        from date: CivilDate,
        until end: CivilDate? = nil,
        by actor: Actor,
        in db: WriteSession
    ) throws -> AppointmentID {
        guard let found = try findPost(post, in: db), found.exists(on: date) else { throw DirectoryRefusal.noPost }
        guard try self.person(person, in: db) != nil else { throw DirectoryRefusal.noPerson }
        if let end {
            guard end > date, found.validTo.map({ end <= $0 }) ?? true else { throw DirectoryRefusal.badDates }
        }
        let held = try db.row(
            """
            SELECT id FROM appointment
            WHERE person_id = \(person) AND post_id = \(post)
              AND (valid_to IS NULL OR (valid_to > \(date) AND valid_to > valid_from))
              AND valid_from < \(end?.description ?? "9999-12-31")
            """
        )
        guard held == nil else { throw DirectoryRefusal.alreadyAppointed }
        let event = AgencyEvent.Appointed(
            appointment: surroundings.newID(),
            post: post,
            person: person,
            from: date,
            to: end
        )
        try append(AgencyEvent.Appointed.kind, event, to: found.agency, by: actor, in: db)
        return event.appointment
    }

    /// Thôi bố trí: the person is no more at the post from the day on.
    ///
    /// - Throws: `DirectoryRefusal.noAppointment`, `.badDates`.
    public func endAppointment(
        _ id: AppointmentID,
        on date: CivilDate,
        reason: String,
        by actor: Actor,
        in db: WriteSession
    ) throws {
        let row = try db.row(
            """
            SELECT appointment.*, post.agency_id
            FROM appointment JOIN post ON post.id = appointment.post_id
            WHERE appointment.id = \(id)
            """
        )
        guard let row else { throw DirectoryRefusal.noAppointment }
        let appointment = try Appointment(row: row)
        if let end = appointment.validTo, end <= date { throw DirectoryRefusal.noAppointment }
        guard appointment.validFrom <= date else { throw DirectoryRefusal.badDates }
        try end(appointment, of: try row["agency_id"], on: date, reason: reason, by: actor, in: db)
    }

    func end(
        _ appointment: Appointment,
        of agency: AgencyID,
        on date: CivilDate,
        reason: String,
        by actor: Actor,
        in db: WriteSession
    ) throws {
        let event = AgencyEvent.AppointmentEnded(
            appointment: appointment.id,
            on: max(date, appointment.validFrom),
            reason: VietnameseText.cleaned(reason)
        )
        try append(AgencyEvent.AppointmentEnded.kind, event, to: agency, by: actor, in: db)
    }

    /// Who holds the posts on the day; one query.
    public func holders(
        of posts: some Sequence<PostID>,
        on date: CivilDate,
        in db: ReadSession
    ) throws -> [PostID: [PostHolder]] {
        let rows = try db.rows(
            """
            SELECT appointment.*, person.name
            FROM appointment LEFT JOIN person ON person.id = appointment.person_id
            WHERE appointment.post_id IN \(values: Set(posts).sorted()) AND \(sql: Self.valid("appointment", on: date))
            ORDER BY appointment.valid_from, appointment.id
            """
        )
        let holders = try rows.map {
            PostHolder(appointment: try Appointment(row: $0), name: try $0["name"] as String? ?? "")
        }
        return Dictionary(grouping: holders, by: \.appointment.post)
    }

    /// Where a person works, worked and will work, newest first; not what was called off before it began.
    public func appointments(of person: PersonID, in db: ReadSession) throws -> [Appointment] {
        try db.rows(
            """
            SELECT * FROM appointment
            WHERE person_id = \(person) AND (valid_to IS NULL OR valid_to > valid_from)
            ORDER BY valid_from DESC, id DESC
            """
        ).map(Appointment.init(row:))
    }

    func appointments(
        at posts: some Sequence<PostID>,
        endingAfter date: CivilDate,
        in db: ReadSession
    ) throws -> [Appointment] {
        try db.rows(
            """
            SELECT * FROM appointment
            WHERE post_id IN \(values: Set(posts).sorted()) AND (valid_to IS NULL OR valid_to > \(date))
            ORDER BY valid_from, id
            """
        ).map(Appointment.init(row:))
    }

    /// The post in the table, not in memory: commands in a row would load the memory again each time.
    func findPost(_ id: PostID, in db: ReadSession) throws -> Post? {
        try db.row("SELECT * FROM post WHERE id = \(id)").map { row in
            try Post(row: row, fields: (try row["fields"] as String).split(separator: " ").map(String.init))
        }
    }
}

extension Appointment {
    init(row: Row) throws {
        self.init(
            id: try row["id"],
            post: try row["post_id"],
            person: try row["person_id"],
            validFrom: try row["valid_from"],
            validTo: try row["valid_to"]
        )
    }
}
