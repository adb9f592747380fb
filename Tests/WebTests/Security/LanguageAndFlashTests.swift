import DesignSystem
import Directory
import HTML
import Hummingbird
import HummingbirdTesting
import Kernel
import Testing

@testable import Web

@Suite("Language and words for the next page")
struct LanguageAndFlashTests {
    static var routes: Routes {
        var routes = Routes()
        routes.page("/", .everyone, "home") { visit in
            visit.page(Page(title: Phrase("A"))) { html in html.text("[\(visit.language.rawValue)]") }
        }
        routes.page("/xong", .everyone, "done") { visit in
            visit.redirect(to: "/", flash: .success("Đã rút hồ sơ <1>."))
        }
        routes.page("/vao", .everyone, "in") { visit in
            visit.signIn(token: "hoa", lasting: 3600, knownDevice: "may-nha", to: .home, flash: .notice("Chào"))
        }
        routes.page("/ra", .citizen, "out") { visit in visit.signOut() }
        return routes
    }

    static let languages: [(String, Language)] = [
        ("", .vi), ("vi", .vi), ("en", .en), ("en-US,en;q=0.9", .en), ("fr,en;q=0.5", .en), ("vi;q=0.8,en;q=0.9", .en),
        ("en;q=0.8,vi;q=0.8", .vi), ("fr,de", .vi), ("en;q=x", .en), (";;;,,", .vi), ("en;q=0", .vi),
    ]

    @Test("the browser's first of ours is taken", arguments: languages)
    func preferred(_ header: String, _ language: Language) {
        #expect(LanguageChoice.preferred(header) == language)
    }

    @Test("a choice in the address is remembered, and beats the browser")
    func chosen() async throws {
        let portal = TestPortal(Self.routes)

        let asked = try await portal.get("/?ngon-ngu=en")
        let kept = try await portal.get("/", [.cookie: "ngon-ngu=en"])
        let odd = try await portal.get("/?ngon-ngu=xx")

        #expect(asked.text.contains("[en]"))
        #expect(asked.cookie("ngon-ngu") == "en")
        #expect(asked.text.contains("/?ngon-ngu=vi"))
        #expect(kept.text.contains("[en]"))
        #expect(odd.text.contains("[vi]") && odd.cookies.isEmpty)
    }

    @Test("words are shown once, to the same browser, for two minutes")
    func flash() async throws {
        let portal = TestPortal(Self.routes)
        let done = try await portal.get("/xong")
        let visitor = try #require(done.cookie("khach"))
        let words = try #require(done.cookie("loi-nhan"))

        let next = try await portal.get("/", [.cookie: "khach=\(visitor); loi-nhan=\(words)"])
        let other = try await portal.get("/", [.cookie: "khach=khac; loi-nhan=\(words)"])
        let forged = try await portal.get("/", [.cookie: "khach=\(visitor); loi-nhan=x\(words)"])
        portal.clock.advance(seconds: 121)
        let late = try await portal.get("/", [.cookie: "khach=\(visitor); loi-nhan=\(words)"])

        #expect(done.status == .seeOther)
        #expect(next.text.contains("Đã rút hồ sơ &lt;1&gt;."))
        #expect(next.cookie("loi-nhan") == "")
        for answer in [other, forged, late] { #expect(!answer.text.contains("Đã rút")) }
    }

    @Test("signing in sets the cookies of session and device, signing out takes the session away")
    func session() async throws {
        let portal = TestPortal(Self.routes)

        let opened = try await portal.get("/vao")
        let closed = try await portal.get("/ra", [.cookie: "phien=hoa"])

        #expect(opened.cookies.contains("phien=hoa; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600"))
        #expect(opened.cookie("thiet-bi") == "may-nha")
        #expect(closed.cookies.contains("phien=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"))
        #expect(closed.headers[.location] == "/")
    }
}
