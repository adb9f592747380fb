import App
import Directory
import Dossiers
import Foundation
import Hummingbird
import Kernel
import Ledger
import PortalTesting
import Storage
import StorageTesting
import Testing
import Web

@Suite("Whatever is typed stays text")
struct HostileTextTests {
    /// What would show as an element of a page if it were not escaped, and end a statement if it were not bound.
    static let markup = "'\"><xss a=\"1\">'); DROP TABLE dossier; --"

    /// By what they are: the texts that are put into every field of every form.
    static let texts: [(name: String, text: String)] = [
        ("SQL and HTML", markup),
        ("too long for a field", String(repeating: "ộ", count: 120_000)),
        ("long", String(repeating: "x ", count: 60_000)),
        ("controls and NFD", "\u{0}\u{1}\u{7F}\u{202E}Nguye\u{302}\u{303}n\r\nX-Evil: 1"),
        ("another type", "-99999999999999999999999"),
    ]

    /// The file differs from the memory only in what lies beneath the statements.
    static let engines = TestEngine.all.filter { $0 != .file }

    static let roles: [TestProvince.Role?] = [nil, .citizen, .counter, .specialist, .leader, .clerk, .administrator]

    @Test("in every field of every form of the portal, for everybody who sees the form", arguments: engines)
    func everyForm(engine: TestEngine) async throws {
        try await TestProvince.with(engine, signing: TestProvince.trial) { province in
            let table = province.province.portal().table
            var browsers: [TestBrowser] = []
            for role in Self.roles { browsers.append(try await province.browser(role)) }
            var known: Set<String> = []
            for route in table.routes where route.method == .get && route.kind == .page {
                let address = try await WalkSamples(province: province).address(of: route)
                for (role, browser) in zip(Self.roles, browsers) {
                    let page = try await browser.open(address)
                    let fresh = Set(page.formActions.map(Self.kind)).subtracting(known)
                    guard page.status == 200, !fresh.isEmpty else { continue }
                    known.formUnion(fresh)
                    for (name, text) in Self.texts {
                        for spoiling in TestBrowser.Spoiling.allCases where text.utf8.count < 1000 || spoiling == .typed
                        {
                            // What was sent may have ended the session.
                            let sender = try await province.browser(role)
                            let page = try await sender.open(address)
                            let answers = try await sender.spoil(page, with: text, spoiling) {
                                fresh.contains(Self.kind(of: $0))
                            }
                            for answer in answers {
                                Self.look(at: answer, "\(name), \(spoiling) from \(route.pattern) to \(answer.path)")
                            }
                        }
                    }
                }
            }
            #expect(known.count > 25, "only \(known.count) forms were found")
            try await Self.everythingStands(in: province)
        }
    }

    @Test(
        "in a birth that goes to its result: on no page, paper or list is it more than words",
        arguments: engines
    )
    func birth(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            var submission = try province.birthSubmission()
            let fields = submission.answers.keys.filter { !["registration_unit"].contains($0) }.sorted()
            let mother = try await province.viewer(.citizen)
            var taken: [String] = []
            for field in fields {
                var spoiled = submission
                spoiled.answers[field] = Self.markup
                let attempt = spoiled
                let isTaken: Bool
                do {
                    _ = try await province.command { try $0.submit(attempt, by: mother, in: $1) }
                    isTaken = true
                } catch is any Refusal {
                    isTaken = false
                }
                if isTaken { taken.append(field) }
            }
            #expect(taken.count >= 4, "the form takes free text only in \(taken)")
            for field in taken { submission.answers[field] = Self.markup }
            submission.applicant.name = "Mai " + Self.markup
            let whole = submission
            let receipt = try await province.command { try $0.submit(whole, by: mother, in: $1) }
            try await province.work(receipt.id)

            var shown = 0
            for (role, addresses) in [
                (TestProvince.Role.citizen, ["/ho-so", "/ho-so/\(receipt.id)", "/giay-to", "/hop-tin"]),
                (
                    .counter,
                    [
                        "/mot-cua", "/mot-cua?viec=tat-ca", "/mot-cua?viec=tat-ca&q=Mai",
                        "/mot-cua/ho-so/\(receipt.id)", "/bieu-mau/\(receipt.id)/01",
                        "/mot-cua/tim?q=" + "<xss a=1>".encoded, "/mot-cua/tim?q=Mai",
                    ]
                ),
            ] {
                for address in addresses {
                    let page = try await province.browser(role).open(address)
                    Self.look(at: page, address)
                    if page.source.contains("&lt;xss") { shown += 1 }
                }
            }
            #expect(shown >= 3, "the words were shown on \(shown) pages")
            try await Self.everythingStands(in: province)
        }
    }

    /// Nothing broke, nothing of it is an element of the page, and no header came of it.
    private static func look(at page: TestPage, _ what: String) {
        #expect(page.status < 500, "\(what): \(page.status) \(page.words.prefix(300))")
        #expect(!page.source.contains("<xss"), "\(what): shown as an element")
        #expect(!String(describing: page.headers).lowercased().contains("x-evil"), "\(what)")
        if let place = page.headers[.location] { #expect(place.hasPrefix("/") && !place.hasPrefix("//"), "\(what)") }
    }

    /// The address of a form without the ids in it.
    private static func kind(of action: String) -> String {
        action.prefix { $0 != "?" }.split(separator: "/").map { $0.count == 36 ? "…" : $0 }.joined(separator: "/") + " "
    }

    private static func everythingStands(in province: TestProvince) async throws {
        let dossiers = try await province.province.database.read {
            try $0.value("SELECT COUNT(*) FROM dossier", as: Int.self) ?? 0
        }
        #expect(dossiers > 0)
        let verifier = LedgerVerifier(database: province.province.database, key: province.province.openLedger.key)
        #expect(try await verifier.run().flaws == [])
        #expect(try await province.province.rebuild(isCheck: true).changed.map(\.before.table) == [])
    }
}

extension String {
    fileprivate var encoded: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? self }
}
