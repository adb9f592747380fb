import App
import Directory
import Dossiers
import Hummingbird
import Kernel
import PortalTesting
import Web

/// Asks every route as everybody, with things that belong to one citizen of xã Lăng.
///
/// A form is sent with a right seal and a fresh key, but empty save for what it speaks of: whoever is let through is
/// told what is missing.
struct PermissionWalk: Sendable {
    /// What somebody gets at an address.
    enum Answer: String, Sendable {
        /// Let through, whatever then came of it.
        case open = "✓"
        /// Told that there is no such thing.
        case hidden = "404"
        /// Led to the door, or told to sign in.
        case door = "đăng nhập"
        /// Something broke, or the answer is none of these.
        case fault = "✗"
    }

    /// Who asks; nil is nobody in particular.
    static let roles: [TestProvince.Role?] = [nil] + TestProvince.Role.allCases.filter { $0 != .head }

    let province: TestProvince
    let table: RouteTable
    /// Browsers in which each is signed in, for reading.
    private var browsers: [TestProvince.Role?: TestBrowser] = [:]

    /// The post of Lăng's leader.
    private var leadersPost = ""

    /// What each program sends to the interface.
    private var tokens: [TestProvince.Role: String] = [:]

    init(_ province: TestProvince) async throws {
        self.province = province
        for role in Self.roles { browsers[role] = try await province.browser(role) }
        for case let role? in Self.roles { tokens[role] = try await province.token(role) }
        leadersPost = try await province.viewer(.leader).held.first?.id.description ?? ""
        table = province.province.portal().table
    }

    /// The answers of a route to all roles, in their order.
    func answers(to route: Route) async throws -> [Answer] {
        var answers: [Answer] = []
        // Who may not goes first: what they ask changes nothing for those who may.
        let order = Self.roles.enumerated().sorted { Self.weight($0.element) < Self.weight($1.element) }
        var byRole: [Int: Answer] = [:]
        let address = try await WalkSamples(province: province).address(of: route)
        for (index, role) in order { byRole[index] = try await answer(to: route, at: address, for: role) }
        for index in Self.roles.indices { answers.append(byRole[index] ?? .fault) }
        return answers
    }

    private static func weight(_ role: TestProvince.Role?) -> Int {
        switch role {
        case nil: 0
        case .neighbour, .stranger: 1
        case .citizen: 3
        default: 2
        }
    }

    private func answer(to route: Route, at address: String, for role: TestProvince.Role?) async throws -> Answer {
        // A form may end the session, so each has its own; reading ends none.
        let browser = route.method == .get ? browsers[role] : nil
        let asking: TestBrowser = if let browser { browser } else { try await province.browser(role) }
        return try await answer(to: route, at: address, for: role, in: asking)
    }

    private func answer(
        to route: Route,
        at address: String,
        for role: TestProvince.Role?,
        in browser: TestBrowser
    ) async throws -> Answer {
        let page: TestPage
        // Below /api/v1 only an access token counts; each has one that allows everything its account may.
        if route.kind == .interface, route.access != .everyone {
            return Self.answer(try await ask(route, at: address, for: role))
        }
        switch (route.method, route.kind) {
        case (.get, _):
            page = try await browser.request(.get, address)
        case (_, .form), (_, .upload):
            var entries = try await seal(browser) + WalkSamples(province: province).fields(of: route)
            entries.append(("_key", "walk-\(address.hashValue.magnitude)-\(role.hashValue)"))
            page = try await browser.send(entries, to: address, asMultipart: route.kind == .upload)
        default:
            let seal = try await seal(browser).first?.1 ?? ""
            var headers: HTTPFields = [.contentType: "application/json"]
            for (name, value) in [("X-CSRF-Token", seal), ("Idempotency-Key", "walk-\(address.hashValue.magnitude)")] {
                if let name = HTTPFields.Element.Name(name) { headers[name] = value }
            }
            page = try await browser.request(Self.method(route.method), address, headers: headers, body: "{}")
        }
        return Self.answer(page)
    }

