import App
import PortalTesting
import Testing

@testable import API

@Suite("What programs send")
struct InputTests {
    @Test(
        "is read as strict JSON",
        arguments: [
            ("{\"a\":1,\"a\":2}", false), ("{\"a\":01}", false), ("[1,]", false), ("\"\\ud800\"", false),
            ("\"a\u{1}\"", false), ("nul", false), ("1 2", false), ("", false), ("{\"a\":[true,null,-1.5e3]}", true),
            (String(repeating: "[", count: 40) + String(repeating: "]", count: 40), false),
            ("\"\\ud83d\\ude00 \\u00e1\"", true), (#""\ud83d""#, false), (#""\u12""#, false),
        ]
    )
    func strict(_ text: String, _ isGood: Bool) {
        #expect((StrictJSON.read(Array(text.utf8)) != nil) == isGood)
    }

    @Test(
        "is composed at the edge, also where letters are written as escapes",
        arguments: [
            ("Bhling Thi\u{323} Mai a\\u0301", "Bhling Thị Mai á"), ("Nguye\u{302}\u{303}n", "Nguyễn"),
            (#"Nguye\u0302\u0303n"#, "Nguyễn"), (#"Nguy\u1ec5n"#, "Nguyễn"), (#"\\u0301"#, #"\u0301"#),
            (#"a\"b\\"#, #"a"b\"#), (#"\ud83d\ude00"#, "😀"), (#"\u0041\n"#, "A\n"),
        ]
    )
    func composed(_ sent: String, _ kept: String) {
        let value = StrictJSON.read(Array("\"\(sent)\"".utf8))
        #expect(value?.text.map { Array($0.utf8) } == Array(kept.utf8))
    }

    @Test("is refused with every fault where it differs from the document")
    func refused() async throws {
        try await TestProvince.with { province in
            let mother = try await Program(province, .citizen)
            let body = #"{"procedure":"không/mã","answers":{"x":1,"y":"a\u0001"},"more":true}"#
            let answer = try await mother.post("/dossiers", body)
            #expect(answer.status == 422)
            #expect(answer.code == "API-001")
            let pointers = answer.json["errors"].list.compactMap { $0["pointer"].text }
            #expect(Set(pointers) == ["/procedure", "/answers/x", "/answers/y", "/more"])
            #expect(try await mother.post("/dossiers", "{", key: "another-key").status == 400)
            #expect(try await mother.post("/dossiers", "{}", type: "text/plain").status == 415)
            for type in ["application/json ; charset=utf-8", "Application/JSON"] {
                #expect(try await mother.post("/dossiers", "{}", type: type).status == 422, "\(type)")
            }
            let large = "{\"procedure\":\"" + String(repeating: "a", count: 2_000_000) + "\"}"
            #expect(try await mother.post("/dossiers", large, key: "a-large-one").status == 413)
            #expect(try await mother.get("/dossiers?limit=101").status == 422)
            #expect(try await mother.get("/dossiers?limit=1&limit=2").status == 422)
            #expect(try await mother.get("/dossiers?else=1").status == 422)
            #expect(try await mother.get("/dossiers?cursor=abc").code == "API-007")
            #expect(try await mother.get("/dossiers/not-an-id").status == 404)
        }
    }

    @Test("a file that is none of the kinds, or empty, is not taken; a draft of another takes none")
    func files() async throws {
        try await TestProvince.with { province in
            let mother = try await Program(province, .citizen)
            let draft = try await mother.post("/drafts", #"{"procedure":"1.001193"}"#)
            let place = "/drafts/\(draft.json["id"].text ?? "")/files?component=birth_notice&name=a.pdf"
            let script = try await mother.post(place, "<script>alert(1)</script>", type: "application/pdf")
            #expect(script.status == 415)
            #expect(try await mother.post(place, "", type: "application/pdf").status == 422)
            #expect(try await mother.post(place, "%PDF-1.7 giấy tờ", type: "text/html").status == 415)
            let neighbour = try await Program(province, .neighbour)
            #expect(try await neighbour.post(place, "%PDF-1.7 giấy tờ", type: "application/pdf").status == 404)
        }
    }

    @Test("lists are walked from cursor to cursor, each line once")
    func cursors() async throws {
        try await TestProvince.with { province in
            for _ in 0..<5 { _ = try await province.submitBirth() }
            let mother = try await Program(province, .citizen)
            let counter = try await Program(province, .counter)
            for (program, list) in [
                (mother, "/dossiers?"), (counter, "/work/dossiers?part=all&"), (counter, "/work/dossiers?"),
            ] {
                var walked: [JSON] = []
                var next: String?
                repeat {
                    let part = try await program.get(list + "limit=2" + (next.map { "&cursor=\($0)" } ?? ""))
                    walked += part.json["items"].list.map { $0["id"] }
                    next = part.json["next"].text
                } while next != nil && walked.count < 20
                #expect(walked.count == 5, "\(list)")
                #expect(Set(walked).count == 5, "\(list)")
            }
            let own = try #require(try await mother.get("/dossiers?limit=2").json["next"].text)
            #expect(try await counter.get("/work/dossiers?part=all&cursor=\(own)").code == "API-007")
        }
    }
}
