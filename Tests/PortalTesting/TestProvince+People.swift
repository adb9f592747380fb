import App
import Directory
import Kernel
import Ledger
import Storage
import Territory

extension TestProvince {
    /// Name, id number and phone of each; officers sign in by their role's name.
    private static let details: [Role: (name: String, idNumber: String, phone: String)] = [
        .citizen: ("Bhling Thị Mai", "049190000099", "0912345678"),
        .neighbour: ("Alăng Văn Bình", "049085000012", "0912000111"),
        .counter: ("Pơloong Thị Nhan", "049190000001", "0905000001"),
        .specialist: ("Zơrâm Văn Tư", "049088000002", "0905000002"),
        .head: ("Hôih Văn Dưm", "049080000003", "0905000003"),
        .leader: ("Bríu Văn Liêm", "049078000004", "0905000004"),
        .clerk: ("Coor Thị Nguyên", "049193000005", "0905000005"),
        .stranger: ("Arất Thị Blúi", "049194000006", "0905000006"),
        .administrator: ("Nguyễn Quốc Trị", "049082000007", "0905000007"),
    ]

    /// Appoints the officers and opens everybody's account.
    static func settle(
        _ province: Province
    ) async throws -> (
        UnitID, (lang: AgencyID, elsewhere: AgencyID), [Role: TestPerson]
    ) {
        let directory = province.directory
        let hash = try await directory.passwordHash(of: password)
        let today = province.surroundings.now.date
        return try await province.database.write { db in
            let atlas = try province.territory.atlas(in: db)
            let register = try directory.register(in: db)
            guard let lang = atlas.unit(code: "20449", on: today), let elsewhere = atlas.unit(code: "20452", on: today),
                let committee = register.agency(for: lang.id, on: today),
                let other = register.agency(for: elsewhere.id, on: today)
            else { throw TestFailure("the map has no xã Lăng") }
            var people: [Role: TestPerson] = [:]
            for role in Role.allCases {
                guard let facts = details[role] else { continue }
                var post: PostID?
                if let desk = role.desk {
                    let agency = role == .stranger ? other.id : committee.id
                    post = register.desk(agency: agency, role: desk, field: "ho-tich", on: today).first?.id
                    // A commune has no heads of divisions.
                    if post == nil { continue }
                }
                let person = try directory.register(
                    PersonDetails(name: facts.name, idNumber: facts.idNumber, phone: facts.phone),
                    by: .system,
                    in: db
                )
                if let post { try directory.appoint(person, to: post, from: today, by: .system, in: db) }
                if role == .stranger,
                    let chair = register.desk(agency: other.id, role: .leader, field: "ho-tich", on: today).first
                {
                    try directory.appoint(person, to: chair.id, from: today, by: .system, in: db)
                }
                let isCitizen = role == .citizen || role == .neighbour
                let login = isCitizen ? facts.idNumber : role.rawValue
                let account = try directory.openAccount(
                    for: person,
                    login: login,
                    kind: isCitizen ? .citizen : .officer,
                    isAdministrator: role == .administrator,
                    passwordHash: hash,
                    by: .system,
                    in: db
                )
                people[role] = TestPerson(account: account, person: person, login: login, name: facts.name)
            }
            return (lang.id, (committee.id, other.id), people)
        }
    }
}
