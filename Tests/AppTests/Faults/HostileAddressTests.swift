import App
import Directory
import Foundation
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

    /// The names of questions that pages of the portal read, and one that none does.
    ///
    /// Those that links and forms of the pages themselves name are found there; the test says which is missing here.
    static let questions = [
        "ban", "cap", "che-do", "chi-tieu", "cho", "co-quan", "cua", "cuu", "den", "don-vi", "huyen", "khai-lai", "ky",
        "lich", "linh-vuc",
        "loai",
        "ma", "muc", "nam", "ngay", "ngon-ngu", "nhan-luc", "nhan-ngay", "nhom", "phan", "q", "sau", "sdt", "so-sanh",
        "sua",
        "thoi-han", "thu-tuc", "thuoc", "trang", "trang-thai", "trong", "truc-tuyen", "truoc", "tu", "ve", "vi-tri",
        "viec", "xem",
        "khong-co",
    ]

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
            let asked = try await Self.questionsOfPrograms(province)
            for route in table.routes where route.method == .get {
                let reader = try #require(readers.first { route.access.permits($0.viewer) }, "\(route.pattern)")
                let pattern = route.pattern.description
                let names = route.kind == .interface ? asked[pattern] ?? [] : Self.questions
                for part in Self.parts {
                    var addresses: [String] = []
                    if pattern.contains("{") || pattern.contains("**") {
                        addresses.append(Self.filled(pattern, with: part))
                    } else if route.kind == .interface {
                        // An interface refuses at the first name that is wrong, so each is asked by itself.
                        addresses = names.map { "\(pattern)?\($0)=\(part)" }
                    } else {
                        addresses.append("\(pattern)?\(names.map { "\($0)=\(part)" }.joined(separator: "&"))")
                    }
                    for address in addresses {
                        let page =
                            route.kind == .interface
                            ? try await TestBrowser(province.client).request(.get, address, headers: headers)
                            : try await reader.browser.request(.get, address)
                        Self.look(at: page, address)
                        guard route.kind == .page, page.status == 200 else { continue }
                        let unknown = Self.questions(of: page).subtracting(Self.questions)
                        #expect(unknown == [], "\(pattern) asks for them too")
                    }
                }
            }
            #expect(asked.values.joined().count > 20)
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

    /// What the links and forms of a page ask of the portal.
    private static func questions(of page: TestPage) -> Set<String> {
        let links = page.links.map(\.address) + [page.address]
        let linked = links.filter { $0.hasPrefix("/") && !$0.hasPrefix("/api/") }
            .flatMap { $0.drop { $0 != "?" }.dropFirst().prefix { $0 != "#" }.split(separator: "&") }
            .map { String($0.prefix { $0 != "=" }) }
        return Set(linked).union(page.questions)
    }

    /// By the address of an endpoint, the names of the questions that the interface's own document tells of.
    private static func questionsOfPrograms(_ province: TestProvince) async throws -> [String: [String]] {
        let page = try await TestBrowser(province.client).request(.get, "/api/v1/openapi.json")
        let document = try JSONSerialization.jsonObject(with: Data(page.bytes)) as? [String: Any]
        let paths = try #require(document?["paths"] as? [String: [String: Any]])
        return Dictionary(
            uniqueKeysWithValues: paths.map { path, deeds in
                let read = deeds["get"] as? [String: Any]
                let parameters = read?["parameters"] as? [[String: Any]] ?? []
                let names = parameters.filter { $0["in"] as? String == "query" }.compactMap { $0["name"] as? String }
                return ("/api/v1" + path.replacing("/api/v1", with: ""), names)
            }
        )
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
