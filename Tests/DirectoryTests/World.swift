import Directory
import Kernel
import Ledger
import Profiles
import Storage
import StorageTesting
import Synchronization
import Territory
import Testing

/// A directory over an empty database, with a clock that the test turns and the messages that were sent.
final class World: Sendable {
    let database: Database
    let territory: Territory
    let directory: Directory
    let ledger: Ledger
    private let clock: Clock

    static let migrations = [LedgerSchema.migrations, TerritorySchema.migrations, DirectorySchema.migrations]
    /// Monday.
    static let start = Instant(CivilDate("2024-03-04") ?? Territory.beginning, TimeOfDay(8, 0))
    static let patterns = Result { try AgencyPatterns(yaml: try profile.get().file("agencies.yaml").text) }
    static func text(_ path: String) throws -> String { try profile.get().file(path).text }
    static let profile = Result { try Profile.named("quang-nam") }

    /// Time and messages, shared with the closures of the directory.
    final class Clock: Sendable {
        let now = Mutex(World.start)
        let sent = Mutex<[AccountNotice]>([])
    }

    init(
        _ database: Database,
        requiresSecondFactor: Bool = false,
        memory: UInt32 = 8,
        queue: Int = 64,
        seed: UInt64 = 7
    ) throws {
        let clock = Clock()
        let surroundings = Surroundings(
            clock: { clock.now.withLock { $0 } },
            chance: SeededGenerator(seed: seed)
        )
        var settings = DirectorySettings()
        settings.requiresSecondFactor = requiresSecondFactor
        settings.passwords = PasswordParameters(memory: memory, passes: 1, lanes: 1)
        settings.passwordQueue = queue
        self.clock = clock
        self.database = database
        ledger = Ledger(
            node: "test",
            surroundings: surroundings,
            projections: [TerritoryProjection()] + DirectorySchema.projections
        )
        territory = Territory(database: database, ledger: ledger)
        directory = Directory(
            database: database,
            ledger: ledger,
            surroundings: surroundings,
            patterns: try Self.patterns.get(),
            holidays: try Holidays(csv: try Self.profile.get().file("holidays.csv").text),
            key: Array(repeating: 42, count: 32),
            notices: NoticeSender { notice, _ in clock.sent.withLock { $0.append(notice) } },
            settings: settings
        )
    }

    @discardableResult
    static func with<Value: Sendable>(
        _ engine: TestEngine = .memory,
        requiresSecondFactor: Bool = false,
        memory: UInt32 = 8,
        queue: Int = 64,
        _ body: @Sendable (World) async throws -> Value
    ) async throws -> Value {
        try await engine.with(migrations) { database in
            try await body(
                try World(database, requiresSecondFactor: requiresSecondFactor, memory: memory, queue: queue)
            )
        }
    }

    var now: Instant { clock.now.withLock { $0 } }
    var today: CivilDate { now.date }

    func pass(minutes: Int = 0, seconds: Int = 0) {
        clock.now.withLock { $0 = $0.adding(minutes: minutes).adding(seconds: seconds) }
    }

    func pass(days: Int) { pass(minutes: days * 1440) }

    var notices: [AccountNotice] { clock.sent.withLock { $0 } }

    /// The digits in the last message that carries a code.
    var lastCode: String? {
        notices.last { $0.kind == .signUpCode || $0.kind == .resetCode }?.text
            .split { !$0.isNumber }.first { $0.utf8.count == 6 }.map(String.init)
    }

    // MARK: People and places

    static let few = """
        code,name,kind,level,parent,lat,lon
        49,Tỉnh Quảng Nam,province,province,,,
        504,Huyện Tây Giang,district,district,49,,
        20449,Xã Lăng,commune,commune,504,,
        20452,Xã A Nông,commune,commune,504,,
        """

    /// Loads units (a few by default) and founds their agencies on the first day of the map.
    func found(csv: String = few) async throws {
        try await database.write { [self] db in
            try territory.load(csv: csv, in: db)
            try directory.found(
                from: try territory.atlas(in: db),
                on: Territory.beginning,
                by: .system,
                in: db
            )
        }
    }

    func committee(_ code: String, on date: CivilDate? = nil) async throws -> Agency {
        try await database.read { [self] db in
            let day = date ?? today
            let unit = try #require(territory.atlas(in: db).unit(code: code, on: day))
            return try #require(directory.register(in: db).agency(for: unit.id, on: day))
        }
    }

    func post(_ title: String, at agency: AgencyID, on date: CivilDate? = nil) async throws -> Post {
        try await database.read { [self] db in
            try #require(
                directory.register(in: db).posts(of: agency, on: date ?? today).first { $0.title == title }
            )
        }
    }

    @discardableResult
    func person(_ name: String, idNumber: String? = nil, phone: String? = nil) async throws -> PersonID {
        try await directory.register(
            PersonDetails(name: name, idNumber: idNumber, phone: phone, source: .officer),
            by: .system
        )
    }

    func appoint(_ person: PersonID, to post: PostID, from date: CivilDate? = nil) async throws -> AppointmentID {
        try await database.write { [self] db in
            try directory.appoint(person, to: post, from: date ?? today, by: .system, in: db)
        }
    }

    // MARK: Accounts

    static let password = "sông Thu Bồn chảy xuôi"

    @discardableResult
    func account(
        _ login: String,
        kind: AccountKind = .citizen,
        person: PersonID? = nil,
        password: String = World.password,
        isAdministrator: Bool = false
    ) async throws -> AccountID {
        let hash = try await directory.passwordHash(of: password)
        return try await database.write { [self] db in
            try directory.openAccount(
                for: person,
                login: login,
                kind: kind,
                displayName: login,
                isAdministrator: isAdministrator,
                passwordHash: hash,
                by: .system,
                in: db
            )
        }
    }

    static func device(_ address: String = "203.0.113.7", known: String? = nil) -> DeviceFacts {
        DeviceFacts(address: address, name: "Firefox on Linux", knownDevice: known)
    }

    func signIn(
        _ login: String,
        password: String = World.password,
        from device: DeviceFacts = World.device()
    ) async throws -> OpenedSession {
        let outcome = try await directory.signIn(login: login, password: password, from: device)
        guard case .open(let session) = outcome else {
            throw DirectoryRefusal.wrongSecondFactor
        }
        return session
    }

    /// What a sign-in is refused with; nil where it is not.
    func refusal(
        _ login: String,
        password: String = "không phải mật khẩu",
        from device: DeviceFacts = World.device()
    ) async throws -> DirectoryRefusal? {
        do {
            _ = try await directory.signIn(login: login, password: password, from: device)
            return nil
        } catch let refusal as DirectoryRefusal {
            return refusal
        }
    }
}
