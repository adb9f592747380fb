import Testing

/// What a page of docs says is shown by a test is shown by one.
@Suite("Tests that documents name")
struct ProofTests {
    @Test("are there", arguments: ["docs/faults.md", "docs/security.md"])
    func exist(path: String) throws {
        let suites = Set(
            House.files(below: "Tests", ending: "Tests.swift")
                .compactMap { $0.split(separator: "/").last?.dropLast(".swift".utf8.count) }
        )
        let folders = Set(
            House.files(below: "Tests", ending: ".swift").compactMap { $0.split(separator: "/").dropFirst().first }
        )
        let scripts = Set(
            (House.files(below: "Tests/Faults", ending: ".py") + House.files(below: "Tests/Browser", ending: ".py"))
                .compactMap { $0.split(separator: "/").last }
        )
        let text = try House.text(path)

        var named = 0
        for match in text.matches(of: /\b[A-Z][A-Za-z]*Tests\b/) {
            #expect(suites.contains(match.0) || folders.contains(match.0), "\(match.0)")
            named += 1
        }
        for match in text.matches(of: /\btest_[a-z]+\.py\b/) {
            #expect(scripts.contains(match.0), "\(match.0)")
            named += 1
        }
        // Of a file of tests a row may name the one that is meant.
        let sources = try scripts.map { name in
            try House.text((House.files(below: "Tests/Faults", ending: String(name)).first ?? "Tests/Browser/\(name)"))
        }
        for match in text.matches(of: /`(test_[a-z_0-9]+)`/) {
            #expect(sources.contains { $0.contains("def \(match.1)(") }, "\(match.1)")
            named += 1
        }

        #expect(named > 40)
    }
}
