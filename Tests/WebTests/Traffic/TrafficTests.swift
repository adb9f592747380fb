import Directory
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import Web

@Suite("Rates, networks, counters and the log")
struct TrafficTests {
    static var routes: Routes {
        var routes = Routes()
        routes.page("/ho-so/{ma}", .everyone, "dossier") { visit in visit.text(visit.context.network.description) }
        routes.page("/dang-nhap", .everyone, "sign-in", pace: .guessing) { visit in visit.text("x") }
        return routes
    }

    static let settings = PortalSettings(
        trustedProxies: ["10.0.0.0/8"].compactMap { NetworkRange($0) },
        rates: RateLimits(
            strangers: [.reading: .init(burst: 3, perSecond: 0.5)],
            accounts: [.reading: .init(burst: 3, perSecond: 0.5)]
        )
    )

    @Test("who asks too often is told when to come back, and may then")
    func bucket() async throws {
        let portal = TestPortal(settings: Self.settings, Self.routes)

        for _ in 0..<3 { #expect(try await portal.get("/ho-so/1").status == .ok) }
        let refused = try await portal.get("/ho-so/1")
        portal.clock.advance(seconds: 2)
        let later = try await portal.get("/ho-so/1")
        let again = try await portal.get("/ho-so/1")

        #expect(refused.status.code == 429)
        #expect(refused.headers[.retryAfter] == "2")
        #expect(refused.text.contains("WEB-013"))
        #expect(later.status == .ok)
        #expect(again.status.code == 429)
    }

    @Test("strangers of the same network cannot use up what belongs to who is signed in, nor one account another's")
    func victims() async throws {
        let portal = TestPortal(settings: Self.settings, Self.routes)

        for _ in 0..<10 { _ = try await portal.get("/ho-so/1") }
        for _ in 0..<3 { #expect(try await portal.get("/ho-so/1", [.cookie: "phien=hoa"]).status == .ok) }
        let spent = try await portal.get("/ho-so/1", [.cookie: "phien=hoa"])
        let other = try await portal.get("/ho-so/1", [.cookie: "phien=binh"])

        #expect(spent.status.code == 429)
        #expect(other.status == .ok)
    }

    @Test("a pace without a budget is not limited")
    func unlimited() async throws {
        let portal = TestPortal(settings: Self.settings, Self.routes)

        for _ in 0..<20 { #expect(try await portal.get("/dang-nhap").status == .ok) }
    }

    @Test(
        "there are never more connections than descriptors",
        arguments: [(0, 16), (160, 16), (1024, 448), (1_048_576, 10_000)]
    )
    func connections(descriptors: Int, connections: Int) {
        #expect(ConnectionLimit.connections(descriptors: descriptors) == connections)
    }

    @Test("a clock that goes back keeps nobody waiting until it is reached again")
    func clockBack() {
        let (payer, budget) = (
            RateLimiter.Payer.network(.init(high: 1, low: 0), .reading), RateLimits.Budget(burst: 1, perSecond: 1)
        )
        let limiter = RateLimiter(RateLimits(strangers: [:], accounts: [:]))
        let day: Int64 = 86_400_000

        #expect(limiter.take(from: payer, budget, at: day) == nil)
        #expect(limiter.take(from: payer, budget, at: 0) == 1)
        #expect(limiter.take(from: payer, budget, at: 1000) == nil)
        // A request that was overtaken by another brings nothing.
        #expect(limiter.take(from: payer, budget, at: 999) == 1)
        #expect(limiter.take(from: payer, budget, at: 1999) == 1)
        #expect(limiter.take(from: payer, budget, at: 2000) == nil)
    }

    @Test("the map of buckets stays bounded, and crowding empties nobody's bucket")
    func bounded() async throws {
        let limiter = RateLimiter(
            RateLimits(strangers: [.reading: .init(burst: 1, perSecond: 0.001)], accounts: [:]),
            capacity: 100
        )

        for number in 0..<10_000 {
            let address = NetworkAddress(high: UInt64(number), low: 0)
            #expect(limiter.take(from: .network(address, .reading), .init(burst: 1, perSecond: 0.001), at: 0) == nil)
        }

        #expect(limiter.count <= 200)
        let recent = NetworkAddress(high: 9_999, low: 0)
        #expect(limiter.take(from: .network(recent, .reading), .init(burst: 1, perSecond: 0.001), at: 0) == 1000)
    }

    static let chains: [(peer: String, header: String?, reader: String)] = [
        ("203.0.113.9", nil, "203.0.113.9"),
        ("203.0.113.9", "1.2.3.4", "203.0.113.9"),
        ("10.0.0.1", "1.2.3.4", "1.2.3.4"),
        ("10.0.0.1", "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        ("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2", "1.2.3.4"),
        ("10.0.0.1", "10.0.0.3", "10.0.0.3"),
        ("10.0.0.1", "rubbish", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "[2001:db8::7]:4711", "2001:db8:0:0:0:0:0:7"),
        ("10.0.0.1", "1.2.3.4:5678", "1.2.3.4"),
        ("::ffff:10.0.0.1", "1.2.3.4", "1.2.3.4"),
    ]

    @Test("only what trusted proxies say of the reader's address is believed", arguments: chains)
    func proxies(_ peer: String, _ header: String?, _ reader: String) throws {
        let seen = NetworkAddress.reader(
            peer: try #require(NetworkAddress(peer)),
            forwardedFor: header,
            trusting: Self.settings.trustedProxies
        )

        #expect(seen.description == reader)
    }

    @Test("one household is one subscriber, in IPv4 and IPv6")
    func subscribers() throws {
        func subscriber(_ text: String) throws -> NetworkAddress { try #require(NetworkAddress(text)).subscriber }

        #expect(try subscriber("2001:db8:1:2::1") == subscriber("2001:db8:1:2:ffff::9"))
        #expect(try subscriber("2001:db8:1:2::1") != subscriber("2001:db8:1:3::1"))
        #expect(try subscriber("1.2.3.4") != subscriber("1.2.3.5"))
        for text in ["", "1.2.3", "1.2.3.256", "x::1", "1.2.3.4/8", String(repeating: "1", count: 100)] {
            #expect(NetworkAddress(text) == nil)
        }
        #expect(try #require(NetworkRange("2001:db8::/32")).contains(try #require(NetworkAddress("2001:db8:ffff::1"))))
        #expect(try !#require(NetworkRange("10.0.0.0/8")).contains(try #require(NetworkAddress("::a00:1"))))
        for text in ["10.0.0.0/33", "10.0.0.0/-1", "x/8", "10.0.0.0/8/8", "2001:db8::/129"] {
            #expect(NetworkRange(text) == nil)
        }
    }

    @Test("log and counters know routes and not people: no path, no question, no name, no address")
    func silence() async throws {
        let portal = TestPortal(Self.routes)

        _ = try await portal.get("/ho-so/000.00.00.H47-261123-0001?cccd=049190001234", [.cookie: "phien=hoa"])
        _ = try await portal.get("/khong/049190001234")

        let written = portal.log.text + portal.metrics.text
        #expect(written.contains("/ho-so/{ma}"))
        for secret in ["H47", "049190001234", "Hoa", "hoa", "khong"] { #expect(!written.contains(secret)) }
        #expect(
            portal.metrics.text.contains(#"duration_seconds_count{method="GET",route="/ho-so/{ma}",status="2xx"} 1"#)
        )
        #expect(portal.metrics.text.contains(#"duration_seconds_count{method="GET",route="-",status="4xx"} 1"#))
    }

    @Test("a server says that it lives, and whether it can work, but not why not")
    func health() async throws {
        struct Down: Error { let host = "db-7.local" }
        let health = Health(
            checks: [.init("database") { throw Down() }, .init("disk") {}],
            metrics: Metrics()
        )
        let portal = TestPortal(health.routes())

        let (alive, ready) = (try await portal.get("/healthz"), try await portal.get("/readyz"))

        #expect(alive.status == .ok && alive.text == "ok\n")
        #expect(ready.status == .serviceUnavailable && ready.text == "database failed\ndisk ok\n")
    }

    /// Who asks: the peer, the headers that proxies add, and whether the figures are theirs to read.
    static let watchers: [(peer: String, headers: HTTPFields, isWatcher: Bool)] = [
        ("127.0.0.1", [:], true), ("::1", [:], true), ("192.0.2.7", [:], false), ("2001:db8::7", [:], false),
        // A proxy of this machine that nobody believes passes the world on.
        ("127.0.0.1", [.forwardedFor: "127.0.0.1"], false), ("127.0.0.1", [.forwardedProto: "https"], false),
        ("127.0.0.1", [.forwarded: "for=192.0.2.7"], false), ("127.0.0.1", [.realAddress: "192.0.2.7"], false),
        // Of one that is believed it is known whom.
        ("10.0.0.1", [:], false), ("10.0.0.1", [.forwardedFor: "192.0.2.7"], false),
        ("10.0.0.1", [.forwardedFor: "127.0.0.1"], true), ("10.0.0.1", [.forwardedFor: "127.0.0.1, 192.0.2.7"], false),
    ]

    @Test("the figures are there for this machine alone, whatever a stranger writes into headers", arguments: watchers)
    func figures(peer: String, headers: HTTPFields, isWatcher: Bool) async throws {
        let answer = try await Self.figures(peer, headers, Self.settings)

        #expect(answer == (isWatcher ? 200 : 404))
    }

    @Test("other machines read the figures where the settings name them, and then this one does not")
    func elsewhere() async throws {
        var settings = Self.settings
        settings.watchers = ["192.0.2.0/24"].compactMap { NetworkRange($0) }

        #expect(try await Self.figures("192.0.2.7", [:], settings) == 200)
        #expect(try await Self.figures("192.0.3.7", [:], settings) == 404)
        #expect(try await Self.figures("127.0.0.1", [:], settings) == 404)
    }

    /// The status of `/metrics` for somebody at an address.
    private static func figures(_ peer: String, _ headers: HTTPFields, _ settings: PortalSettings) async throws -> Int {
        let portal = TestPortal(settings: settings, Health(checks: [], metrics: Metrics()).routes())
        let channel = EmbeddedChannel()
        channel.remoteAddress = try SocketAddress(ipAddress: peer, port: 4711)
        let source = ApplicationRequestContextSource(channel: channel, logger: Logger(label: "test"))
        let request = Request(
            head: HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/metrics", headerFields: headers),
            body: RequestBody(buffer: ByteBuffer())
        )
        return try await portal.portal.router().buildResponder()
            .respond(to: request, context: PortalContext(source: source)).status.code
    }

    @Test("a body that trickles is given up")
    func deadline() async throws {
        let pieces = AsyncStream { continuation in
            for piece in 1...3 { continuation.yield(piece) }
            continuation.finish()
        }
        await #expect(throws: WebRefusal.tooSlow) {
            for try await _ in InTime(pieces, seconds: 0) {}
        }
        var sum = 0
        for try await piece in InTime(
            AsyncStream {
                $0.yield(2); $0.finish()
            },
            seconds: 60
        ) { sum += piece }
        #expect(sum == 2)
    }
}
