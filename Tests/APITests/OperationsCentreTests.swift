import App
import Directory
import Dossiers
import Hummingbird
import Insights
import Kernel
import PortalTesting
import Storage
import StorageTesting
import Testing
import Web

@testable import API

@Suite("The operations centre for programs")
struct OperationsCentreTests {
    private static func rule(_ province: TestProvince, _ rest: String) -> String {
        #"{"indicator":"dang-xu-ly","subject":"\#(subject(province))",\#(rest)}"#
    }

    private static func subject(_ province: TestProvince) -> String { BoardSubject.agency(province.committee).word }

    /// The figure of the last thirty days as the fields that name it.
    private static func figure(_ province: TestProvince) -> String {
        let period = Period(days: 30, until: province.clock.now.date)
        return #""subject":"\#(subject(province))","from":"\#(period.first)","to":"\#(period.last)""#
    }

    @Test("an alert rule is written, fires, is changed and ended, by its owner only", arguments: TestEngine.all)
    func rules(_ engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let leader = try await Program(province, .leader)
            let body = Self.rule(province, #""condition":"above","bound":0.5,"prompt":true"#)
            let made = try await leader.post("/alert-rules", body)
            #expect(made.status == 201, "\(made.json)")
            let id = try #require(made.json["id"].text)
            #expect(try await leader.get("/alerts").json["items"].list.isEmpty)

            try await province.work(try await province.submitBirth().id, upTo: .specialist)
            try await AlertRounds(desk: province.province.alerts, database: province.province.database)
                .look(isPrompt: true)

            let kept = try await leader.get("/alert-rules/\(id)").json
            #expect(kept["state"].text == "firing")
            #expect(kept["bound"].number == 0.5)
            #expect(kept["receivers"].list == [.text("owner")])
            let alerts = try await leader.get("/alerts?rule=\(id)").json["items"].list
            #expect(alerts.count == 1)
            #expect(alerts.first?["value"].number == 1)
            #expect(alerts.first?["told"].int == 1)

            let changed = Self.rule(province, #""condition":"below","bound":3,"days":7,"receivers":["leaders"]"#)
            #expect(try await leader.ask(.put, "/alert-rules/\(id)", CounterTests.headers(), changed).status == 200)
            let list = try await leader.get("/alert-rules").json["items"].list
            #expect(list.map { $0["condition"].text } == ["below"])
            #expect(list.first?["days"].int == 7)

            for other in [TestProvince.Role.specialist, .citizen, .administrator] {
                let program = try await Program(province, other)
                #expect(try await program.get("/alert-rules/\(id)").status == 404)
                let put = try await program.ask(.put, "/alert-rules/\(id)", CounterTests.headers(), changed)
                #expect(put.status == 404, "\(other)")
                let gone = try await program.ask(.delete, "/alert-rules/\(id)", CounterTests.headers(), nil)
                #expect(gone.status == 404, "\(other)")
            }
            #expect(try await leader.ask(.delete, "/alert-rules/\(id)", CounterTests.headers(), nil).status == 200)
            #expect(try await leader.get("/alert-rules").json["items"].list.isEmpty)
        }
    }

    @Test(
        "a rule that makes no sense is refused with its reason",
        arguments: [
            (#""condition":"above""#, "ALR-003"), (#""condition":"growing","bound":2.5"#, "ALR-004"),
            (#""condition":"behind_path""#, "ALR-005"), (#""condition":"above","bound":1,"days":8"#, "ALR-009"),
            (#""condition":"above","bound":1,"receivers":[]"#, "ALR-007"),
            (#""condition":"above","bound":1e400"#, "WEB-010"),
        ]
    )
    func refusals(_ rest: String, _ code: String) async throws {
        try await TestProvince.with { province in
            let leader = try await Program(province, .leader)
            let refused = try await leader.post("/alert-rules", Self.rule(province, rest))
            #expect(refused.code == code, "\(refused.json)")
            #expect(try await leader.get("/alert-rules").json["items"].list.isEmpty)
        }
    }

    @Test("a token that only reads figures writes no rule, and who oversees nothing has none")
    func rights() async throws {
        try await TestProvince.with { province in
            let body = Self.rule(province, #""condition":"above","bound":1"#)
            let reader = Program(province, token: try await province.token(.leader, scopes: [.statisticsRead]))
            #expect(try await reader.post("/alert-rules", body).code == "API-003")
            let stranger = try await Program(province, .stranger)
            #expect(try await stranger.post("/alert-rules", body).code == "BRD-004")
            let citizen = try await Program(province, .citizen)
            #expect(try await citizen.get("/alert-rules").status == 404)
            #expect(try await citizen.post("/alert-rules", body).status == 404)
            #expect(try await citizen.get("/instructions").status == 404)
        }
    }

    @Test("a figure is spoken of, and what is said is taken away again", arguments: TestEngine.all)
    func remarks(_ engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let leader = try await Program(province, .leader)
            let place = "/indicators/dang-xu-ly/remarks"
            let ahead = #"{"subject":"\#(Self.subject(province))","from":"2026-11-01","to":"2027-01-01","words":"a"}"#
            #expect(try await leader.post(place, ahead).code == "FIG-001")
            let said = try await leader.post(
                place,
                "{\(Self.figure(province)),\"words\":\"Tăng do đợt cấp đổi.\\nTheo dõi thêm.\"}"
            )
            #expect(said.status == 201, "\(said.json)")
            let id = try #require(said.json["id"].text)
            let asked = place + "?subject=" + Self.subject(province)
            let seen = try await leader.get(asked).json["items"].list
            #expect(seen.map { $0["words"].text } == ["Tăng do đợt cấp đổi.\nTheo dõi thêm."])
            #expect(seen.first?["own"].bool == true)

            #expect(try await Program(province, .citizen).get(asked).status == 404)
            let stranger = try await Program(province, .stranger)
            #expect(try await stranger.get(asked).status == 404)
            #expect(try await stranger.ask(.delete, "/remarks/\(id)", CounterTests.headers(), nil).status == 404)
            #expect(try await leader.post(place, "{\(Self.figure(province)),\"words\":\" \"}").code == "FIG-002")

            #expect(try await leader.ask(.delete, "/remarks/\(id)", CounterTests.headers(), nil).status == 200)
            let after = try await leader.get(asked).json["items"].list
            #expect(after.first?["words"].text == "")
            #expect(after.first?["removed_at"].text != nil)
        }
    }

    @Test("a leader gives an instruction whose dossier says the figure, and follows it", arguments: TestEngine.all)
    func instructions(_ engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let leader = try await Program(province, .leader)
            func order(_ deadline: String) -> String {
                let rest = #""agency":"\#(province.committee)","words":"Rà soát.","deadline":"\#(deadline)""#
                return "{\(Self.figure(province)),\(rest)}"
            }
            let place = "/indicators/dang-xu-ly/instructions"
            #expect(try await leader.post(place, order("2026-12-13")).code == "FIG-008")
            #expect(try await Program(province, .administrator).post(place, order("2026-12-15")).code == "FIG-005")
            let given = try await leader.post(place, order("2026-12-15"))
            #expect(given.status == 201, "\(given.json)")
            let id = try #require(given.json["id"].text)
            #expect(given.headers[.location] == "/api/v1/instructions/\(id)")

            let list = try await leader.get("/instructions").json["items"].list
            #expect(list.map { $0["dossier"].text } == [id])
            let one = try await leader.get("/instructions/\(id)").json
            #expect(one["words"].text == "Rà soát.")
            #expect(one["overdue"].bool == false)
            #expect(one["finished_at"] == .null)

            let answers = try await Program(province, .clerk).get("/work/dossiers/\(id)").json["answers"]
            #expect(answers["figure_name"].text == "Hồ sơ đang xử lý")
            #expect(answers["figure_value"].text == "0")
            #expect(answers["figure_period"].text == "27/10/2026 – 25/11/2026")
        }
    }
}
