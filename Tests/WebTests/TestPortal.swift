import Directory
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Synchronization
import Web

/// A portal on which tests ask routes of their own.
struct TestPortal {
    let portal: Portal
    let metrics: Metrics
    let log: TestLog
    let clock: TestClock

    init(settings: PortalSettings = PortalSettings(), layout: PortalLayout = .bare, _ routes: Routes...) {
        let (log, clock, metrics) = (TestLog(), TestClock(), Metrics())
        self.log = log
        self.clock = clock
        self.metrics = metrics
        portal = Portal(
            settings: settings,
            secrets: PortalSecrets(secret: Array(repeating: 7, count: 32)),
            surroundings: Surroundings(clock: { clock.now }, chance: SeededGenerator(seed: 1)),
            sessions: TestPeople.reader,
            layout: layout,
            metrics: metrics,
            logger: Logger(label: "test") { _ in TestLogHandler(log: log) },
            routes: routes
        )
    }

    func run<Value: Sendable>(
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        try await Application(router: portal.router(), logger: Logger(label: "test") { _ in TestLogHandler(log: log) })
            .test(.router) { try await body($0) }
    }

    func get(_ uri: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await run { try await $0.execute(uri: uri, method: .get, headers: headers) }
    }

    func send(
        _ method: HTTPRequest.Method = .post,
        _ uri: String,
        _ headers: HTTPFields = [:],
        body: String
    ) async throws -> TestResponse {
        try await run {
            try await $0.execute(uri: uri, method: method, headers: headers, body: ByteBuffer(string: body))
        }
    }
}

/// Who may be asked in tests: the token is the name.
enum TestPeople {
    static let citizen = Viewer(account: id(1), person: nil, name: "Nguyễn Thị Hoa")
    static let neighbour = Viewer(account: id(2), person: nil, name: "Trần Văn Bình")
    static let clerk = Viewer(
        account: id(3),
        person: nil,
        name: "Lê Thị Thu",
        posts: [ViewerPost(id: id(4), agency: id(5), role: .counter, title: "Công chức một cửa")]
    )
    static let administrator = Viewer(account: id(6), person: nil, name: "Quản trị", isAdministrator: true)

    static let byToken = [
        "hoa": citizen, "binh": neighbour, "thu": clerk, "quantri": administrator, "moi": citizen,
    ]

    static let reader = SessionReader(
        session: { token in
            byToken[token].map { SessionFacts(viewer: $0, firstVisit: token == "moi" ? "/mat-khau-moi" : nil) }
        },
        bearer: { token in
            guard token == "may", let account = clerk.account else { return nil }
            let token = AccessToken(
                id: AccessTokenID(at: Instant(milliseconds: 0), random: (1, 1)),
                account: account,
                name: "test",
                scopes: [.work],
                madeAt: Instant(milliseconds: 0),
                expiresAt: Instant(milliseconds: .max)
            )
            return TokenBearer(token: token, viewer: clerk)
        }
    )

    static func id<Subject>(_ number: UInt64) -> Identifier<Subject> {
        Identifier(at: Instant(milliseconds: 1_790_000_000_000), random: (0, number))
    }
}

/// A clock that tests move.
final class TestClock: Sendable {
    private let milliseconds = Mutex<Int64>(1_795_000_000_000)

    var now: Instant { Instant(milliseconds: milliseconds.withLock { $0 }) }

    func advance(seconds: Int) { milliseconds.withLock { $0 += Int64(seconds) * 1000 } }
}

/// Everything that was logged, as text.
final class TestLog: Sendable {
    private let entries = Mutex<[String]>([])

    var text: String { entries.withLock { $0.joined(separator: "\n") } }

    func add(_ entry: String) { entries.withLock { $0.append(entry) } }
}

struct TestLogHandler: LogHandler {
    let log: TestLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(log: TestLog) {
        self.log = log
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let extra = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
        log.add("\(event.level) \(event.message) \(extra.joined(separator: " "))")
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    /// The cookies that the answer sets, `name=value; …`.
    var cookies: [String] { headers[values: .setCookie] }

    /// The value of a cookie that the answer sets.
    func cookie(_ name: String) -> String? {
        cookies.first { $0.hasPrefix(name + "=") }
            .map { String($0.dropFirst(name.utf8.count + 1).prefix { $0 != ";" }) }
    }

    /// The value of a hidden input.
    func hidden(_ name: String) -> String? {
        guard let range = text.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
        return String(text[range.upperBound...].prefix { $0 != "\"" })
    }
}
