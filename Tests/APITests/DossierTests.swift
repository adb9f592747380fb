import Directory
import Foundation
import Hummingbird
import Kernel
import PortalTesting
import StorageTesting
import Testing
import Web

@testable import API

@Suite("Dossiers for programs")
struct DossierTests {
    /// Sends the birth with its paper; answers with the id.
    private static func send(_ mother: Program) async throws -> Program.Answer {
        let draft = try await mother.post("/drafts", #"{"procedure":"1.001193"}"#)
        #expect(draft.status == 201)
        let id = try #require(draft.json["id"].text)
        let file = try await mother.post(
            "/drafts/\(id)/files?component=birth_notice&name=giay-chung-sinh.pdf",
            "%PDF-1.7 giấy chứng sinh",
            type: "application/pdf"
        )
        #expect(file.status == 201)
        #expect(file.json["media_type"].text == "application/pdf")
        return try await mother.post("/dossiers", try mother.province.birth(draft: id))
    }

    @Test(
        "a birth is sent with its file, read, worked through every desk and its result found",
        arguments: TestEngine.all
    )
    func birth(_ engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let mother = try await Program(province, .citizen)
            let sent = try await Self.send(mother)
            #expect(sent.status == 201)
            let id = try #require(sent.json["id"].text)
            #expect(sent.headers[.location] == "/api/v1/dossiers/\(id)")

            let own = try await mother.get("/dossiers/\(id)")
            #expect(own.status == 200)
            #expect(own.json["answers"]["child_name"].text == "Bhling Thị Hoa")
            #expect(own.json["deeds"].list.compactMap(\.text) == ["withdrawals"])

            var tag = own.tag
            for (role, deed) in [
                (TestProvince.Role.counter, "acceptances"), (.specialist, "forwards"), (.leader, "forwards"),
                (.clerk, "results"),
            ] {
                province.clock.move(minutes: 10)
                let officer = try await Program(province, role)
                let seen = try await officer.get("/work/dossiers/\(id)")
                #expect(seen.json["deeds"].list.contains(.text(deed)), "\(role): \(seen.json["deeds"])")
                let done = try await officer.post("/work/dossiers/\(id)/\(deed)", "{}", match: tag)
                #expect(done.status == 200, "\(deed): \(done.json)")
                tag = done.tag
            }

            let documents = try await mother.get("/documents")
            #expect(documents.json["items"].list.count == 1)
            let records = try await mother.get("/dossiers/\(id)/ledger")
            let proof = try #require(records.json["items"].list.first?["proof"].text)
            #expect(try await mother.get(String(proof.dropFirst(Interface.root.count))).status == 200)
            // An officer does not read there who rated.
            let clerk = try await Program(province, .clerk)
            #expect(try await clerk.get("/dossiers/\(id)/ledger").status == 404)
            let messages = try await mother.get("/messages?limit=1")
            let next = try #require(messages.json["next"].text)
            let more = try await mother.get("/messages?limit=1&cursor=\(next)")
            #expect(more.json["items"].list.first?["id"] != messages.json["items"].list.first?["id"])
        }
    }

