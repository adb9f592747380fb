import Catalogue
import Directory
import Kernel
import Ledger
import Storage
import Territory

/// Vai diễn: somebody by whose account a visitor of the demo looks around.
public struct CastMember: Hashable, Codable, Sendable {
    /// Tên đăng nhập.
    public var login: String
    /// Họ và tên.
    public var name: String
    /// Who this is, in Vietnamese.
    public var vietnamese: String
    /// Who this is, in English.
    public var english: String
}

/// Dàn vai của bản trình diễn: an administrator, three citizens, and every desk of a border commune, its district and a
/// department of the province.
struct Cast: Sendable {
    private(set) var members: [CastMember] = []
    /// The citizens of the cast, by login.
    private(set) var citizens: [String: Citizen] = [:]
    private(set) var offices: [Office] = []
    /// Posts of the commune that stay empty, so that its one officer gets what a visitor sends there.
    private(set) var vacant: Set<PostID> = []

    /// An agency of the cast, with the procedures that lie at its desks.
    struct Office: Sendable {
        var agency: Agency
        var home: Home?
        var procedures: [String]
        /// Those of them that take days: what lies at a desk overnight is not late.
        var lasting: [String]
        var desks: [Desk]
    }

    /// The commune of Lăng in the district of Tây Giang, right at the border.
    static let commune = "20449"

    /// Opens the accounts.
    mutating func hire(
        _ staff: inout Staff,
        homes: Homes,
        atlas: Atlas,
        passwordHash: String,
        directory: Directory,
        seed: SeededGenerator,
        on date: CivilDate,
        in db: WriteSession
    ) throws {
        let lang = UnitID.unit(code: Self.commune, from: Territory.beginning)
        guard let place = atlas.successors(of: lang, on: date).first?.to, let home = homes.home(place) else { return }
        try openAdministrator(passwordHash, directory, on: date, in: db)
        try openCitizens(home, homes, passwordHash, directory, seed, on: date, in: db)
        let register = staff.register
        let above = atlas.ancestors(of: place, on: date)
        if let agency = register.agency(for: place, on: date) {
            let codes = ["1.001193", "2.000815", "1.004873", "2.000635", "1.000894"]
            let desks = Self.desks(above.count > 1)
            offices.append(Office(agency: agency, home: home, procedures: codes, lasting: [codes[2]], desks: desks))
            let field = Self.fields[codes[0]] ?? ""
            let civilStatus = register.desk(agency: agency.id, role: .specialist, field: field, on: date)
            vacant = Set(civilStatus.dropFirst().map(\.id))
        }
        if let district = above.first(where: { $0.level == .district }),
            let agency = register.agency(for: district.id, on: date)
        {
            let codes = ["1.001612", "2.000720", "1.013225"]
            offices.append(
                Office(agency: agency, home: home, procedures: codes, lasting: codes, desks: Self.desks(false))
            )
        }
        if let province = above.first(where: { $0.level == .province }),
            let agency = register.agency(for: province.id, department: "so-ke-hoach-va-dau-tu", on: date)
        {
            let codes = ["2.001610"]
            offices.append(
                Office(agency: agency, home: nil, procedures: codes, lasting: codes, desks: Self.desks(false))
            )
        }
        var chance = seed.branch(77)
        for office in offices {
            try hire(office, &staff, atlas: atlas, passwordHash, directory, on: date, &chance, in: db)
        }
    }

    /// A commune below a district has no heads of divisions.
    private static func desks(_ isSmall: Bool) -> [Desk] {
        isSmall ? [.counter, .specialist, .leader, .clerk] : [.counter, .head, .specialist, .leader, .clerk]
    }

    private mutating func openAdministrator(
        _ passwordHash: String,
        _ directory: Directory,
        on date: CivilDate,
        in db: WriteSession
    ) throws {
        let name = "Trần Quang Vinh"
        let person = try directory.register(PersonDetails(name: name, source: .officer), by: .system, in: db)
        try directory.openAccount(
            for: person,
            login: "quantri",
            kind: .officer,
            isAdministrator: true,
            passwordHash: passwordHash,
            by: .system,
            in: db
        )
        members.append(
            CastMember(
                login: "quantri",
                name: name,
                vietnamese: "Quản trị viên của tỉnh",
                english: "Administrator of the province"
            )
        )
    }

