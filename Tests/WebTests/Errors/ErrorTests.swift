import Directory
import Hummingbird
import HummingbirdTesting
import Kernel
import Storage
import Testing

@testable import Web

@Suite("Refusals and failures")
struct ErrorTests {
    struct Broken: Error {
        let secret = "SELECT password FROM account at 10.0.0.7"
    }

    struct Incomplete: DetailedRefusal {
        let code = "DOS-012"
        let status = 422
        let vietnamese = "Hồ sơ còn thiếu thành phần <b>"
        let english = "The dossier is incomplete"
        let whatNext = "Hãy bổ sung các giấy tờ dưới đây."
        let problems = [RefusalProblem(field: "giay-to", message: "Thiếu giấy chứng sinh")]
    }

    static var routes: Routes {
        var routes = Routes()
        routes.page("/hong", .everyone, "broken") { _ in throw Broken() }
        routes.interface(.get, "/api/v1/hong", .everyone, "api.broken") { _ in throw Broken() }
        routes.page("/thieu", .everyone, "incomplete") { _ in throw Incomplete() }
        routes.interface(.get, "/api/v1/thieu", .everyone, "api.incomplete") { _ in throw Incomplete() }
        routes.page("/day", .everyone, "full") { _ in throw StorageError.noRoom("disk of db-7.local") }
        routes.interface(.get, "/api/v1/day", .everyone, "api.full") { _ in throw StorageError.noRoom("db-7.local") }
        routes.interface(.get, "/api/v1/ban", .everyone, "api.busy") { _ in throw StorageError.overloaded }
        routes.page("/http", .everyone, "http") { _ in throw HTTPError(.badRequest, message: "internal words") }
        return routes
    }

    @Test(
        "a failure tells the reader nothing of what broke, and the log everything",
        arguments: ["/hong", "/api/v1/hong"]
    )
    func failure(_ uri: String) async throws {
        let portal = TestPortal(Self.routes)

        let answer = try await portal.get(uri)

        #expect(answer.status.code == 500)
        #expect(!answer.text.contains("SELECT") && !answer.text.contains("Broken") && !answer.text.contains("10.0.0.7"))
        let id = try #require(answer.headers[.requestID])
        #expect(answer.text.contains(id))
        #expect(answer.text.contains("WEB-500"))
        #expect(portal.log.text.contains("SELECT password"))
        #expect(portal.log.text.contains("request.id=\(id)"))
    }

    @Test("a full disk and a busy database say that nothing was kept and when to come back; the log says why")
    func noRoom() async throws {
        let portal = TestPortal(Self.routes)

        let (page, full, busy) = (
            try await portal.get("/day"), try await portal.get("/api/v1/day"), try await portal.get("/api/v1/ban")
        )

        for answer in [page, full, busy] {
            #expect(answer.status.code == 503)
            #expect(answer.headers[.retryAfter] == "60")
            #expect(!answer.text.contains("db-7"))
        }
        for words in ["hết chỗ lưu", "chưa được lưu phần nào", "gửi lại sau ít phút", "WEB-507"] {
            #expect(page.text.contains(words))
        }
        #expect(full.text.contains("\"code\":\"WEB-507\"") && busy.text.contains("\"code\":\"WEB-503\""))
        #expect(portal.log.text.contains("disk of db-7.local"))
    }

    @Test("a refusal is told in plain words, with its code and all its faults, escaped")
    func page() async throws {
        let answer = try await TestPortal(Self.routes).get("/thieu")

        #expect(answer.status.code == 422)
        for words in ["DOS-012", "còn thiếu thành phần &lt;b&gt;", "Hãy bổ sung", "Thiếu giấy chứng sinh"] {
            #expect(answer.text.contains(words))
        }
        #expect(answer.text.hasPrefix("<!doctype html>"))
    }

    @Test("a refusal in English is told in English")
    func english() async throws {
        let answer = try await TestPortal(Self.routes).get("/thieu", [.acceptLanguage: "en-GB,en;q=0.9"])

        #expect(answer.text.contains("The dossier is incomplete"))
        #expect(answer.headers[.contentLanguage] == "en")
    }

    @Test("a program gets problem details")
    func problem() async throws {
        let answer = try await TestPortal(Self.routes).get("/api/v1/thieu")

        #expect(answer.headers[.contentType] == "application/problem+json")
        #expect(
            answer.text
                == #"{"code":"DOS-012","detail":"Hồ sơ còn thiếu thành phần <b>. Hãy bổ sung các giấy tờ dưới đây.","#
                + #""errors":[{"field":"giay-to","message":"Thiếu giấy chứng sinh"}],"status":422,"#
                + #""title":"Hồ sơ còn thiếu thành phần <b>","type":"urn:thubon:DOS-012","#
                + #""whatNext":"Hãy bổ sung các giấy tờ dưới đây."}"#
        )
    }

    @Test("words of the framework do not reach the reader")
    func framework() async throws {
        let answer = try await TestPortal(Self.routes).get("/http")

        #expect(answer.status.code == 400)
        #expect(!answer.text.contains("internal words"))
    }

    @Test("codes are stable and each belongs to one refusal")
    func codes() {
        let all: [WebRefusal] = [
            .notFound, .methodNotAllowed, .signInNeeded, .formExpired, .foreignOrigin, .bodyTooLarge, .fileTooLarge(1),
            .tooManyFiles(1), .malformedForm, .malformedJSON(""), .unsupportedMediaType, .idempotencyKeyMissing,
            .tooManyRequests(1), .tooSlow, .rangeNotSatisfiable(1),
        ]

        #expect(all.map(\.code) == (1...15).map { $0 < 10 ? "WEB-00\($0)" : "WEB-0\($0)" })
        for refusal in all {
            #expect((400..<500).contains(refusal.status))
            #expect(!refusal.vietnamese.isEmpty && !refusal.english.isEmpty && !refusal.whatNext.isEmpty)
            #expect(Array(VietnameseText.nfc(refusal.vietnamese).utf8) == Array(refusal.vietnamese.utf8))
        }
    }
}
