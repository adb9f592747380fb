public import App
import Catalogue
public import Directory
import Foundation
import Hummingbird
public import HummingbirdTesting
public import Kernel
import Logging
import Profiles
import Storage
public import StorageTesting
import Synchronization
public import Territory
public import Web

/// Tỉnh thử: a whole province on a test database, small enough to be opened for every test.
///
/// Its map has xã Lăng and xã A Nông of huyện Tây Giang, with all their agencies and those of the province. At Lăng each
/// desk has an officer; all accounts have the password `TestProvince.password`.
///
/// ```swift
/// try await TestProvince.with { province in
///     let mother = try await province.browser(.citizen)
///     try await mother.open("/ho-so")
///     try mother.sees("Bạn chưa có hồ sơ nào")
/// }
/// ```
public struct TestProvince: Sendable {
    /// The services, as the program puts them together.
    public let province: Province
    /// The clock that the test moves.
    public let clock: TestHands
    /// Everybody with an account.
    public let people: [Role: TestPerson]
    /// Xã Lăng, whose code is 20449.
    public let lang: UnitID
    /// Its people's committee.
    public let committee: AgencyID
    /// The people's committee of xã A Nông.
    public let elsewhere: AgencyID
    /// Asks the portal without a browser.
    public let client: any TestClientProtocol

    /// Vai: as whom a test looks.
    public enum Role: String, Sendable, CaseIterable {
        /// Người dân: Bhling Thị Mai of xã Lăng.
        case citizen
        /// Another citizen, Alăng Văn Bình.
        case neighbour
        /// Cán bộ một cửa of xã Lăng.
        case counter
        /// Chuyên viên of xã Lăng, for civil status among others.
        case specialist
        /// Lãnh đạo phòng; a commune may have no such desk.
        case head
        /// Lãnh đạo of xã Lăng.
        case leader
        /// Văn thư of xã Lăng.
        case clerk
        /// Cán bộ một cửa and lãnh đạo of xã A Nông: an officer to whom nothing of Lăng belongs.
        case stranger
        /// Quản trị viên.
        case administrator

        var desk: DeskRole? { self == .stranger ? .counter : DeskRole(rawValue: rawValue) }
    }

    /// The password of everybody.
    public static let password = "sông Thu Bồn chảy xuôi"

    /// Khai sinh, chứng thực bản sao, bản sao trích lục, hộ kinh doanh, giấy phép xây dựng; nhiệm vụ được giao.
    public static let procedures: Set<String> = [
        "1.001193", "2.000815", "2.000635", "1.001612", "1.013225", "nv-01",
    ]

    /// With what papers are signed, in a data folder; nothing where none is given.
    public typealias Signing = @Sendable (_ folder: String, Surroundings) throws -> SigningSetup

    /// Signs with keys of a test authority.
    public static let trial: Signing = { folder, surroundings in
        try SigningSetup(.trial(address: "https://thubon.example"), folder: folder, surroundings: surroundings)
    }

    /// The units of the small map.
    public static let map = """
        code,name,kind,level,parent,lat,lon
        49,Tỉnh Quảng Nam,province,province,,,
        504,Huyện Tây Giang,district,district,49,,
        20449,Xã Lăng,commune,commune,504,,
        20452,Xã A Nông,commune,commune,504,,
        """

    /// Those of a demo in which nobody asks too often.
    public static let settings = PortalSettings(isDemo: true, rates: .unlimited)

