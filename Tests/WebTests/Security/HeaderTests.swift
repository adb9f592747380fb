import DesignSystem
import Directory
import HTML
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite("Headers of every answer")
struct HeaderTests {
    struct Broken: Error {}

    static var routes: Routes {
        var routes = Routes()
        routes.page("/", .everyone, "home", cache(false))
        routes.page("/mo", .everyone, "open", cache(true))
        routes.page("/rieng", .citizen, "own", cache(false))
        routes.page("/hong", .everyone, "broken") { _ in throw Broken() }
        routes.interface(.get, "/api/v1/x", .citizen, "api") { visit in visit.json(bytes: Array("{}".utf8)) }
        return routes
    }

    static func cache(_ isOpen: Bool) -> @Sendable (Visit) async throws -> Response {
        { visit in
            visit.page(Page(title: Phrase("A")), cache: isOpen ? .open(seconds: 60) : .personal) { html in
                html.text("x")
            }
        }
    }

    static let asked = ["/", "/mo", "/rieng", "/hong", "/khong-co", "/api/v1/x", "/api/v1/khong-co"]

    @Test("are there on pages, redirects, refusals and failures", arguments: asked)
    func everywhere(_ uri: String) async throws {
        for token in ["", "hoa"] {
            let answer = try await TestPortal(settings: PortalSettings(isSecure: true), Self.routes)
                .get(uri, [.cookie: "__Host-phien=\(token)"])

            let policy = try #require(answer.headers[.contentSecurityPolicy])
            #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.referrerPolicy] == "same-origin")
            #expect(answer.headers[.permissionsPolicy] != nil)
            #expect(answer.headers[.strictTransportSecurity]?.hasPrefix("max-age=") == true)
            #expect(answer.headers[.requestID] != nil)
            #expect(answer.headers[.cacheControl] != nil)
        }
    }

    @Test("forbid caches to keep what is one reader's, and only then")
    func caching() async throws {
        let portal = TestPortal(Self.routes)

        #expect(try await portal.get("/mo").headers[.cacheControl] == "public, max-age=60")
        #expect(try await portal.get("/mo", [.cookie: "phien=hoa"]).headers[.cacheControl] == "private, no-store")
        #expect(try await portal.get("/").headers[.cacheControl] == "private, no-store")
        #expect(try await portal.get("/hong").headers[.cacheControl] == "private, no-store")
        #expect(try await portal.get("/mo?ngon-ngu=en").headers[.cacheControl] == "private, no-store")
    }

    @Test("pages hold no inline style or script, which the policy would refuse")
    func inline() async throws {
        let page = try await TestPortal(Self.routes).get("/rieng", [.cookie: "phien=hoa"]).text

        #expect(page.contains("Nguyễn Thị Hoa"))
        #expect(!page.contains(" style=") && !page.contains("<style") && !page.contains(" onclick="))
        #expect(!page.contains("<script>"))
    }

    @Test("promise HTTPS only where it is spoken")
    func transport() async throws {
        #expect(try await TestPortal(Self.routes).get("/").headers[.strictTransportSecurity] == nil)
    }
}
