public import Kernel
public import Storage

extension Directory {
    /// A person as an officer of today, without a session: for what the house does in somebody's name or sends to somebody.
    ///
    /// - Throws: `StorageError`.
    /// - Returns: nil without an officer's account that is open.
    public func officer(_ person: PersonID, in db: ReadSession) throws -> Viewer? {
        guard let account = try Account.find(person: person, kind: .officer, in: db), account.isOpen else { return nil }
        return Viewer(
            account: account.id,
            person: person,
            name: account.name,
            posts: try Self.posts(of: person, on: today, in: db),
            isAdministrator: account.isAdministrator
        )
    }

    /// Who holds posts of a role in an agency today, each once.
    ///
    /// - Throws: `StorageError`.
    public func people(_ role: DeskRole, of agency: AgencyID, in db: ReadSession) throws -> [PersonID] {
        let posts = try register(in: db).posts(of: agency, on: today).filter { $0.role == role }
        let holders = try holders(of: posts.map(\.id), on: today, in: db)
        return Set(holders.values.joined().map(\.appointment.person)).sorted()
    }
}
