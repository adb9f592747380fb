import Foundation
import Testing

/// `docs/errors.md` is written anew by `THUBON_WRITE_DOCS=1 swift test --filter RefusalTests`.
@Suite("Refusals")
struct RefusalTests {
    /// The files that say what refusals say, and the rooms in which they lie.
    static func files() throws -> [(room: String, text: String)] {
        try House.files(below: "Sources", ending: ".swift").compactMap { path in
            let text = try House.text(path)
            guard text.contains(": Refusal"), text.contains("var code: String") else { return nil }
            return (String(path.split(separator: "/")[1]), text)
        }
    }

    static func all() throws -> [(room: String, refusal: RefusalReader.Refusal)] {
        try files().flatMap { file in RefusalReader(file.text).refusals.map { (file.room, $0) } }
            .sorted { $0.1.code < $1.1.code }
    }

    @Test("a code is given once in the whole house, and says something in both languages")
    func codes() throws {
        let all = try Self.all()
        #expect(all.count > 50)
        for (code, refusals) in Dictionary(grouping: all, by: \.refusal.code) {
            #expect(refusals.count == 1, "\(code) is given \(refusals.count) times")
        }
        for (_, refusal) in all {
            #expect((400..<500).contains(Int(refusal.status) ?? 0), "\(refusal)")
            #expect(!refusal.vietnamese.isEmpty && !refusal.english.isEmpty && !refusal.whatNext.isEmpty, "\(refusal)")
        }
    }

    @Test("no code escapes the reader")
    func complete() throws {
        let known = Set(try Self.all().map(\.refusal.code))
        for (room, text) in try Self.files() {
            for case .literal(let code) in SwiftWord.read(text) where RefusalReader.isCode(code) {
                #expect(known.contains(code), "\(code) of \(room)")
            }
        }
    }

    @Test("docs/errors.md is as the rooms say")
    func page() throws {
        var page = """
            # Refusals

            An answer that a person may see when the rules say no. The code is the same for ever: it stands on the page, in
            `application/problem+json` and in logs. `…` is filled in. Written from the sources by the test `RefusalTests`
            (`THUBON_WRITE_DOCS=1 swift test --filter RefusalTests`).

            | code | status | room | Vietnamese | English | what next |
            |---|---|---|---|---|---|

            """
        for (room, refusal) in try Self.all() {
            page += "| \(refusal.code) | \(refusal.status) | \(room) | \(refusal.vietnamese) | \(refusal.english) "
            page += "| \(refusal.whatNext) |\n"
        }
        #expect(try House.isUpToDate("docs/errors.md", page), "write it anew and read what changed")
    }
}
