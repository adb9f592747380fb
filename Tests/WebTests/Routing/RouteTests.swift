import Directory
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite("Routes and who may take them")
struct RouteTests {
    static var routes: Routes {
        var routes = Routes()
        routes.page("/", .everyone, "home") { visit in visit.text("trang chủ") }
        routes.page("/ho-so/{ma}", .citizen, "dossier") { visit in
            let code = try visit.parameter("ma")
            guard code == "của tôi" else { throw WebRefusal.notFound }
            return visit.text(visit.viewer.name)
        }
        routes.form("/ho-so/{ma}/rut", .citizen, "dossier.withdraw") { visit, _ in visit.text("rút") }
        routes.page("/mot-cua", .role([.counter]), "counter") { visit in visit.text("một cửa") }
        routes.page("/quan-tri", .administrator, "admin") { visit in visit.text("quản trị") }
        routes.page("/mat-khau-moi", .citizen, "password") { visit in visit.text("đổi mật khẩu") }
        routes.interface(.get, "/api/v1/viec", .officer, "api.work") { visit in visit.text("[]") }
        return routes
    }

    static let portal = TestPortal(routes)

    static let doors: [(String, String, Int)] = [
        ("/", "", 200), ("/", "hoa", 200),
        ("/ho-so/c%E1%BB%A7a%20t%C3%B4i", "hoa", 200),
        ("/ho-so/cu%CC%89a%20to%CC%82i", "hoa", 200),
        ("/ho-so/khac", "hoa", 404),
        ("/ho-so/%ff", "hoa", 404),
        ("/mot-cua", "hoa", 404), ("/mot-cua", "thu", 200), ("/mot-cua", "quantri", 404),
        ("/quan-tri", "thu", 404), ("/quan-tri", "quantri", 200),
        ("/api/v1/viec", "", 401), ("/api/v1/viec", "hoa", 404), ("/api/v1/viec", "thu", 200),
        ("/mot-cua", "", 303), ("/quan-tri", "nobody", 303), ("/khong-co", "", 404), ("/khong-co", "hoa", 404),
    ]

    @Test("open for those who may and for nobody else", arguments: doors)
    func door(_ uri: String, _ token: String, _ status: Int) async throws {
        let answer = try await Self.portal.get(uri, token.isEmpty ? [:] : [.cookie: "phien=\(token)"])

        #expect(answer.status.code == status)
    }

    @Test("a stranger is led to the door and back again")
    func returning() async throws {
        let answer = try await Self.portal.get("/mot-cua?trang=2&loc=a%26b")

        #expect(answer.headers[.location] == "/dang-nhap?ve=%2Fmot-cua%3Ftrang%3D2%26loc%3Da%2526b")
    }

    @Test("a form whose session ended leads back to the page of the form")
    func expired() async throws {
        let own = try await Self.portal.send(
            .post,
            "/ho-so/1/rut",
            [.referer: "http://localhost/ho-so/1?a=b"],
            body: ""
        )
        let foreign = try await Self.portal.send(.post, "/ho-so/1/rut", [.referer: "https://evil.vn/ho-so/1"], body: "")

        #expect(own.headers[.location] == "/dang-nhap?ve=%2Fho-so%2F1%3Fa%3Db")
        #expect(foreign.headers[.location] == "/dang-nhap")
    }

    @Test("what is not yours and what does not exist look the same")
    func alike() async throws {
        let cookie: HTTPFields = [.cookie: "phien=hoa"]
        let answers = [
            try await Self.portal.get("/ho-so/khac", cookie), try await Self.portal.get("/quan-tri", cookie),
            try await Self.portal.get("/khong-co-trang-nay", cookie),
        ]

        // The language switch names the address that the reader asked for, and every page has another seal.
        let pages = answers.map { answer in
            answer.text.split(separator: "<").filter { !$0.contains("ngon-ngu") && !$0.contains("type=\"hidden\"") }
        }
        #expect(pages[0] == pages[1])
        #expect(pages[1] == pages[2])
        let names = answers.map { Set($0.headers.map(\.name.canonicalName)) }
        #expect(Set(names).count == 1)
    }

    @Test("who has to change the password first gets nowhere else but to open pages")
    func detour() async throws {
        let cookie: HTTPFields = [.cookie: "phien=moi"]

        #expect(try await Self.portal.get("/ho-so/1", cookie).headers[.location] == "/mat-khau-moi")
        #expect(try await Self.portal.get("/mat-khau-moi", cookie).status == .ok)
        #expect(try await Self.portal.get("/", cookie).status == .ok)
    }

    @Test("a known address with another method is 405 and names the right ones")
    func methods() async throws {
        let page = try await Self.portal.send(.post, "/mot-cua", body: "")
        let form = try await Self.portal.get("/ho-so/1/rut")
        let options = try await Self.portal.send(.options, "/mot-cua", body: "")

        #expect(page.status.code == 405)
        #expect(page.headers[.allow] == "GET, HEAD")
        #expect(form.status.code == 405)
        #expect(form.headers[.allow] == "POST")
        #expect(options.status.code == 405)
    }

    @Test("HEAD answers as GET does, without the body")
    func head() async throws {
        let get = try await Self.portal.get("/")
        let head = try await Self.portal.send(.head, "/", body: "")

        #expect(head.status == .ok)
        #expect(head.text.isEmpty)
        #expect(head.headers[.contentLength] == get.headers[.contentLength])
        #expect(head.headers[.contentType] == get.headers[.contentType])
    }

    @Test("HEAD of a page has the length of its GET")
    func headOfPage() async throws {
        let get = try await Self.portal.get("/khong-co")
        let head = try await Self.portal.send(.head, "/khong-co", body: "")

        #expect(head.headers[.contentLength] == get.headers[.contentLength])
    }

    @Test("a session that is unknown takes its cookie away")
    func stale() async throws {
        let answer = try await Self.portal.get("/", [.cookie: "phien=nobody"])

        #expect(answer.cookies == ["phien=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"])
    }

    @Test("the table lists every route with its access, in one order")
    func table() {
        let lines = Self.portal.portal.table.description.split(separator: "\n").map(String.init)

        #expect(lines.count == 7)
        #expect(lines[0] == "GET    /                everyone       home")
        #expect(lines.contains("POST   /ho-so/{ma}/rut  citizen        dossier.withdraw"))
        #expect(lines.contains("GET    /mot-cua         role(counter)  counter"))
    }
}
