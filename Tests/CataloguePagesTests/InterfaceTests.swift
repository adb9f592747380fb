import Foundation
import Hummingbird
import PortalTesting
import Testing

@Suite("The catalogue for programs")
struct InterfaceTests {
    struct List: Decodable {
        struct Item: Decodable, Hashable {
            let code: String
            let name: String
            let field: String
            let levels: [String]
            let online: Bool
        }

        let items: [Item]
        let next: String?
    }

    private static func list(_ browser: TestBrowser, _ question: String) async throws -> List {
        let page = try await browser.request(.get, "/api/v1/procedures?" + question)
        #expect(page.status == 200)
        return try JSONDecoder().decode(List.self, from: Data(page.bytes))
    }

    @Test("is walked from cursor to cursor, each line once, what can be handed in first")
    func cursors() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            let all = try await Self.list(browser, "limit=500")
            #expect(all.next == nil)
            var walked: [List.Item] = []
            var next: String? = nil
            repeat {
                let part = try await Self.list(browser, "limit=7" + (next.map { "&cursor=\($0)" } ?? ""))
                walked += part.items
                next = part.next
            } while next != nil
            #expect(walked == all.items)
            #expect(Set(walked.map(\.code)).count == walked.count)
            #expect(walked.first?.online == true)
        }
    }

    @Test("finds, and keeps to a level and a field by name or key")
    func narrows() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            let found = try await Self.list(browser, "q=khai%20sinh")
            let birth = List.Item(
                code: "1.001193",
                name: "Đăng ký khai sinh",
                field: "Hộ tịch",
                levels: ["commune"],
                online: true
            )
            #expect(found.items.first == birth)
            let byKey = try await Self.list(browser, "field=ho-tich&limit=500")
            let byName = try await Self.list(browser, "field=H%E1%BB%99%20t%E1%BB%8Bch&limit=500")
            #expect(byKey.items == byName.items && byKey.items.contains(birth))
            let district = try await Self.list(browser, "level=district&limit=500")
            #expect(!district.items.isEmpty && district.items.allSatisfy { $0.levels.contains("district") })
        }
    }

    @Test("gives one procedure with all its parts, as of a day")
    func one() async throws {
        try await TestProvince.with { province in
            let browser = try await province.browser()
            let page = try await browser.request(.get, "/api/v1/procedures/1.001612?on=2023-05-01")
            let json = try #require(try JSONSerialization.jsonObject(with: Data(page.bytes)) as? [String: Any])
            #expect(json["version"] as? String == "1.001612@2021-01-04")
            #expect((json["steps"] as? [Any])?.count == 7)
            #expect((json["components"] as? [Any])?.count == 5)
            #expect(json["online"] as? Bool == true)
            let entry = try await browser.request(.get, "/api/v1/procedures/3.000224")
            #expect(entry.source.contains(#""flags":["no_fee"]"#))
        }
    }

    @Test(
        "refuses what it does not know, with a code",
        arguments: [
            ("/api/v1/procedures?level=village", 422, "API-001"),
            ("/api/v1/procedures?cursor=nowhere", 422, "API-007"),
            ("/api/v1/procedures/1.001193?on=yesterday", 422, "API-001"),
            ("/api/v1/procedures/1.001193?on=1999-01-01", 409, "CAT-002"),
            ("/api/v1/procedures/9.999999", 404, "CAT-001"),
        ]
    )
    func refuses(address: String, status: Int, code: String) async throws {
        try await TestProvince.with { province in
            let page = try await province.browser().request(.get, address)
            #expect(page.status == status)
            #expect(page.source.contains(code))
        }
    }
}
