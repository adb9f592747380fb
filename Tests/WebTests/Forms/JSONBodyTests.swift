import Directory
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite("Bodies of JSON")
struct JSONBodyTests {
    struct Person: Codable {
        let name: String
        let age: Int
    }

    static var routes: Routes {
        var routes = Routes()
        routes.interface(.post, "/api/v1/nguoi", .everyone, "person") { visit in
            let person: Person = try await visit.json()
            return try visit.json(person, status: .created)
        }
        return routes
    }

    static let json: HTTPFields = [.contentType: "application/json; charset=utf-8"]

    @Test("become NFC, also where letters are written as escapes")
    func composed() async throws {
        let portal = TestPortal(Self.routes)
        for name in ["Nguye\u{302}\u{303}n", #"Nguye\u0302\u0303n"#, #"Nguy\u1ec5n"#, "Nguyễn"] {
            let answer = try await portal.send(.post, "/api/v1/nguoi", Self.json, body: #"{"name":"\#(name)","age":3}"#)

            #expect(answer.status == .created)
            #expect(Array(answer.text.utf8) == Array(#"{"age":3,"name":"Nguyễn"}"#.utf8))
        }
    }

    static let texts = [
        (#"\\u0301"#, #"\\u0301"#),
        (#"a\"b\\"#, #"a\"b\\"#),
        (#"\ud83d\ude00"#, "😀"),
        (#"\u0000x"#, "\u{FFFD}x"),
        (#"\u0041\n"#, #"\u0041\n"#),
        (#"\ud83d"#, #"\ud83d"#),
        (#"\u12"#, #"\u12"#),
    ]

    @Test("keep every escape that means structure", arguments: texts)
    func escapes(_ sent: String, _ kept: String) {
        #expect(JSONText.cleaned(Array(sent.utf8)) == kept)
    }

    static let faults = [
        (#"{"name":"A"}"#, 400, "thiếu trường age"),
        (#"{"name":"A","age":"ba"}"#, 400, "sai kiểu dữ liệu ở age"),
        (#"{"name":"A""#, 400, "không phải JSON"),
        ("", 400, "không phải JSON"),
    ]

    @Test("that do not fit are refused with the place of the fault", arguments: faults)
    func faulty(_ body: String, _ status: Int, _ words: String) async throws {
        let answer = try await TestPortal(Self.routes).send(.post, "/api/v1/nguoi", Self.json, body: body)

        #expect(answer.status.code == status)
        #expect(answer.headers[.contentType] == "application/problem+json")
        #expect(answer.text.contains("WEB-010"))
        #expect(answer.text.contains(words))
    }

    @Test("of another type or too large are refused")
    func others() async throws {
        var settings = PortalSettings()
        settings.limits.json = 20
        let portal = TestPortal(settings: settings, Self.routes)

        let typed = try await portal.send(.post, "/api/v1/nguoi", [.contentType: "text/plain"], body: "{}")
        let large = try await portal.send(
            .post,
            "/api/v1/nguoi",
            Self.json,
            body: #"{"name":"Nguyễn Thị Hoa","age":3}"#
        )

        #expect(typed.status.code == 415)
        #expect(large.status.code == 413)
    }
}
