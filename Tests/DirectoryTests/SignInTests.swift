import Directory
import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@Suite("Signing in")
struct SignInTests {
    @Test("opens a session with the right password, and the viewer is its person", arguments: TestEngine.all)
    func opens(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let person = try await world.person("Bhling Thị Lan", idNumber: "049085001234")
            let account = try await world.account("049085001234", person: person)

            let session = try await world.signIn("049 085 001 234")
            let viewer = try await world.directory.viewer(for: session.token)

            #expect(viewer.account == account)
            #expect(viewer.person == person)
            #expect(viewer.name == "Bhling Thị Lan")
            #expect(viewer.posts.isEmpty && !viewer.isAdministrator)
        }
    }

    @Test("gives the same refusal for a wrong password, an unknown login and a closed account")
    func sameRefusal() async throws {
        try await World.with { world in
            let account = try await world.account("049085001234")
            let closed = try await world.account("049085009999")
            try await world.directory.disable(closed, by: .system)

            #expect(try await world.refusal("049085001234") == .wrongCredentials)
            #expect(try await world.refusal("049085005555") == .wrongCredentials)
            #expect(try await world.refusal("049085009999", password: World.password) == .wrongCredentials)
            #expect(try await world.signIn("049085001234").account == account)
        }
    }

    @Test("slows a guesser down, and lets him wait it out", arguments: TestEngine.all)
    func slowsGuesser(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            try await world.account("049085001234")

            for _ in 0..<5 { #expect(try await world.refusal("049085001234") == .wrongCredentials) }
            #expect(try await world.refusal("049085001234") == .tooManyAttempts(seconds: 30))
            // The right password is not even looked at.
            let early = try await world.refusal("049085001234", password: World.password)
            #expect(early == .tooManyAttempts(seconds: 30))
            world.pass(seconds: 31)
            #expect(try await world.refusal("049085001234") == .wrongCredentials)
            #expect(try await world.refusal("049085001234") == .tooManyAttempts(seconds: 60))
        }
    }

    @Test("cannot be used to lock the holder out from another network", arguments: TestEngine.all)
    func noLockOut(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            try await world.account("049085001234")

            for round in 0..<60 {
                _ = try await world.refusal("049085001234", from: World.device("198.51.100.\(round % 20)"))
            }

            _ = try await world.signIn("049085001234", from: World.device("203.0.113.7"))
        }
    }

    @Test("cannot be used to lock out a browser that the holder used before, even behind the same address")
    func knownDevice() async throws {
        try await World.with { world in
            try await world.account("049085001234")
            let home = try await world.signIn("049085001234")

            for number in 0..<80 {
                _ = try await world.refusal(number % 2 == 0 ? "049085001234" : "04908500\(1000 + number)")
            }

            #expect(try await world.refusal("049085001234", password: World.password) != nil)
            _ = try await world.signIn("049085001234", from: World.device(known: home.knownDevice))
        }
    }

    @Test("does not take another account's known browser for a known one")
    func foreignKnownDevice() async throws {
        try await World.with { world in
            try await world.account("049085001234")
            try await world.account("049085009999")
            let attacker = try await world.signIn("049085009999", from: World.device("198.51.100.1"))
            let device = World.device("198.51.100.1", known: attacker.knownDevice)

            for _ in 0..<5 { _ = try await world.refusal("049085001234", from: device) }

            #expect(try await world.refusal("049085001234", from: device) == .tooManyAttempts(seconds: 30))
        }
    }

    @Test("does not let a guesser clear his network by signing in to an account of his own")
    func ownAccountDoesNotClear() async throws {
        try await World.with { world in
            try await world.account("049085009999")
            for number in 0..<40 { _ = try await world.refusal("04908500\(1000 + number)") }

            world.pass(seconds: 3)
            _ = try await world.signIn("049085009999")

            #expect(try await world.refusal("049085007777") == .tooManyAttempts(seconds: 2))
        }
    }

    @Test("does not let a hundred guesses at once slip through together", arguments: TestEngine.all)
    func guessesAtOnce(engine: TestEngine) async throws {
        try await World.with(engine, queue: 200) { world in
            try await world.account("049085001234")

            let refusals = try await withThrowingTaskGroup(of: DirectoryRefusal?.self) { group in
                for _ in 0..<100 { group.addTask { try await world.refusal("049085001234") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(refusals.count { $0 == .wrongCredentials } == 5)
        }
    }

    @Test("asks to try again when too many passwords wait, and goes on afterwards")
    func busy() async throws {
        try await World.with(memory: 19 * 1024, queue: 1) { world in
            try await world.account("049085001234")

            let refusals = try await withThrowingTaskGroup(of: DirectoryRefusal?.self) { group in
                for number in 0..<30 {
                    let device = World.device("198.51.100.\(number)")
                    group.addTask { try await world.refusal("049085001234", from: device) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(refusals.contains(.busy))
            _ = try await world.signIn("049085001234")
        }
    }

    @Test("hashes again when the cost has changed, and the password still opens")
    func rehash() async throws {
        try await TestEngine.memory.with(World.migrations) { database in
            let before = try World(database, memory: 8)
            try await before.account("049085001234")
            let after = try World(database, memory: 16, seed: 8)

            _ = try await after.signIn("049085001234")

            let hash = try await database.read { try $0.value("SELECT hash FROM credential", as: String.self) }
            #expect(hash?.contains("m=16,") == true)
            _ = try await after.signIn("049085001234")
        }
    }

    @Test("tells the holder of a sign-in on a new device, but not of the first one")
    func newDevice() async throws {
        try await World.with { world in
            let person = try await world.person("Bhling Thị Lan", idNumber: "049085001234", phone: "0912345678")
            try await world.account("049085001234", person: person)

            let first = try await world.signIn("049085001234")
            _ = try await world.signIn("049085001234", from: World.device(known: first.knownDevice))
            #expect(world.notices.isEmpty)
            _ = try await world.signIn("049085001234", from: World.device("198.51.100.1"))

            #expect(world.notices.map(\.kind) == [.newDevice])
            #expect(world.notices.first?.phone == "0912345678")
        }
    }
}
