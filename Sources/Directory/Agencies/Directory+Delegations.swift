public import Kernel
public import Ledger
public import Storage

extension Directory {
    /// Ủy quyền: lends the powers of a post for a time.
    ///
    /// A borrowed power cannot be lent: only the post's own are given.
    ///
    /// - `fields`: what is lent; empty means all fields of the post.
    /// - `basis`: number of the decision, or a note.
    /// - `end`: first day on which it holds no more.
    ///
    /// - Throws: `DirectoryRefusal.noPost`, `.noPerson`, `.badDates`, `.badDelegation`.
    @discardableResult
    public func delegate(
        from post: PostID,
        to receiver: Delegation.Receiver,
        fields: [String] = [],
        basis: String,
        from date: CivilDate,
        until end: CivilDate,
        by actor: Actor,
        in db: WriteSession
    ) throws -> DelegationID {
        guard let giver = try findPost(post, in: db), giver.exists(on: date) else { throw DirectoryRefusal.noPost }
        guard end > date, giver.validTo.map({ end <= $0 }) ?? true else { throw DirectoryRefusal.badDates }
        guard fields.allSatisfy(giver.handles) else { throw DirectoryRefusal.badDelegation }
        switch receiver {
        case .post(let id):
            guard id != post else { throw DirectoryRefusal.badDelegation }
            guard let taker = try findPost(id, in: db), taker.exists(on: date) else { throw DirectoryRefusal.noPost }
        case .person(let id):
            guard try person(id, in: db) != nil else { throw DirectoryRefusal.noPerson }
            let isHolder = try appointments(at: [post], endingAfter: date, in: db).contains { $0.person == id }
            guard !isHolder else { throw DirectoryRefusal.badDelegation }
        }
        let event = AgencyEvent.DelegationGiven(
            delegation: surroundings.newID(),
            from: post,
            to: receiver,
            fields: fields,
            basis: VietnameseText.cleaned(basis),
            validFrom: date,
            validTo: end
        )
        try append(AgencyEvent.DelegationGiven.kind, event, to: giver.agency, by: actor, in: db)
        return event.delegation
    }

    /// Thu hồi ủy quyền from the day on.
    ///
    /// - Throws: `DirectoryRefusal.noDelegation`.
    public func withdrawDelegation(
        _ id: DelegationID,
        on date: CivilDate,
        by actor: Actor,
        in db: WriteSession
    ) throws {
        let row = try db.row(
            """
            SELECT delegation.*, post.agency_id
            FROM delegation JOIN post ON post.id = delegation.from_post_id
            WHERE delegation.id = \(id)
            """
        )
        guard let row, try row["valid_to"] > date else { throw DirectoryRefusal.noDelegation }
        let event = AgencyEvent.DelegationWithdrawn(delegation: id, on: max(date, try row["valid_from"]))
        try append(AgencyEvent.DelegationWithdrawn.kind, event, to: try row["agency_id"], by: actor, in: db)
    }

    /// The delegations from the posts of an agency that hold on the day or later, by their beginning.
    public func delegations(of agency: AgencyID, on date: CivilDate, in db: ReadSession) throws -> [Delegation] {
        try db.rows(
            """
            SELECT delegation.*
            FROM delegation JOIN post ON post.id = delegation.from_post_id
            WHERE post.agency_id = \(agency) AND delegation.valid_to > \(date)
            ORDER BY delegation.valid_from, delegation.id
            """
        ).map(Delegation.init(row:))
    }

    /// Ends what a post has lent and what was lent to it.
    func withdrawDelegations(
        from post: PostID,
        agency: AgencyID,
        on date: CivilDate,
        by actor: Actor,
        in db: WriteSession
    ) throws {
        let rows = try db.rows(
            """
            SELECT id, valid_from FROM delegation
            WHERE (from_post_id = \(post) OR to_post_id = \(post)) AND valid_to > \(date)
            ORDER BY id
            """
        )
        for row in rows {
            let event = AgencyEvent.DelegationWithdrawn(delegation: try row["id"], on: max(date, try row["valid_from"]))
            try append(AgencyEvent.DelegationWithdrawn.kind, event, to: agency, by: actor, in: db)
        }
    }
}

extension Delegation {
    init(row: Row) throws {
        let post: PostID? = try row["to_post_id"]
        let person: PersonID? = try row["to_person_id"]
        guard let to = post.map(Receiver.post) ?? person.map(Receiver.person) else {
            throw DirectoryRefusal.noDelegation
        }
        self.init(
            id: try row["id"],
            from: try row["from_post_id"],
            to: to,
            fields: (try row["fields"] as String).split(separator: " ").map(String.init),
            basis: try row["basis"],
            validFrom: try row["valid_from"],
            validTo: try row["valid_to"]
        )
    }
}
