import Directory
import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@Suite("Signing up and lost passwords")
struct CodeTests {
    static let number = "049085001234"
    static let phone = "0912345678"
    static let details = PersonDetails(name: "Bhling Thị Lan", dateOfBirth: CivilDate("1985-02-03"))

    private func begin(_ world: World, phone: String = CodeTests.phone) async throws -> String {
        try await world.directory.beginSignUp(idNumber: Self.number, phone: phone, from: World.device())
    }

    private func complete(_ world: World, _ token: String, _ code: String) async throws -> OpenedSession {
        try await world.directory.completeSignUp(
            token: token,
            code: code,
            password: World.password,
            details: Self.details,
            from: World.device()
        )
    }

    @Test("opens an account with id number, phone and the code from the message", arguments: TestEngine.all)
    func signUp(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let token = try await begin(world, phone: "+84 912 345 678")
            #expect(world.notices.map(\.kind) == [.signUpCode])
            #expect(world.notices.first?.phone == Self.phone)

            let session = try await complete(world, token, try #require(world.lastCode))

            let viewer = try await world.directory.viewer(for: session.token)
            let person = try #require(viewer.person)
            let found = try await world.database.read { db in try world.directory.person(person, in: db) }
            #expect(found?.details.idNumber == Self.number)
            #expect(found?.details.phone == Self.phone)
            #expect(found?.details.source == .declared)
            _ = try await world.signIn(Self.number)
        }
    }

