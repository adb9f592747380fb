import DesignSystem
import Directory
import HTML
import Hummingbird
import HummingbirdTesting
import Kernel
import Synchronization
import Testing

@testable import Web

@Suite("Forms are taken only from our own pages")
struct FormSealTests {
    static var routes: Routes {
        var routes = Routes()
        routes.page("/bieu-mau", .everyone, "form") { visit in
            let security = visit.formSecurity()
            return visit.document { html in
                html.input(.type("hidden"), .name("_csrf"), .value(security.token))
                html.input(.type("hidden"), .name("_key"), .value(security.idempotencyKey ?? ""))
            }
        }
        routes.form("/bieu-mau", .everyone, "form.send") { visit, form in
            visit.text("\(visit.viewer.name)|\(form.text("ten"))|\(try form.requireIdempotencyKey())")
        }
        routes.interface(.put, "/api/v1/cai-dat", .citizen, "settings") { visit in visit.text("done") }
        return routes
    }

    static let typed: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

    /// A form as the reader's browser got it.
    static func form(_ portal: TestPortal, session: String?) async throws -> (cookie: String, seal: String, key: String)
    {
        let page = try await portal.get("/bieu-mau", session.map { [.cookie: "phien=\($0)"] } ?? [:])
        let cookie = try session.map { "phien=\($0)" } ?? "khach=" + #require(page.cookie("khach"))
        return (cookie, try #require(page.hidden("_csrf")), try #require(page.hidden("_key")))
    }

    @Test("of a stranger and of who is signed in", arguments: [nil, "hoa"])
    func ours(_ session: String?) async throws {
        let portal = TestPortal(Self.routes)
        let form = try await Self.form(portal, session: session)
        var headers = Self.typed
        headers[.cookie] = form.cookie

        let answer = try await portal.send(
            .post,
            "/bieu-mau",
            headers,
            body: "_csrf=\(form.seal)&_key=\(form.key)&ten=H%C3%B2a"
        )

        #expect(answer.status == .ok)
        #expect(answer.text == "\(session == nil ? "" : "Nguyễn Thị Hoa")|Hòa|\(form.key)")
    }

    @Test("and not without the seal, with a broken one, or with that of another browser or of before signing in")
    func seals() async throws {
        let portal = TestPortal(Self.routes)
        let stranger = try await Self.form(portal, session: nil)
        let citizen = try await Self.form(portal, session: "hoa")
        let other = try await Self.form(portal, session: "binh")
        let attempts = [
            (stranger.cookie, ""), (stranger.cookie, "_csrf="), (stranger.cookie, "_csrf=AAAA"),
            (stranger.cookie, "_csrf=" + citizen.seal), (citizen.cookie, "_csrf=" + stranger.seal),
            (citizen.cookie, "_csrf=" + other.seal), ("", "_csrf=" + stranger.seal),
            (citizen.cookie, "_csrf=" + String(citizen.seal.reversed())),
        ]

        for (cookie, body) in attempts {
            var headers = Self.typed
            headers[.cookie] = cookie
            let answer = try await portal.send(.post, "/bieu-mau", headers, body: body + "&_key=AAAAAAAAAAAA")
            #expect(answer.status.code == 403)
            #expect(answer.text.contains("WEB-004"))
        }
    }

    static let sources: [(HTTPFields, Bool)] = [
        ([.secFetchSite: "same-origin"], true),
        ([.secFetchSite: "none"], true),
        ([.secFetchSite: "same-site"], false),
        ([.secFetchSite: "cross-site"], false),
        ([.secFetchSite: "cross-site", .origin: "http://localhost"], false),
        ([.origin: "http://localhost"], true),
        ([.origin: "http://LOCALHOST"], true),
        ([.origin: "https://localhost"], false),
        ([.origin: "http://localhost.evil.vn"], false),
        ([.origin: "null"], false),
        ([:], true),
    ]

    @Test("and not from a foreign page, even with the right seal", arguments: sources)
    func origins(_ source: HTTPFields, _ isTaken: Bool) async throws {
        let portal = TestPortal(Self.routes)
        let form = try await Self.form(portal, session: "hoa")
        var headers = Self.typed
        headers.append(contentsOf: source)
        headers[.cookie] = form.cookie

        let answer = try await portal.send(.post, "/bieu-mau", headers, body: "_csrf=\(form.seal)&_key=\(form.key)")

        #expect(answer.status.code == (isTaken ? 200 : 403))
        #expect(isTaken || answer.text.contains("WEB-005"))
    }

    @Test("every page carries another seal for the same browser, so compression tells nothing")
    func masked() async throws {
        let portal = TestPortal(Self.routes)
        let (first, second) = (
            try await Self.form(portal, session: "hoa"), try await Self.form(portal, session: "hoa")
        )

        #expect(first.seal != second.seal)
        #expect(first.key != second.key)
    }

    @Test("a script with the session's cookie needs the seal in a header, a program with a token does not")
    func interface() async throws {
        let portal = TestPortal(Self.routes)
        let form = try await Self.form(portal, session: "hoa")
        let cookie: HTTPFields = [.cookie: form.cookie]
        var sealed = cookie
        sealed[.csrfToken] = form.seal

        let bare = try await portal.send(.put, "/api/v1/cai-dat", cookie, body: "")
        let good = try await portal.send(.put, "/api/v1/cai-dat", sealed, body: "")
        let token = try await portal.send(.put, "/api/v1/cai-dat", [.authorization: "Bearer may"], body: "")
        let wrong = try await portal.send(.put, "/api/v1/cai-dat", [.authorization: "Bearer nobody"], body: "")

        #expect(bare.status.code == 403)
        #expect(good.status.code == 200)
        #expect(token.status.code == 200)
        #expect(wrong.status.code == 401)
    }

    @Test("the stranger's cookie is closed to scripts and other sites, and has the prefix under HTTPS")
    func cookies() async throws {
        let plain = try await TestPortal(Self.routes).get("/bieu-mau")
        let secure = try await TestPortal(settings: PortalSettings(isSecure: true), Self.routes).get("/bieu-mau")

        #expect(plain.cookies.first?.hasSuffix("; Path=/; HttpOnly; SameSite=Lax") == true)
        #expect(secure.cookies.first?.hasPrefix("__Host-khach=") == true)
        #expect(secure.cookies.first?.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure") == true)
        #expect(plain.headers[.cacheControl] == "private, no-store")
    }
}
