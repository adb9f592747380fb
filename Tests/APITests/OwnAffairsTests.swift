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

@Suite("Own affairs for programs")
struct OwnAffairsTests {
    @Test("a draft is filled in bit by bit, told what is missing, listed and deleted", arguments: TestEngine.all)
    func drafts(_ engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let mother = try await Program(province, .citizen)
            let id = try #require(try await mother.post("/drafts", #"{"procedure":"1.001193"}"#).json["id"].text)
            #expect(try await mother.get("/drafts").json["items"].list.map { $0["id"].text } == [id])
            var entries = JSONWriter()
            entries.object { json in
                json.object("answers") { json in for (key, value) in province.birthAnswers { json.field(key, value) } }
                json.field("handover", "counter")
            }
            let saved = try await mother.ask(.patch, "/drafts/\(id)", CounterTests.headers(), entries.text)
            #expect(saved.status == 200, "\(saved.json)")
            #expect(saved.json["problems"].list.isEmpty)
            #expect(saved.json["missing"].list == [.text("birth_notice")])
            #expect(saved.json["agency"].text?.isEmpty == false)
            let neighbour = try await Program(province, .neighbour)
            #expect(try await neighbour.ask(.patch, "/drafts/\(id)", CounterTests.headers(), "{}").status == 404)
            #expect(try await neighbour.ask(.delete, "/drafts/\(id)", CounterTests.headers(), nil).status == 404)
            #expect(try await mother.ask(.delete, "/drafts/\(id)", CounterTests.headers(), nil).status == 200)
            #expect(try await mother.get("/drafts/\(id)").status == 404)
        }
    }

    @Test("a receipt is told to its owner again, to nobody else")
    func receipt() async throws {
        try await TestProvince.with { province in
            let receipt = try await province.submitBirth()
            let mother = try await Program(province, .citizen)
            #expect(try await mother.get("/dossiers/\(receipt.id)/receipt").json["pin"].text == receipt.pin)
            #expect(try await Program(province, .neighbour).get("/dossiers/\(receipt.id)/receipt").status == 404)
            let read = try await mother.post("/messages/reads", "{}", type: "application/json")
            #expect(read.json["unread"] == .integer(0), "\(read.json)")
        }
    }

    @Test("the account, its devices and tokens are read and closed by their holder only")
    func account() async throws {
        try await TestProvince.with { province in
            let mother = try await Program(province, .citizen)
            let own = try await mother.get("/account")
            #expect(own.json["person"]["name"].text == "Bhling Thị Mai")
            _ = try await province.browser(.citizen)
            let device = try #require(try await mother.get("/account/devices").json["items"].list.first?["id"].text)
            let gone = try await mother.ask(.delete, "/account/devices/\(device)", CounterTests.headers(), nil)
            #expect(gone.status == 200)
            #expect(try await mother.get("/account/devices").json["items"].list.isEmpty)

            let token = try #require(try await mother.get("/account/tokens").json["items"].list.first?["id"].text)
            let neighbour = try await Program(province, .neighbour)
            let place = "/account/tokens/\(token)"
            #expect(try await neighbour.ask(.delete, place, CounterTests.headers(), nil).status == 404)
            let reading = Program(province, token: try await province.token(.citizen, scopes: [.accountRead]))
            #expect(try await reading.ask(.delete, place, CounterTests.headers(), nil).code == "API-003")
            #expect(try await mother.ask(.delete, place, CounterTests.headers(), nil).status == 200)
            #expect(try await mother.get("/token").status == 401)
        }
    }

    @Test("an officer lends the powers of the own post, sees it and takes it back")
    func delegations() async throws {
        try await TestProvince.with { province in
            let leader = try await Program(province, .leader)
            let today = province.clock.now.date
            let post = try #require(try await province.viewer(.leader).posts.first?.id)
            let body = #"""
                {"post":"\#(post)","to_login":"specialist","basis":"Đi công tác","from":"\#(today)","to":"2026-12-31"}
                """#
            let lent = try await leader.post("/work/delegations", body)
            #expect(lent.status == 201, "\(lent.json)")
            let id = try #require(lent.json["id"].text)
            #expect(try await leader.get("/work/delegations").json["items"].list.first?["to"].text == "2026-12-31")
            let clerk = try await Program(province, .clerk)
            #expect(try await clerk.post("/work/delegations", body).status == 404)
            #expect(try await clerk.ask(.delete, "/work/delegations/\(id)", CounterTests.headers(), nil).status == 404)
            #expect(try await leader.ask(.delete, "/work/delegations/\(id)", CounterTests.headers(), nil).status == 200)
            let nobody = #"{"post":"\#(post)","basis":"x","from":"\#(today)","to":"2026-12-31"}"#
            #expect(try await leader.post("/work/delegations", nobody).code == "API-001")
        }
    }

    @Test("figures, events of life and holidays are open")
    func open() async throws {
        try await TestProvince.with { province in
            let anybody = Program(province, token: nil)
            let receipt = try await province.submitBirth()
            try await province.work(receipt.id)
            let figures = try await anybody.get("/figures")
            #expect(figures.json["items"].list.last?["online"] == .integer(1), "\(figures.json)")
            #expect(try await anybody.get("/life-events").status == 200)
            #expect(try await anybody.get("/holidays?year=2026").json["items"].list.isEmpty == false)
            #expect(try await anybody.get("/holidays?year=2200").status == 404)
        }
    }
}
