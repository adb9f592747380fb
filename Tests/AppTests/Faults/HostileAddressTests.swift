import App
import Directory
import Hummingbird
import PortalTesting
import StorageTesting
import Testing
import Web

@Suite("Addresses and sources that nobody of ours would send")
struct HostileAddressTests {
    /// What stands in the place of an id, a code, a name of a file, and of the value of a question.
    static let parts = [
        "..%2f..%2f..%2f..%2fetc%2fpasswd", "..%5c..%5cetc%5cpasswd", "%2e%2e", "%00", "a%00b", "%ff%fe",
        "%c0%ae%c0%ae",
        "%27%22%3E%3Cxss%20a=1%3E", "1%27%20OR%20%271%27=%271", "%F0%9F%98%80", "-1", "99999999999999999999",
        String(repeating: "a", count: 4000),
    ]

    /// The names of questions that pages of the portal ask, and one that none does.
    static let questions = ["q", "tu", "trang", "phan", "cursor", "limit", "on", "ngay", "truoc", "khong-co"]

    @Test(
        "no part of a path and no question breaks anything or leads out of the portal",
        arguments: HostileTextTests.engines
    )
    func everyAddress(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let table = province.province.portal().table
            var readers: [(viewer: Viewer, browser: TestBrowser)] = []
            for role in [nil, .citizen, .counter, .leader, .administrator] as [TestProvince.Role?] {
                readers.append((try await province.viewer(role), try await province.browser(role)))
            }
            let headers: HTTPFields = [.authorization: "Bearer " + (try await province.token(.counter))]
            for route in table.routes where route.method == .get {
                let reader = try #require(readers.first { route.access.permits($0.viewer) }, "\(route.pattern)")
                let pattern = route.pattern.description
                for part in Self.parts {
                    let questions = Self.questions.map { "\($0)=\(part)" }.joined(separator: "&")
                    let address =
                        pattern.contains("{") || pattern.contains("**")
                        ? Self.filled(pattern, with: part) : pattern + "?" + questions
                    let page =
                        route.kind == .interface
                        ? try await TestBrowser(province.client).request(.get, address, headers: headers)
                        : try await reader.browser.request(.get, address)
                    Self.look(at: page, address)
                }
            }
        }
    }

    @Test("no form is taken without its seal, nor from a page of another site, whoever sends it")
    func everySource() async throws {
        try await TestProvince.with { province in
            let table = province.province.portal().table
            var refused = 0
            for route in table.routes where route.method != .get && (route.kind == .form || route.kind == .upload) {
                var statuses: Set<Int> = []
                let address = try await WalkSamples(province: province).address(of: route)
                for role in [nil] + TestProvince.Role.allCases where role != .head {
                    let unsealed = try await province.browser(role)
                    let answer = try await unsealed.send(
                        [("_key", "no-seal-\(refused)")],
                        to: address,
                        asMultipart: route.kind == .upload
                    )
                    statuses.insert(Self.outcome(answer))
                    let foreign = try await province.browser(role)
                    try await foreign.open("/tra-cuu")
                    let seal = try foreign.page.hidden("_csrf") ?? ""
                    let sent = try await foreign.request(
                        .post,
                        address,
                        headers: [.contentType: "application/x-www-form-urlencoded", .origin: "https://evil.vn"],
                        body: "_csrf=\(seal)&_key=foreign-\(refused)"
                    )
                    statuses.insert(Self.outcome(sent))
                }
                #expect(
                    statuses.subtracting([403, 404, 401]) == [],
                    "\(route.method.rawValue) \(route.pattern): \(statuses)"
                )
                #expect(statuses.contains(403), "\(route.method.rawValue) \(route.pattern): \(statuses)")
                refused += 1
            }
            #expect(refused > 60)
        }
    }

    /// The door is as good as 401.
    private static func outcome(_ page: TestPage) -> Int {
        page.headers[.location]?.hasPrefix("/dang-nhap") == true ? 401 : page.status
    }

    private static func filled(_ pattern: String, with part: String) -> String {
        var address = ""
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{"), let close = rest.firstIndex(of: "}") {
            address += rest[..<open] + part
            rest = rest[rest.index(after: close)...]
        }
        return (address + rest).replacing("**", with: part)
    }

    private static func look(at page: TestPage, _ address: String) {
        #expect(page.status < 500, "\(page.status) \(address.prefix(200))")
        #expect(!page.source.contains("<xss") && !page.source.contains("root:"), "\(address.prefix(200))")
        if let place = page.headers[.location] {
            #expect(place.hasPrefix("/") && !place.hasPrefix("//"), "\(address.prefix(200))")
        }
    }
}
