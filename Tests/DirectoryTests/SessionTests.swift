import Directory
import Kernel
import Ledger
import Storage
import StorageTesting
import Testing

@Suite("Sessions")
struct SessionTests {
    @Test("end when they are not used, and last while they are", arguments: TestEngine.all)
    func idle(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let account = try await world.account("049085001234")
            let session = try await world.signIn("049085001234")

            for _ in 0..<3 {
                world.pass(minutes: 239)
                #expect(try await world.directory.viewer(for: session.token).account == account)
            }
            world.pass(minutes: 241)

            #expect(try await world.directory.viewer(for: session.token) == .stranger)
        }
    }

    @Test("end after their longest time even when they are used")
    func longest() async throws {
        try await World.with { world in
            try await world.account("lan.motcua", kind: .officer)
            let session = try await world.signIn("lan.motcua")

            for _ in 0..<7 {
                world.pass(minutes: 100)
                #expect(try await world.directory.viewer(for: session.token).isSignedIn)
            }
            world.pass(minutes: 20)

            #expect(try await world.directory.viewer(for: session.token) == .stranger)
        }
    }

    @Test("are not opened by anything but their token", arguments: ["", "x", String(repeating: "A", count: 43)])
    func wrongToken(token: String) async throws {
        try await World.with { world in
            try await world.account("049085001234")
            let session = try await world.signIn("049085001234")

            #expect(try await world.directory.viewer(for: token) == .stranger)
            #expect(try await world.directory.viewer(for: nil) == .stranger)
            let kept = try await world.database.read { db in
                try db.rows("SELECT * FROM session").flatMap(\.storedValues)
            }
            #expect(!kept.contains(.text(session.token)))
        }
    }

    @Test("end here, elsewhere and everywhere", arguments: TestEngine.all)
    func signOut(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let directory = world.directory
            let account = try await world.account("049085001234")
            let (home, phone) = (try await world.signIn("049085001234"), try await world.signIn("049085001234"))
            let (work, cafe) = (try await world.signIn("049085001234"), try await world.signIn("049085001234"))
            let here = try #require(try await directory.session(for: home.token)?.id)
            let there = try #require(try await directory.session(for: phone.token)?.id)
            #expect(try await directory.sessions(of: account).count == 4)

            try await directory.signOut(there, of: account)
            #expect(try await !directory.viewer(for: phone.token).isSignedIn)
            try await directory.signOut(token: cafe.token)
            #expect(try await !directory.viewer(for: cafe.token).isSignedIn)
            try await directory.signOutEverywhere(account, except: here)
            #expect(try await !directory.viewer(for: work.token).isSignedIn)
            #expect(try await directory.viewer(for: home.token).isSignedIn)
            try await directory.signOutEverywhere(account)
            #expect(try await !directory.viewer(for: home.token).isSignedIn)
        }
    }

    @Test("of another account cannot be ended")
    func foreignSession() async throws {
        try await World.with { world in
            try await world.account("049085001234")
            let stranger = try await world.account("049085009999")
            let session = try await world.signIn("049085001234")
            let id = try #require(try await world.directory.session(for: session.token)?.id)

            try await world.directory.signOut(id, of: stranger)

            #expect(try await world.directory.viewer(for: session.token).isSignedIn)
        }
    }

    @Test("end at once when the account is closed or the password changed")
    func closed() async throws {
        try await World.with { world in
            let account = try await world.account("049085001234")
            let (here, there) = (try await world.signIn("049085001234"), try await world.signIn("049085001234"))
            let id = try #require(try await world.directory.session(for: here.token)?.id)

            try await world.directory.changePassword(
                of: account,
                from: World.password,
                to: "một mật khẩu khác hẳn",
                session: id,
                device: World.device()
            )
            #expect(try await world.directory.viewer(for: here.token).isSignedIn)
            #expect(try await !world.directory.viewer(for: there.token).isSignedIn)
            #expect(try await world.refusal("049085001234", password: World.password) == .wrongCredentials)
            try await world.directory.disable(account, by: .system)

            #expect(try await !world.directory.viewer(for: here.token).isSignedIn)
        }
    }

    @Test("and counters that are over are swept away, others stay")
    func sweep() async throws {
        try await World.with { world in
            try await world.account("049085001234")
            _ = try await world.signIn("049085001234")
            _ = try await world.refusal("049085001234")
            world.pass(days: 2)
            let fresh = try await world.signIn("049085001234")

            try await world.directory.sweepExpired()

            #expect(try await world.directory.viewer(for: fresh.token).isSignedIn)
            let rows = try await world.database.read { db in
                [
                    try db.value("SELECT COUNT(*) FROM session", as: Int.self),
                    try db.value("SELECT COUNT(*) FROM known_device", as: Int.self),
                    try db.value("SELECT COUNT(*) FROM attempt", as: Int.self),
                ]
            }
            #expect(rows == [1, 2, 1])
        }
    }
}
