public import Kernel
public import Storage

extension Viewer {
    /// The posts that the viewer holds; what was lent cannot be lent on.
    public var held: [ViewerPost] { posts.filter { $0.delegatedBy == nil } }
}

extension Directory {
    /// Ủy quyền của tôi: what the posts that the viewer holds have lent, and what was lent to them.
    public func ownDelegations(of viewer: Viewer, in db: ReadSession) throws -> [Delegation] {
        try delegations(around: viewer.held.map(\.id), on: today, in: db)
    }

    /// Lends the powers of a post that the viewer holds.
    ///
    /// - Throws: `DirectoryRefusal.noPost` where the viewer does not hold it, and as `delegate`.
    @discardableResult
    public func delegateOwn(
        from post: PostID,
        to receiver: Delegation.Receiver,
        fields: [String] = [],
        basis: String,
        from date: CivilDate,
        until end: CivilDate,
        by viewer: Viewer,
        in db: WriteSession
    ) throws -> DelegationID {
        guard viewer.held.contains(where: { $0.id == post }) else { throw DirectoryRefusal.noPost }
        return try delegate(
            from: post,
            to: receiver,
            fields: fields,
            basis: basis,
            from: date,
            until: end,
            by: viewer.actor(as: post),
            in: db
        )
    }

    /// Withdraws from today on what a post that the viewer holds has lent.
    ///
    /// - Throws: `DirectoryRefusal.noDelegation`, also where it is another's.
    public func withdrawOwnDelegation(_ id: DelegationID, by viewer: Viewer, in db: WriteSession) throws {
        let given = try ownDelegations(of: viewer, in: db).first { $0.id == id }
        guard let given, viewer.held.contains(where: { $0.id == given.from }) else {
            throw DirectoryRefusal.noDelegation
        }
        try withdrawDelegation(id, on: today, by: viewer.actor(as: given.from), in: db)
    }

    /// The person behind an officer's login name or an id number: whom an administrator appoints.
    ///
    /// - Throws: `DirectoryRefusal.noPerson`.
    public func officer(_ text: String, in db: ReadSession) throws -> PersonID {
        if let account = try account(login: text, in: db), account.isOpen, let person = account.person { return person }
        let digits = text.filter(\.isNumber)
        guard digits.utf8.count == 12, let person = try person(idNumber: digits, in: db) else {
            throw DirectoryRefusal.noPerson
        }
        return person.id
    }

    /// The person behind an open account of an officer, who may receive powers.
    ///
    /// - Throws: `DirectoryRefusal.noPerson`.
    public func colleague(login: String, in db: ReadSession) throws -> PersonID {
        guard let account = try account(login: login, in: db), account.kind == .officer, account.isOpen,
            let person = account.person
        else { throw DirectoryRefusal.noPerson }
        return person
    }
}