    private func ask(_ route: Route, at address: String, for role: TestProvince.Role?) async throws -> TestPage {
        var headers: HTTPFields = [.contentType: "application/json", .ifMatch: "*"]
        if let name = HTTPFields.Element.Name("Idempotency-Key") {
            headers[name] = "walk-\(address.hashValue.magnitude)"
        }
        if let token = role.flatMap({ tokens[$0] }) { headers[.authorization] = "Bearer " + token }
        if address.contains("/files?") { headers[.contentType] = "application/pdf" }
        let body =
            route.method == .get
            ? "" : headers[.contentType] == "application/pdf" ? "%PDF-1.7 walk walk" : body(of: route)
        return try await TestBrowser(province.client).request(
            Self.method(route.method),
            address,
            headers: headers,
            body: body
        )
    }

    /// A command of a program that says enough to be looked at, so that the right is what decides.
    private func body(of route: Route) -> String {
        let isForOffice = route.access == .administrator
        if route.pattern.description.contains("/boards/composed") {
            return #"{"name":"thử","subject":"don-vi:\#(province.committee)","blocks":[]}"#
        }
        if route.pattern.description.contains("/alert-rules") {
            return
                #"{"indicator":"dang-xu-ly","subject":"don-vi:\#(province.committee)","condition":"above","bound":9}"#
        }
        let figure = #""subject":"don-vi:\#(province.committee)","from":"2026-10-27","to":"2026-11-25""#
        return switch route.pattern.description.split(separator: "/").last {
        case "remarks": "{\(figure),\"words\":\"thử\"}"
        case "instructions":
            "{\(figure),\"agency\":\"\(province.committee)\",\"words\":\"thử\",\"deadline\":\"2026-12-15\"}"
        case "refusals", "fee-demands", "stops", "withdrawals": #"{"reason":"thử"}"#
        case "rating" where route.pattern.description.contains("/progress/"): #"{"pin":"000000","score":5}"#
        case "rating": #"{"score":5}"#
        case "supplement-requests": #"{"defects":[{"target":"whole","explanation":"thử"}]}"#
        case "returns": #"{"step":"intake","reason":"thử"}"#
        case "opinion-requests": #"{"agencies":["\#(province.elsewhere)"],"question":"thử"}"#
        case "extensions": #"{"due":"2027-01-04T09:00:00+07:00","reason":"thử"}"#
        case "payments": #"{"fees":["le-phi"]}"#
        case "hand-overs": #"{"receiver":"Bhling Thị Mai"}"#
        case "answers": #"{"agrees":true,"answer":"thử"}"#
        case "acceptances" where route.pattern.description.contains("/intakes/"): #"{"fees":[]}"#
        case "intakes":
            #"{"procedure":"1.001193","applicant":{"id_number":"049190000099","name":"Bhling Thị Mai"}}"#
        case "delegations" where !isForOffice:
            #"{"post":"\#(leadersPost)","to_login":"specialist","basis":"thử","from":"2026-12-01","to":"2026-12-31"}"#
        case "filters": #"{"name":"thử"}"#
        case "drafts": #"{"procedure":"1.001193"}"#
        case "dossiers": #"{"procedure":"1.001193","answers":{}}"#
        default: "{}"
        }
    }

    static func answer(_ page: TestPage) -> Answer {
        switch page.status {
        case 401: .door
        case 303, 302: page.headers[.location]?.hasPrefix("/dang-nhap?") == true ? .door : .open
        case 404: .hidden
        case 500...: .fault
        // A right that is there but not for this moment, such as another desk's turn, is told in words.
        default: page.source.contains("WEB-004") || page.source.contains("WEB-005") ? .fault : .open
        }
    }

    /// The seal of the browser's forms, from any page with a form.
    private func seal(_ browser: TestBrowser) async throws -> [(String, String)] {
        for address in ["/dang-xuat", "/dang-nhap", "/"] {
            try await browser.open(address)
            if let seal = try browser.page.hidden("_csrf") { return [("_csrf", seal)] }
        }
        return []
    }

    private static func method(_ method: Route.Method) -> HTTPRequest.Method {
        switch method {
        case .get: .get
        case .post: .post
        case .put: .put
        case .patch: .patch
        case .delete: .delete
        }
    }
}
