public import Kernel
public import Storage

/// Bàn không có người: all posts of a role in an agency are vacant, so its dossiers wait for nobody.
public struct EmptyDesk: Hashable, Sendable {
    /// Where dossiers pile up meanwhile.
    public var agency: AgencyID
    /// What the desk does.
    public var role: DeskRole
}

extension Directory {
    /// The desks at which nobody works on the day, in order of the agencies' codes; one query.
    public func emptyDesks(on date: CivilDate, in db: ReadSession) throws -> [EmptyDesk] {
        let rows = try db.rows(
            """
            SELECT agency.id, post.role
            FROM agency
            JOIN post ON post.agency_id = agency.id AND post.valid_from <= \(date)
                AND (post.valid_to IS NULL OR post.valid_to > \(date))
            LEFT JOIN appointment ON appointment.post_id = post.id AND appointment.valid_from <= \(date)
                AND (appointment.valid_to IS NULL OR appointment.valid_to > \(date))
            WHERE agency.valid_from <= \(date) AND (agency.valid_to IS NULL OR agency.valid_to > \(date))
            GROUP BY agency.id, agency.code, post.role
            HAVING COUNT(appointment.id) = 0
            ORDER BY agency.code, post.role
            """
        )
        return try rows.map { EmptyDesk(agency: try $0["id"], role: try $0["role"]) }
    }

    /// What posts have lent, and what was lent to them, that holds on the day or later; by beginning.
    public func delegations(
        around posts: some Sequence<PostID>,
        on date: CivilDate,
        in db: ReadSession
    ) throws -> [Delegation] {
        let posts = Set(posts).sorted()
        return try db.rows(
            """
            SELECT * FROM delegation
            WHERE (from_post_id IN \(values: posts) OR to_post_id IN \(values: posts)) AND valid_to > \(date) AND valid_to > valid_from
            ORDER BY valid_from, id
            """
        ).map(Delegation.init(row:))
    }

    /// Who ever held a post or will, newest first, with names; not what was called off before it began.
    public func allHolders(of post: PostID, in db: ReadSession) throws -> [PostHolder] {
        try db.rows(
            """
            SELECT appointment.*, person.name
            FROM appointment LEFT JOIN person ON person.id = appointment.person_id
            WHERE appointment.post_id = \(post)
                AND (appointment.valid_to IS NULL OR appointment.valid_to > appointment.valid_from)
            ORDER BY appointment.valid_from DESC, appointment.id DESC
            """
        ).map { PostHolder(appointment: try Appointment(row: $0), name: try $0["name"] as String? ?? "") }
    }
}
