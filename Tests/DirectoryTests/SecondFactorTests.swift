import Directory
import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@testable import Directory

@Suite("The second factor")
struct SecondFactorTests {
    /// An officer at a post, with an authenticator app enrolled; the app's secret and the recovery codes.
    private func enrolled(_ world: World) async throws -> (account: AccountID, secret: [UInt8], codes: [String]) {
        try await world.found()
        let person = try await world.person("Bhling Thị Lan", phone: "0912345678")
        let account = try await world.account("lan.motcua", kind: .officer, person: person)
        let post = try await world.post("Văn thư", at: try await world.committee("20449").id)
        _ = try await world.appoint(person, to: post.id)
        let session = try await world.signIn("lan.motcua")
        let id = try #require(try await world.directory.session(for: session.token)?.id)
        let enrolment = try await world.directory.enrolSecondFactor(account)
        let secret = try #require(Base32.decode(enrolment.secret))
        let codes = try await world.directory.confirmSecondFactor(
            account,
            code: code(secret, world.now),
            session: id,
            from: World.device()
        )
        return (account, secret, codes)
    }

    private func code(_ secret: [UInt8], _ now: Instant) -> String {
        TimeCode.code(secret: secret, step: TimeCode.step(at: now))
    }

    private func challenge(_ world: World) async throws -> String {
        let outcome = try await world.directory.signIn(
            login: "lan.motcua",
            password: World.password,
            from: World.device()
        )
        guard case .needsSecondFactor(let token) = outcome else { throw DirectoryRefusal.wrongSecondFactor }
        return token
    }

    @Test("keeps the posts of an officer away until it is enrolled", arguments: TestEngine.all)
    func postsNeedIt(engine: TestEngine) async throws {
        try await World.with(engine, requiresSecondFactor: true) { world in
            try await world.found()
            let person = try await world.person("Bhling Thị Lan")
            let account = try await world.account("lan.motcua", kind: .officer, person: person, isAdministrator: true)
            let post = try await world.post("Văn thư", at: try await world.committee("20449").id)
            _ = try await world.appoint(person, to: post.id)
            let session = try await world.signIn("lan.motcua")

            #expect(session.mustEnrolSecondFactor)
            let before = try #require(try await world.directory.session(for: session.token))
            #expect(before.viewer.posts.isEmpty && !before.viewer.isAdministrator && before.mustEnrolSecondFactor)

            let enrolment = try await world.directory.enrolSecondFactor(account)
            let secret = try #require(Base32.decode(enrolment.secret))
            _ = try await world.directory.confirmSecondFactor(
                account,
                code: code(secret, world.now),
                session: before.id,
                from: World.device()
            )

            let after = try await world.directory.viewer(for: session.token)
            #expect(after.posts.map(\.id) == [post.id] && after.isAdministrator)
        }
    }

    @Test("is asked for after the password, and opens the session", arguments: TestEngine.all)
    func signsIn(engine: TestEngine) async throws {
        try await World.with(engine, requiresSecondFactor: true) { world in
            let (account, secret, _) = try await enrolled(world)
            world.pass(seconds: 30)
            let token = try await challenge(world)
            #expect(try await !world.directory.viewer(for: token).isSignedIn)

            let session = try await world.directory.signIn(
                secondFactor: code(secret, world.now),
                token: token,
                from: World.device()
            )

            let viewer = try await world.directory.viewer(for: session.token)
            #expect(viewer.account == account && viewer.posts.count == 1)
        }
    }