    private mutating func openCitizens(
        _ home: Home,
        _ homes: Homes,
        _ passwordHash: String,
        _ directory: Directory,
        _ seed: SeededGenerator,
        on date: CivilDate,
        in db: WriteSession
    ) throws {
        let town = homes.all.first { $0.isUrban } ?? home
        let people = [
            ("mai", "Bhling Thị Mai", true, home, Community.coTu, 1998),
            ("hung", "Nguyễn Văn Hùng", false, town, Community.kinh, 1985),
            ("linh", "Lê Thị Mỹ Linh", true, town, Community.kinh, 1991),
        ]
        for (index, (login, name, isFemale, home, community, year)) in people.enumerated() {
            var chance = seed.branch(UInt64(90 + index))
            var citizen = Citizen(of: home, on: date, &chance)
            citizen.name = name
            citizen.isFemale = isFemale
            citizen.community = community
            citizen.birthDate = CivilDate(year: year, month: 4, day: 12) ?? citizen.birthDate
            citizen.idNumber = Citizen.idNumber(born: citizen.birthDate, isFemale: isFemale, &chance)
            try citizen.open(login: login, passwordHash: passwordHash, directory: directory, in: db)
            citizens[login] = citizen
            members.append(
                CastMember(
                    login: login,
                    name: name,
                    vietnamese: "Người dân ở \(home.fullName)",
                    english: "Citizen of \(home.fullName)"
                )
            )
        }
    }

    private mutating func hire(
        _ office: Office,
        _ staff: inout Staff,
        atlas: Atlas,
        _ passwordHash: String,
        _ directory: Directory,
        on date: CivilDate,
        _ chance: inout SeededGenerator,
        in db: WriteSession
    ) throws {
        let field = Self.fields[office.procedures[0]] ?? ""
        let community = office.home?.peoples.first?.community ?? .kinh
        for desk in office.desks {
            guard let role = DeskRole(rawValue: desk.rawValue),
                let post = staff.register.desk(agency: office.agency.id, role: role, field: field, on: date).first
            else { continue }
            let isFemale = chance.happens(perMille: 500)
            let name = community.fullName(isFemale: isFemale, &chance)
            let login = "\(Self.short(office.agency, atlas, on: date)).\(Self.word(desk))"
            try staff.hire(
                name: name,
                login: login,
                to: post,
                passwordHash: passwordHash,
                directory: directory,
                on: date,
                in: db
            )
            members.append(
                CastMember(
                    login: login,
                    name: name,
                    vietnamese: "\(post.title), \(office.agency.name.vi)",
                    english: "\(Self.english(desk)), \(office.agency.name.en)"
                )
            )
        }
    }

    /// The field of the first procedure of each office.
    private static let fields = [
        "1.001193": "ho-tich", "1.001612": "thanh-lap-va-hoat-dong-doanh-nghiep-ho-kinh-doanh",
        "2.001610": "thanh-lap-va-hoat-dong-cua-doanh-nghiep",
    ]

    /// `lang`, `taygiang`, `sokehoach`.
    private static func short(_ agency: Agency, _ atlas: Atlas, on date: CivilDate) -> String {
        let unit = atlas.name(of: agency.unit, on: date).split(separator: " ").dropFirst().joined(separator: " ")
        // A department by the first three words of its key, which its officers would call it by.
        let department = agency.department?.split(separator: "-").prefix(3).joined(separator: " ")
        let name = department ?? unit
        return VietnameseText.folded(name).filter { $0.isLetter }
    }

    private static func word(_ desk: Desk) -> String {
        switch desk {
        case .counter: "motcua"
        case .head: "truongphong"
        case .specialist: "chuyenvien"
        case .leader: "lanhdao"
        case .clerk: "vanthu"
        }
    }

    private static func english(_ desk: Desk) -> String {
        switch desk {
        case .counter: "One-stop counter"
        case .head: "Head of division"
        case .specialist: "Specialist"
        case .leader: "Leader"
        case .clerk: "Clerk"
        }
    }
}
