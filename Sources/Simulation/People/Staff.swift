import Directory
import Kernel
import Ledger
import Storage
import Territory

/// Đội ngũ cán bộ: who sits at which post; every post of the province has its officer.
struct Staff: Sendable {
    let register: AgencyRegister
    private var byPost: [PostID: Viewer] = [:]
    private var byPerson: [PersonID: Viewer] = [:]

    init(register: AgencyRegister) {
        self.register = register
    }

    /// Somebody who can work a desk; nil where nobody sits there.
    func officer(
        agency: AgencyID,
        role: DeskRole,
        field: String,
        division: String?,
        on date: CivilDate,
        _ chance: inout SeededGenerator
    ) -> Viewer? {
        let posts = register.desk(agency: agency, role: role, field: field, division: division, on: date)
        return chance.one(of: posts.compactMap { byPost[$0.id] })
    }

    func officer(_ person: PersonID) -> Viewer? { byPerson[person] }

    /// Fills all posts of the agencies that have nobody yet, with accounts that share one password.
    ///
    /// `vacant` are posts that stay empty.
    mutating func hire(
        for agencies: [Agency],
        leaving vacant: Set<PostID> = [],
        homes: Homes,
        passwordHash: String,
        directory: Directory,
        seed: SeededGenerator,
        on date: CivilDate,
        in db: WriteSession
    ) throws {
        for (index, agency) in agencies.enumerated() {
            var chance = seed.branch(UInt64(index))
            let home = homes.home(agency.unit) ?? homes.one(&chance)
            for (place, post) in register.posts(of: agency.id, on: date).enumerated()
            where byPost[post.id] == nil && !vacant.contains(post.id) {
                let citizen = Citizen(of: home, on: date, &chance)
                try hire(
                    name: citizen.name,
                    login: "\(agency.code.lowercased())-\(place + 1)",
                    to: post,
                    passwordHash: passwordHash,
                    directory: directory,
                    on: date,
                    in: db
                )
            }
        }
    }

    /// Puts one officer on a post.
    mutating func hire(
        name: String,
        login: String,
        to post: Post,
        passwordHash: String,
        directory: Directory,
        on date: CivilDate,
        in db: WriteSession
    ) throws {
        let person = try directory.register(PersonDetails(name: name, source: .officer), by: .system, in: db)
        try directory.appoint(person, to: post.id, from: date, by: .system, in: db)
        let account = try directory.openAccount(
            for: person,
            login: login,
            kind: .officer,
            passwordHash: passwordHash,
            by: .system,
            in: db
        )
        let place = ViewerPost(
            id: post.id,
            agency: post.agency,
            role: post.role,
            division: post.division,
            fields: post.fields,
            title: post.title
        )
        let viewer = Viewer(account: account, person: person, name: name, posts: [place])
        byPost[post.id] = viewer
        byPerson[person] = viewer
    }
}