    @Test("the same key and body bring the first answer back; another body under the key is refused")
    func once() async throws {
        try await TestProvince.with { province in
            let mother = try await Program(province, .citizen)
            let first = try await mother.post("/drafts", #"{"procedure":"1.001193"}"#, key: "the-same-key")
            let again = try await mother.post("/drafts", #"{"procedure":"1.001193"}"#, key: "the-same-key")
            #expect(again.bytes == first.bytes)
            #expect(again.status == 201)
            #expect(again.headers[.init("Idempotency-Replayed")!] == "true")
            let other = try await mother.post("/drafts", #"{"procedure":"2.000815"}"#, key: "the-same-key")
            #expect(other.status == 422)
            #expect(other.code == "API-004")
            let none = try await mother.ask(
                .post,
                "/drafts",
                ["Content-Type": "application/json"],
                #"{"procedure":"1"}"#
            )
            #expect(none.status == 400)
            // Another's key is another key.
            let neighbour = try await Program(province, .neighbour)
            let theirs = try await neighbour.post("/drafts", #"{"procedure":"1.001193"}"#, key: "the-same-key")
            #expect(theirs.json["id"] != first.json["id"])
        }
    }

    @Test("a deed needs the state that was seen: none is 428, an old one 412, and nothing happened")
    func conditions() async throws {
        try await TestProvince.with { province in
            let mother = try await Program(province, .citizen)
            let counter = try await Program(province, .counter)
            let id = try #require(try await Self.send(mother).json["id"].text)
            let seen = try await counter.get("/work/dossiers/\(id)")
            let unconditional = try await counter.post("/work/dossiers/\(id)/acceptances", "{}")
            #expect(unconditional.status == 428)
            let asked = try await mother.post("/dossiers/\(id)/withdrawals", #"{"reason":"Ghi nhầm"}"#, match: seen.tag)
            #expect(asked.status == 200)
            let late = try await counter.post("/work/dossiers/\(id)/acceptances", "{}", match: seen.tag)
            #expect(late.status == 412)
            #expect(late.code == "API-006")
            let confirmed = try await counter.post(
                "/work/dossiers/\(id)/withdrawal-confirmations",
                "{}",
                match: asked.tag
            )
            #expect(confirmed.json["state"]["code"] == .integer(8))
        }
    }

    @Test("what has not changed is not sent again")
    func notModified() async throws {
        try await TestProvince.with { province in
            let mother = try await Program(province, .citizen)
            let id = try #require(try await Self.send(mother).json["id"].text)
            let first = try await mother.get("/dossiers/\(id)")
            let again = try await mother.get("/dossiers/\(id)", ["If-None-Match": first.tag])
            #expect(again.status == 304)
            #expect(again.bytes.isEmpty)
            #expect(try await mother.get("/units?limit=1", ["If-None-Match": first.tag]).status == 200)
        }
    }

    @Test("faults of the form are told with their places in the JSON, all at once")
    func faults() async throws {
        try await TestProvince.with { province in
            let mother = try await Program(province, .citizen)
            let body = #"{"procedure":"1.001193","answers":{"child_birth_date":"mai","nonsense":"1"}}"#
            let answer = try await mother.post("/dossiers", body)
            #expect(answer.status == 422)
            #expect(answer.code == "API-002")
            let pointers = Set(answer.json["errors"].list.compactMap { $0["pointer"].text })
            #expect(pointers.isSuperset(of: ["/answers/child_name", "/answers/nonsense"]))
        }
    }

    @Test("a supplement that was asked for is sent, and the clock runs on")
    func supplement() async throws {
        try await TestProvince.with { province in
            let mother = try await Program(province, .citizen)
            let counter = try await Program(province, .counter)
            let sent = try await Self.send(mother)
            let id = try #require(sent.json["id"].text)
            let request = #"{"defects":[{"target":"field","key":"birth_place","explanation":"Ghi rõ trạm y tế."}]}"#
            let asked = try await counter.post("/work/dossiers/\(id)/supplement-requests", request, match: sent.tag)
            #expect(asked.json["state"]["code"] == .integer(5), "\(asked.json)")
            let mended = try await mother.post(
                "/dossiers/\(id)/supplements",
                #"{"answers":{"birth_place":"Trạm Y tế xã Lăng, huyện Tây Giang, tỉnh Quảng Nam"}}"#,
                match: asked.tag
            )
            #expect(mended.status == 200, "\(mended.json)")
            let now = try await mother.get("/dossiers/\(id)")
            #expect(now.json["answers"]["birth_place"].text?.hasPrefix("Trạm Y tế") == true)
            #expect(now.json["paused_since"] == .null)
        }
    }
}
