import App
import Directory
import Dossiers
import Foundation
import Kernel
import PortalTesting
import StorageTesting
import Testing
import Web

@testable import API

@Suite("The counter and the desk for programs")
struct CounterTests {
    private static func begun(_ counter: Program, name: String = "Bhling Thị Mai") async throws -> Program.Answer {
        let body = #"""
            {"procedure":"1.001193","applicant":{"id_number":"049190000099","name":"\#(name)"}}
            """#
        return try await counter.post("/work/intakes", body)
    }

    @Test("a dossier on paper is begun, filled in, scanned and taken in for somebody", arguments: TestEngine.all)
    func intake(_ engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let counter = try await Program(province, .counter)
            let begun = try await Self.begun(counter)
            #expect(begun.status == 201, "\(begun.json)")
            let id = try #require(begun.json["id"].text)
            #expect(begun.json["problems"].list.isEmpty == false)
            #expect(begun.json["answers"]["registration_unit"].text == province.lang.description)
            let place = "/work/intakes/\(id)"

            var entries = JSONWriter()
            entries.object { json in
                json.object("answers") { json in for (key, value) in province.birthAnswers { json.field(key, value) } }
                json.object("papers") { json in
                    json.object("birth_notice") { json in json.field("originals", 1) }
                }
                json.field("handover", "post")
            }
            let filled = try await counter.ask(.patch, place, Self.headers(), entries.text)
            #expect(filled.status == 200, "\(filled.json)")
            #expect(filled.json["problems"].list.isEmpty && filled.json["missing"].list.isEmpty, "\(filled.json)")
            #expect(filled.json["papers"]["birth_notice"]["originals"] == .integer(1))

            let scan = try await counter.post(
                "\(place)/files?component=birth_notice&name=giay.pdf",
                "%PDF-1.7 giấy chứng sinh",
                type: "application/pdf"
            )
            #expect(scan.status == 201, "\(scan.json)")
            #expect(try await counter.get("\(place)/files/\(scan.json["id"].text ?? "")").status == 200)
            #expect(try await counter.get("/work/intakes").json["items"].list.count == 1)

            let taken = try await counter.post("\(place)/acceptances", #"{"fees":[]}"#, key: "taken-in-once")
            #expect(taken.status == 201, "\(taken.json)")
            #expect(taken.json["state"]["code"] == .integer(2))
            #expect(taken.json["code"].text?.isEmpty == false)
            let again = try await counter.post("\(place)/acceptances", #"{"fees":[]}"#, key: "taken-in-again")
            #expect(again.json["id"] == taken.json["id"])
            let mother = try await Program(province, .citizen)
            let own = try await mother.get("/dossiers/\(taken.json["id"].text ?? "")")
            #expect(own.json["channel"].text == "counter" && own.json["handover"].text == "post")
            #expect(try await mother.get("/account/looks").json["items"].list.first?["purpose"].text != nil)
        }
    }

    @Test("an intake is its officer's alone, and only counters begin one")
    func intakeRights() async throws {
        try await TestProvince.with { province in
            let counter = try await Program(province, .counter)
            let id = try #require(try await Self.begun(counter).json["id"].text)
            for role in [TestProvince.Role.specialist, .leader, .citizen, .administrator] {
                let other = try await Program(province, role)
                #expect(try await Self.begun(other).status == 404, "\(role)")
                #expect(try await other.get("/work/intakes/\(id)").status == 404, "\(role)")
            }
            let elsewhere = try await Program(province, .stranger)
            #expect(try await elsewhere.get("/work/intakes/\(id)").status == 404)
            #expect(
                try await elsewhere.ask(.patch, "/work/intakes/\(id)", Self.headers(), #"{"answers":{}}"#).status == 404
            )
            let own = Program(province, token: try await province.token(.counter, scopes: [.dossiersWrite]))
            #expect(try await Self.begun(own).code == "API-003")

            #expect(try await Self.begun(counter, name: "Nguyễn Văn Khác").code == "DRF-007")
            let early = try await counter.post("/work/intakes/\(id)/acceptances", #"{"fees":[]}"#)
            #expect(early.code == "API-002", "\(early.json)")
            #expect(early.json["errors"].list.first?["pointer"].text?.hasPrefix("/answers/") == true)
            #expect(try await counter.ask(.delete, "/work/intakes/\(id)", Self.headers(), nil).status == 200)
            #expect(try await counter.get("/work/intakes/\(id)").status == 404)
        }
    }

    @Test("a leader gives several dossiers to one officer; one that has moved on does not hold up the others")
    func assignments() async throws {
        try await TestProvince.with { province in
            let leader = try await Program(province, .leader)
            var lines: [String] = []
            for _ in 0..<2 {
                let receipt = try await province.submitBirth()
                try await province.work(receipt.id, upTo: .specialist)
                let position = try await province.position(of: receipt.id, for: province.viewer(.counter))
                lines.append(#"{"id":"\#(receipt.id)","position":\#(position - lines.count)}"#)
            }
            let officer = try province.person(.specialist).person
            let body = #"{"dossiers":[\#(lines.joined(separator: ","))],"officer":"\#(officer)"}"#
            let done = try await leader.post("/work/assignments", body)
            #expect(done.status == 200, "\(done.json)")
            let refusals = done.json["items"].list.map { $0["refusal"] != .null }
            #expect(refusals == [false, true], "\(done.json)")
            #expect(try await Program(province, .specialist).post("/work/assignments", body).status == 404)
        }
    }

    @Test("a filter that a program keeps is one of the page, and the other way round")
    func filters() async throws {
        try await TestProvince.with { province in
            let counter = try await Program(province, .counter)
            let body = #"{"name":"Khai sinh","q":"mai & con","procedure":"1.001193","state":2,"from":"2026-11-01"}"#
            let kept = try await counter.post("/work/filters", body)
            #expect(kept.status == 201, "\(kept.json)")
            let id = try #require(kept.json["id"].text)
            #expect(kept.json["q"].text == "mai & con" && kept.json["state"] == .integer(2))
            let page = try await province.browser(.counter)
            try await page.open("/mot-cua/tim")
            try page.sees("Khai sinh")
            let other = try await Program(province, .specialist)
            #expect(try await other.get("/work/filters").json["items"].list.isEmpty)
            #expect(try await other.ask(.delete, "/work/filters/\(id)", Self.headers(), nil).status == 404)
            #expect(try await counter.ask(.delete, "/work/filters/\(id)", Self.headers(), nil).status == 200)
            #expect(try await counter.get("/work/filters").json["items"].list.isEmpty)
        }
    }

    @Test("printed forms and the book come as the pages give them, to who may see them")
    func printed() async throws {
        try await TestProvince.with { province in
            let receipt = try await province.submitBirth()
            let counter = try await Program(province, .counter)
            #expect(try await counter.get("/work/dossiers/\(receipt.id)/forms/01").status == 404)
            try await province.work(receipt.id, upTo: .specialist)
            let sheet = try await counter.get("/work/dossiers/\(receipt.id)/forms/01")
            #expect(sheet.status == 200)
            #expect(String(decoding: sheet.bytes, as: UTF8.self).contains("GIẤY TIẾP NHẬN HỒ SƠ"))
            let mother = try await Program(province, .citizen)
            #expect(try await mother.get("/dossiers/\(receipt.id)/forms/01").status == 200)
            #expect(try await mother.get("/dossiers/\(receipt.id)/forms/05").status == 404)
            // A token for own affairs draws no sheet of the desk.
            let own = Program(province, token: try await province.token(.counter, scopes: [.dossiersRead]))
            #expect(try await own.get("/dossiers/\(receipt.id)/forms/05").status == 404)
            #expect(try await Program(province, .stranger).get("/work/dossiers/\(receipt.id)/forms/01").status == 404)

            let book = try await counter.get("/work/reception-book")
            #expect(book.json["items"].list.map { $0["id"].text } == [receipt.id.description])
            let elsewhere = try await Program(province, .stranger)
            #expect(try await elsewhere.get("/work/reception-book?agency=\(province.committee)").status == 404)
            #expect(try await Program(province, .specialist).get("/work/reception-book").status == 404)
        }
    }

    /// Headers of a command with a fresh key.
    static func headers() -> [String: String] {
        ["Content-Type": "application/json", "Idempotency-Key": UUID().uuidString]
    }
}