    @Test("does not take a code twice")
    func usedCode() async throws {
        try await World.with { world in
            let (_, secret, _) = try await enrolled(world)
            let (first, second) = (try await challenge(world), try await challenge(world))
            // The code of the enrolment is used up too.
            await #expect(throws: DirectoryRefusal.wrongSecondFactor) {
                try await world.directory.signIn(
                    secondFactor: code(secret, world.now),
                    token: first,
                    from: World.device()
                )
            }
            world.pass(seconds: 30)
            _ = try await world.directory.signIn(
                secondFactor: code(secret, world.now),
                token: first,
                from: World.device()
            )

            await #expect(throws: DirectoryRefusal.wrongSecondFactor) {
                try await world.directory.signIn(
                    secondFactor: code(secret, world.now),
                    token: second,
                    from: World.device()
                )
            }
        }
    }

    @Test("gives up after five wrong codes, and slows further tries with the right password")
    func guessing() async throws {
        try await World.with { world in
            _ = try await enrolled(world)
            world.pass(minutes: 5)
            let token = try await challenge(world)
            for _ in 0..<5 {
                await #expect(throws: DirectoryRefusal.wrongSecondFactor) {
                    try await world.directory.signIn(secondFactor: "000000", token: token, from: World.device())
                }
            }

            await #expect(throws: DirectoryRefusal.signInExpired) {
                try await world.directory.signIn(secondFactor: "000000", token: token, from: World.device())
            }
            let next = try await challenge(world)
            await #expect(throws: DirectoryRefusal.tooManyAttempts(seconds: 60)) {
                try await world.directory.signIn(secondFactor: "000000", token: next, from: World.device())
            }
        }
    }

    @Test("can be replaced by each recovery code once, typed with or without its hyphen")
    func recovery() async throws {
        try await World.with { world in
            let (_, _, codes) = try await enrolled(world)
            #expect(Set(codes).count == 10)
            let typed = codes[3].uppercased().replacing("-", with: " ")

            _ = try await world.directory.signIn(
                secondFactor: typed,
                token: try await challenge(world),
                from: World.device()
            )
            let again = try await challenge(world)

            await #expect(throws: DirectoryRefusal.wrongSecondFactor) {
                try await world.directory.signIn(secondFactor: typed, token: again, from: World.device())
            }
        }
    }

    @Test("waits ten minutes for its code, no longer")
    func expires() async throws {
        try await World.with { world in
            let (_, secret, _) = try await enrolled(world)
            let token = try await challenge(world)
            world.pass(minutes: 11)

            await #expect(throws: DirectoryRefusal.signInExpired) {
                try await world.directory.signIn(
                    secondFactor: code(secret, world.now),
                    token: token,
                    from: World.device()
                )
            }
        }
    }

    @Test("is taken away by an administrator, who ends all sessions with it")
    func reset() async throws {
        try await World.with { world in
            let (account, _, _) = try await enrolled(world)

            try await world.directory.resetSecondFactor(of: account, by: .system)

            #expect(try await !world.directory.hasSecondFactor(account))
            #expect(try await world.directory.sessions(of: account).isEmpty)
            _ = try await world.signIn("lan.motcua")
        }
    }

    @Test("is taken away by its holder against a right code only")
    func remove() async throws {
        try await World.with { world in
            let (account, secret, _) = try await enrolled(world)
            world.pass(seconds: 30)
            await #expect(throws: DirectoryRefusal.wrongSecondFactor) {
                try await world.directory.removeSecondFactor(of: account, code: "abcde-fghij", from: World.device())
            }

            try await world.directory.removeSecondFactor(
                of: account,
                code: code(secret, world.now),
                from: World.device()
            )

            #expect(try await !world.directory.hasSecondFactor(account))
            let codes = try await world.database.read {
                try $0.value("SELECT COUNT(*) FROM recovery_code", as: Int.self)
            }
            #expect(codes == 0)
        }
    }

    @Test("is stored sealed: the table does not hold the secret")
    func sealed() async throws {
        try await World.with { world in
            let (_, secret, _) = try await enrolled(world)

            let stored = try await world.database.read { db in
                try db.value("SELECT sealed_secret FROM second_factor", as: [UInt8].self)
            }

            let sealed = try #require(stored)
            #expect(sealed.count == secret.count + 12 + 16)
            #expect(!sealed.indices.contains { sealed[$0...].starts(with: secret) })
        }
    }
}