    @Test("sent twice opens one account; the second press gets in too, one with another password does not")
    func twice() async throws {
        try await World.with { world in
            let token = try await begin(world)
            let code = try #require(world.lastCode)
            let first = try await complete(world, token, code)
            let second = try await complete(world, token, code)
            #expect(first.account == second.account)

            await #expect(throws: DirectoryRefusal.wrongCredentials) {
                try await world.directory.completeSignUp(
                    token: token,
                    code: code,
                    password: "một mật khẩu khác",
                    details: Self.details,
                    from: World.device()
                )
            }
        }
    }

    @Test("joins the account to the person whom a counter has met, and keeps what is known")
    func signUpOfKnownPerson() async throws {
        try await World.with { world in
            let person = try await world.person("Bhling Thị Lan (CMND)", idNumber: Self.number, phone: Self.phone)
            let token = try await begin(world)

            let session = try await complete(world, token, try #require(world.lastCode))

            let viewer = try await world.directory.viewer(for: session.token)
            #expect(viewer.person == person)
            #expect(viewer.name == "Bhling Thị Lan (CMND)")
        }
    }

    @Test(
        "sends nobody a code for somebody known under another phone, and the page cannot tell",
        arguments: [true, false]
    )
    func otherPhone(hasAccount: Bool) async throws {
        try await World.with { world in
            let person = try await world.person("Bhling Thị Lan", idNumber: Self.number, phone: "0987654321")
            if hasAccount { try await world.account(Self.number, person: person) }

            let token = try await begin(world)

            #expect(world.notices.map(\.kind) == (hasAccount ? [.alreadyRegistered] : []))
            #expect(world.notices.allSatisfy { $0.phone == "0987654321" })
            await #expect(throws: DirectoryRefusal.wrongCode) { try await complete(world, token, "123456") }
        }
    }

    @Test("takes five tries at a code and no sixth, not even the right one", arguments: TestEngine.all)
    func fiveTries(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let token = try await begin(world)
            let right = try #require(world.lastCode)
            let wrong = right == "000000" ? "000001" : "000000"

            for _ in 0..<5 {
                await #expect(throws: DirectoryRefusal.wrongCode) { try await complete(world, token, wrong) }
            }

            await #expect(throws: DirectoryRefusal.wrongCode) { try await complete(world, token, right) }
        }
    }

    @Test("takes no code after five minutes")
    func tooLate() async throws {
        try await World.with { world in
            let token = try await begin(world)
            world.pass(minutes: 5)

            await #expect(throws: DirectoryRefusal.wrongCode) {
                try await complete(world, token, try #require(world.lastCode))
            }
        }
    }

    @Test("does not spend the code on a weak password or a missing name")
    func mendable() async throws {
        try await World.with { world in
            let token = try await begin(world)
            let code = try #require(world.lastCode)

            await #expect(throws: DirectoryRefusal.weakPassword(.personal)) {
                try await world.directory.completeSignUp(
                    token: token,
                    code: code,
                    password: Self.number,
                    details: Self.details,
                    from: World.device()
                )
            }
            await #expect(throws: DirectoryRefusal.details([.name])) {
                try await world.directory.completeSignUp(
                    token: token,
                    code: code,
                    password: World.password,
                    details: PersonDetails(name: ""),
                    from: World.device()
                )
            }

            _ = try await complete(world, token, code)
        }
    }

    @Test("opens one account, however many buttons are pressed at once", arguments: TestEngine.all)
    func singleUse(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let token = try await begin(world)
            let code = try #require(world.lastCode)

            let opened = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<12 {
                    group.addTask { (try? await complete(world, token, code)) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }

            // The others come in by the password that they carry, as far as the limit of tries lets twelve at once.
            #expect(opened >= 1)
            let counts = try await world.database.read { db in
                try ["person", "account", "credential"].map { table in
                    try db.value("SELECT COUNT(*) FROM \(name: table)", as: Int.self)
                }
            }
            #expect(counts == [1, 1, 1])
        }
    }

    @Test("sends the next code after a minute, then ever more slowly")
    func resend() async throws {
        try await World.with { world in
            _ = try await begin(world)
            await #expect(throws: DirectoryRefusal.codeSentRecently(seconds: 60)) { try await begin(world) }
            world.pass(seconds: 60)
            _ = try await begin(world)
            await #expect(throws: DirectoryRefusal.codeSentRecently(seconds: 120)) { try await begin(world) }

            #expect(world.notices.count == 2)
        }
    }

    @Test("names both fields that are wrong at once")
    func wrongFields() async throws {
        try await World.with { world in
            await #expect(throws: DirectoryRefusal.details([.idNumber, .phone])) {
                try await world.directory.beginSignUp(idNumber: "1", phone: "2", from: World.device())
            }
        }
    }

    @Test("sets a new password with the code, and ends all sessions", arguments: TestEngine.all)
    func reset(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let person = try await world.person("Bhling Thị Lan", idNumber: Self.number, phone: Self.phone)
            try await world.account(Self.number, person: person)
            let old = try await world.signIn(Self.number)

            let token = try await world.directory.beginPasswordReset(login: Self.number, from: World.device())
            try await world.directory.completePasswordReset(
                token: token,
                code: try #require(world.lastCode),
                password: "một mật khẩu mới toanh"
            )

            #expect(try await !world.directory.viewer(for: old.token).isSignedIn)
            #expect(try await world.refusal(Self.number, password: World.password) == .wrongCredentials)
            _ = try await world.signIn(Self.number, password: "một mật khẩu mới toanh")
            #expect(world.notices.map(\.kind) == [.resetCode, .passwordChanged])
        }
    }

    @Test("answers a reset of an unknown login as one of a known one, and sends nothing")
    func resetOfNobody() async throws {
        try await World.with { world in
            let token = try await world.directory.beginPasswordReset(login: "049085005555", from: World.device())

            #expect(world.notices.isEmpty)
            await #expect(throws: DirectoryRefusal.wrongCode) {
                try await world.directory.completePasswordReset(
                    token: token,
                    code: "123456",
                    password: "một mật khẩu mới toanh"
                )
            }
            await #expect(throws: DirectoryRefusal.codeSentRecently(seconds: 60)) {
                try await world.directory.beginPasswordReset(login: "049085005555", from: World.device())
            }
        }
    }

    @Test("does not take the code of a sign-up for a reset, nor with another page's token")
    func otherPurpose() async throws {
        try await World.with { world in
            let token = try await begin(world)
            let code = try #require(world.lastCode)
            world.pass(minutes: 2)
            let other = try await begin(world)

            await #expect(throws: DirectoryRefusal.wrongCode) {
                try await world.directory.completePasswordReset(
                    token: token,
                    code: code,
                    password: "một mật khẩu mới toanh"
                )
            }
            await #expect(throws: DirectoryRefusal.wrongCode) { try await complete(world, other, code) }
        }
    }
}