    /// Opens a province on an empty database and closes it when the body has ended.
    ///
    /// Its day is Wednesday 25 November 2026, 08:00. `procedures` are the codes of the procedure files that are published;
    /// nil publishes all of the profile, which takes two seconds more. Officers do without a second factor, unless
    /// `requiresSecondFactor`; nothing is signed, unless `signing` says with what.
    @discardableResult
    public static func with<Value: Sendable>(
        _ engine: TestEngine = .memory,
        procedures: Set<String>? = TestProvince.procedures,
        settings: PortalSettings = TestProvince.settings,
        requiresSecondFactor: Bool = false,
        signing: Signing? = nil,
        _ body: @escaping @Sendable (TestProvince) async throws -> Value
    ) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-" + UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await engine.with(Province.migrations) { database in
            let clock = TestHands()
            let province = try open(
                on: database,
                folder: folder,
                clock: clock,
                requiresSecondFactor: requiresSecondFactor,
                signing: signing
            )
            try await province.fill(map: map)
            try await province.stockCatalogue(try stock(of: province, procedures: procedures))
            let (lang, committees, people) = try await settle(province)
            // A request that went well says nothing; one that failed says why.
            var logger = Logger(label: "test")
            logger.logLevel = .warning
            let application = Application(router: province.portal(settings, logger: logger).router())
            return try await application.test(.router) { client in
                try await body(
                    TestProvince(
                        province: province,
                        clock: clock,
                        people: people,
                        lang: lang,
                        committee: committees.lang,
                        elsewhere: committees.elsewhere,
                        client: client
                    )
                )
            }
        }
    }

    /// The procedure files with these codes, and of the national catalogue their rows with a few for information only.
    private static func stock(of province: Province, procedures: Set<String>?) throws -> CatalogueStock {
        var stock = try province.catalogueStock
        if let procedures {
            stock.files.removeAll { file in !procedures.contains { file.path.hasSuffix("/\($0).yaml") } }
        }
        let codes = Set(stock.files.compactMap { $0.path.split(separator: "/").last?.dropLast(5) })
        stock.entries = stock.entries.split(separator: "\n").enumerated()
            .filter { index, line in index < 20 || codes.contains(line.prefix { $0 != "," }) }
            .map { $0.element + "\n" }.joined()
        return stock
    }

    private static func open(
        on database: Database,
        folder: String,
        clock: TestHands,
        requiresSecondFactor: Bool,
        signing: Signing?
    ) throws -> Province {
        var accounts = DirectorySettings()
        accounts.requiresSecondFactor = requiresSecondFactor
        accounts.passwords = PasswordParameters(memory: 8, passes: 1, lanes: 1)
        let surroundings = Surroundings(clock: { clock.now }, chance: SeededGenerator(seed: 7))
        return try Province(
            profile: try Profile.named("quang-nam"),
            database: database,
            blobs: try BlobStore(folder: folder + "/blobs"),
            secret: Array(repeating: 7, count: 32),
            surroundings: surroundings,
            accounts: accounts,
            signing: try signing?(folder, surroundings) ?? SigningSetup(),
            folder: folder
        )
    }

    /// A browser in which nobody is signed in, or the one with this role.
    public func browser(_ role: Role? = nil) async throws -> TestBrowser {
        let browser = TestBrowser(client)
        if let role { try await signIn(role, in: browser) }
        return browser
    }

    /// Signs somebody in without the page: puts the cookie of a new session.
    public func signIn(_ role: Role, in browser: TestBrowser) async throws {
        let outcome = try await province.directory.signIn(
            login: try person(role).login,
            password: Self.password,
            from: DeviceFacts(address: "203.0.113.7", name: "Firefox on Linux")
        )
        guard case .open(let session) = outcome else { throw TestFailure("\(role) needs a second factor") }
        browser.setCookie("phien", session.token)
    }

    /// Who has the role.
    public func person(_ role: Role) throws -> TestPerson {
        guard let person = people[role] else { throw TestFailure("nobody in xã Lăng is \(role)") }
        return person
    }
}

/// Một người trong tỉnh thử.
public struct TestPerson: Sendable {
    /// The account.
    public let account: AccountID
    /// The person.
    public let person: PersonID
    /// Tên đăng nhập.
    public let login: String
    /// Họ tên.
    public let name: String
}

/// A clock that a test moves; begins on Wednesday 25 November 2026 at 08:00.
public final class TestHands: Sendable {
    private let moment = Mutex(Instant(milliseconds: 1_795_568_400_000))

    /// The moment that the clock shows.
    public var now: Instant { moment.withLock { $0 } }

    /// Moves the clock forward.
    public func move(minutes: Int) { moment.withLock { $0 = $0.adding(minutes: minutes) } }
}
