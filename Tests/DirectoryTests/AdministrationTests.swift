import Directory
import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@Suite("People, accounts and the log of looks")
struct AdministrationTests {
    @Test("finds people by number, phone, and words of the name with or without tones", arguments: TestEngine.all)
    func search(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            try await world.person("Nguyễn Văn Đào", idNumber: "049085000001", phone: "0912345678")
            try await world.person("Đào Thị Nguyên", idNumber: "049085000002")
            try await world.person("Zơrâm Nhơ", idNumber: "049085000003")
            func found(_ text: String) async throws -> [String] {
                try await world.database.read { db in
                    try world.directory.searchPeople(text, in: db).map(\.details.name)
                }
            }

            #expect(try await found("dao") == ["Nguyễn Văn Đào", "Đào Thị Nguyên"])
            #expect(try await found("ĐÀO nguy") == ["Nguyễn Văn Đào", "Đào Thị Nguyên"])
            #expect(try await found("van dao") == ["Nguyễn Văn Đào"])
            #expect(try await found("zo") == ["Zơrâm Nhơ"])
            #expect(try await found("049 085 000 003") == ["Zơrâm Nhơ"])
            #expect(try await found("0912.345.678") == ["Nguyễn Văn Đào"])
            #expect(try await found("ao") == [])
            #expect(try await found("100%") == [])
        }
    }

    @Test("pages through a list without losing or repeating anybody")
    func paging() async throws {
        try await World.with { world in
            for number in 0..<23 { try await world.person("Người \(number % 4)") }

            var (seen, last): ([PersonID], PersonID?) = ([], nil)
            while true {
                let after = last
                let page = try await world.database.read { db in
                    try world.directory.searchPeople("", after: after, limit: 5, in: db).map(\.id)
                }
                guard let end = page.last else { break }
                (seen, last) = (seen + page, end)
            }

            #expect(seen.count == 23 && Set(seen).count == 23)
        }
    }

    @Test("keeps one person for an id number, and writes nothing where nothing changes", arguments: TestEngine.all)
    func unique(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let lan = try await world.person("Lan", idNumber: "049085000001")
            let mai = try await world.person("Mai", idNumber: "049085000002")
            await #expect(throws: DirectoryRefusal.idNumberTaken) {
                try await world.person("Khác", idNumber: "049 085 000 001")
            }
            await #expect(throws: DirectoryRefusal.idNumberTaken) {
                try await world.directory.change(
                    mai,
                    to: PersonDetails(name: "Mai", idNumber: "049085000001"),
                    by: .system
                )
            }
            let again = try await world.database.write { db in
                try world.directory.findOrRegister(
                    PersonDetails(name: "Ai đó", idNumber: "049085000001"),
                    by: .system,
                    in: db
                )
            }
            let details = try #require(
                try await world.database.read { db in try world.directory.person(lan, in: db)?.details }
            )
            let before = try await world.database.read { try world.ledger.size(in: $0) }
            try await world.directory.change(lan, to: details, by: .system)

            #expect(again == lan)
            #expect(try await world.database.read { try world.ledger.size(in: $0) } == before)
        }
    }

    @Test("prefills from the own table what the registry would hold")
    func register() async throws {
        try await World.with { world in
            let details = PersonDetails(
                name: "Bhling Thị Lan",
                idNumber: "049085001234",
                dateOfBirth: CivilDate("1985-02-03"),
                gender: .female
            )
            _ = try await world.directory.register(details, by: .system)

            let values = try await world.directory.populationRegister.lookup("049085001234")

            #expect(
                values == [
                    "population.full_name": "Bhling Thị Lan", "population.id_number": "049085001234",
                    "population.date_of_birth": "1985-02-03", "population.gender": "female",
                ]
            )
            #expect(try await world.directory.populationRegister.lookup("049085009999") == nil)
        }
    }

    @Test("opens an officer's account with a one-time password that must be changed before the posts count")
    func officerAccount() async throws {
        try await World.with { world in
            try await world.found()
            let person = try await world.person("Lan")
            let post = try await world.post("Văn thư", at: try await world.committee("20449").id)
            _ = try await world.appoint(person, to: post.id)
            let issued = try await world.directory.openOfficerAccount(for: person, login: "Lan.VanThu", by: .system)

            let session = try await world.signIn("lan.vanthu", password: issued.oneTimePassword)
            let before = try #require(try await world.directory.session(for: session.token))
            try await world.directory.changePassword(
                of: issued.account,
                from: issued.oneTimePassword,
                to: World.password,
                session: before.id,
                device: World.device()
            )

            #expect(before.mustChangePassword && before.viewer.posts.isEmpty)
            #expect(try await world.directory.viewer(for: session.token).posts.count == 1)
        }
    }

    @Test("opens no account any more with a one-time password that lay about for a week")
    func oldOneTimePassword() async throws {
        try await World.with { world in
            try await world.found()
            let person = try await world.person("Lan")
            let issued = try await world.directory.openOfficerAccount(for: person, login: "lan", by: .system)

            world.pass(days: 8)
            await #expect(throws: DirectoryRefusal.wrongCredentials) {
                try await world.signIn("lan", password: issued.oneTimePassword)
            }
            let second = try await world.directory.issuePassword(for: issued.account, by: .system)
            _ = try await world.signIn("lan", password: second)
        }
    }

    @Test("refuses a second account, a taken login and a login of odd letters")
    func refusals() async throws {
        try await World.with { world in
            let (lan, mai) = (try await world.person("Lan"), try await world.person("Mai"))
            _ = try await world.directory.openOfficerAccount(for: lan, login: "lan", by: .system)

            await #expect(throws: DirectoryRefusal.accountExists) {
                try await world.directory.openOfficerAccount(for: lan, login: "lan2", by: .system)
            }
            await #expect(throws: DirectoryRefusal.loginTaken) {
                try await world.directory.openOfficerAccount(for: mai, login: "LAN", by: .system)
            }
            for login in ["đào", "a b", "ab", ""] {
                await #expect(throws: DirectoryRefusal.badLogin) {
                    try await world.directory.openOfficerAccount(for: mai, login: login, by: .system)
                }
            }
        }
    }

    @Test("never loses its last administrator")
    func lastAdministrator() async throws {
        try await World.with { world in
            let first = try await world.account("quantri", kind: .officer, isAdministrator: true)
            await #expect(throws: DirectoryRefusal.lastAdministrator) {
                try await world.directory.disable(first, by: .system)
            }
            await #expect(throws: DirectoryRefusal.lastAdministrator) {
                try await world.directory.setAdministrator(first, false, by: .system)
            }
            let second = try await world.account("quantri2", kind: .officer)
            try await world.directory.setAdministrator(second, true, by: .system)

            try await world.directory.disable(first, by: .system)

            #expect(try await world.database.read { try world.directory.account(first, in: $0)?.isOpen } == false)
        }
    }

    @Test("finds accounts by login and by the holder's name")
    func accounts() async throws {
        try await World.with { world in
            let lan = try await world.person("Bhling Thị Lan", idNumber: "049085001234")
            _ = try await world.account("lan.motcua", kind: .officer, person: lan)
            _ = try await world.account("049085001234", person: lan)
            func found(_ text: String, _ kind: AccountKind? = nil) async throws -> [String] {
                try await world.database.read { db in
                    try world.directory.searchAccounts(text, kind: kind, in: db).map(\.login)
                }
            }

            #expect(try await found("bhling") == ["049085001234", "lan.motcua"])
            #expect(try await found("lan.mo") == ["lan.motcua"])
            #expect(try await found("", .citizen) == ["049085001234"])
            #expect(try await found("049085001234") == ["049085001234", "lan.motcua"])
        }
    }

    @Test("shows the citizen who looked, newest first, and not the own look", arguments: TestEngine.all)
    func accessLog(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            try await world.found()
            let agency = try await world.committee("20449")
            let post = try await world.post("Văn thư", at: agency.id)
            let citizen = try await world.person("Lan")
            let officer = try await world.person("Mai")
            _ = try await world.appoint(officer, to: post.id)
            _ = try await world.account("mai", kind: .officer, person: officer)
            let viewer = try await world.directory.viewer(for: try await world.signIn("mai").token)
            let ownLook = Viewer(account: viewer.account, person: citizen, name: "Lan")

            for number in 1...7 {
                let entry = AccessEntry(
                    person: citizen,
                    kind: .dossier,
                    subject: "\(number)",
                    label: "HS-\(number)",
                    purpose: "Thẩm định hồ sơ"
                )
                try await world.directory.recordAccess(entry, by: viewer)
                try await world.directory.recordAccess(entry, by: ownLook)
                // Several within one millisecond, then some time.
                if number == 3 { world.pass(seconds: 1) }
            }

            let first = try await world.database.read { try world.directory.accessLog(of: citizen, limit: 4, in: $0) }
            let last = try #require(first.last?.id)
            let rest = try await world.database.read {
                try world.directory.accessLog(of: citizen, before: last, in: $0)
            }
            #expect((first + rest).map(\.entry.label) == ["HS-7", "HS-6", "HS-5", "HS-4", "HS-3", "HS-2", "HS-1"])
            #expect(first[0].viewer == "Mai" && first[0].post == "Văn thư")
            #expect(first[0].agency == "Ủy ban nhân dân xã Lăng")
        }
    }
}
