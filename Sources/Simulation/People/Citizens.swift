import Directory
import Kernel
import Ledger
import Storage
import Territory

/// Người dân có tài khoản: those whom the Directory knows, by commune.
struct Citizens: Sendable {
    private var byHome: [UnitID: [Citizen]] = [:]

    /// One of the commune; nil where nobody has an account there.
    func one(of home: Home, _ chance: inout SeededGenerator) -> Citizen? {
        byHome[home.unit].flatMap { chance.one(of: $0) }
    }

    /// Opens accounts for so many people of every commune, from the branch of chance of the commune.
    static func open(
        perHome count: Int,
        _ homes: Homes,
        passwordHash: String,
        directory: Directory,
        seed: SeededGenerator,
        on date: CivilDate,
        in db: WriteSession
    ) throws -> Citizens {
        var citizens = Citizens()
        var taken: Set<String> = []
        for (index, home) in homes.all.enumerated() {
            var chance = seed.branch(UInt64(index))
            for _ in 0..<count {
                var citizen = Citizen(of: home, on: date, &chance)
                guard taken.insert(citizen.idNumber).inserted else { continue }
                try citizen.open(login: citizen.idNumber, passwordHash: passwordHash, directory: directory, in: db)
                citizens.byHome[home.unit, default: []].append(citizen)
            }
        }
        return citizens
    }
}

extension Citizen {
    /// Registers the person and opens the account.
    mutating func open(login: String, passwordHash: String, directory: Directory, in db: WriteSession) throws {
        let person = try directory.register(details, by: .system, in: db)
        let account = try directory.openAccount(
            for: person,
            login: login,
            kind: .citizen,
            passwordHash: passwordHash,
            by: .system,
            in: db
        )
        viewer = Viewer(account: account, person: person, name: name)
    }
}
