import App
import Directory
import Dossiers
import Foundation
import Kernel
import PortalTesting
import Storage
import StorageTesting
import Testing
import Web

@testable import API

@Suite("Administration for programs")
struct AdministrationTests {
    @Test("an officer is taken on: account, post, appointment, absence, and out again", arguments: TestEngine.all)
    func personnel(_ engine: TestEngine) async throws {
        try await TestProvince.with(engine) { province in
            let (office, today) = (try await Program(province, .administrator), province.clock.now.date)
            let body = #"{"name":"Zơ Râm Thị Nữ","id_number":"049195000123","login":"zoram.nu"}"#
            let opened = try await office.post("/admin/accounts", body)
            #expect(opened.status == 201, "\(opened.json)")
            let account = try #require(opened.json["id"].text)
            #expect(try await office.post("/admin/accounts", body).code == "DIR-025")

            let made = try await office.post(
                "/admin/agencies/\(province.committee)/posts",
                #"{"role":"specialist","title":"Công chức tư pháp","fields":["ho-tich"],"from":"\#(today)"}"#
            )
            #expect(made.status == 201, "\(made.json)")
            let post = try #require(made.json["id"].text)
            let appointed = try await office.post(
                "/admin/posts/\(post)/appointments",
                #"{"officer":"zoram.nu","from":"\#(today)","to":"2027-11-20"}"#
            )
            #expect(appointed.status == 201, "\(appointed.json)")
            let seen = try await office.get("/admin/accounts/\(account)")
            #expect(seen.json["appointments"].list.first?["title"].text == "Công chức tư pháp")
            let agency = try await office.get("/admin/agencies/\(province.committee)")
            let holders = agency.json["posts"].list.first { $0["id"].text == post }?["holders"].list
            #expect(holders?.first?["name"].text == "Zơ Râm Thị Nữ", "\(agency.json)")

            let lent = try await office.post(
                "/admin/posts/\(post)/delegations",
                #"{"to_login":"specialist","basis":"Nghỉ ốm","from":"\#(today)","to":"2026-12-30"}"#
            )
            #expect(lent.status == 201, "\(lent.json)")
            province.clock.move(minutes: 2 * 1440)
            for place in [
                "/admin/delegations/\(lent.json["id"].text ?? "")",
                "/admin/appointments/\(appointed.json["id"].text ?? "")",
            ] {
                let ended = try await office.ask(.delete, place, CounterTests.headers(), nil)
                #expect(ended.status == 200, "\(place) \(ended.json)")
                #expect(try await office.ask(.delete, place, CounterTests.headers(), nil).status == 404, "\(place)")
            }
            #expect(try await office.post("/admin/posts/\(post)/closures", #"{"reason":"Sắp xếp"}"#).status == 200)
            let locked = try await office.post("/admin/accounts/\(account)/locks", "", type: "application/json")
            #expect(locked.json["locked"] != .null, "\(locked.json)")
            let open = try await office.post("/admin/accounts/\(account)/unlocks", "")
            #expect(open.json["locked"] == .null)
        }
    }

    @Test("administration needs an administrator and the scope; nobody locks himself out")
    func rights() async throws {
        try await TestProvince.with { province in
            let office = try await Program(province, .administrator)
            for role in [TestProvince.Role.leader, .counter, .citizen] {
                let other = try await Program(province, role)
                for place in ["/admin/accounts", "/admin/tokens", "/admin/overview", "/admin/calendars/default"] {
                    #expect(try await other.get(place).status == 404, "\(role) \(place)")
                }
                #expect(try await other.post("/admin/accounts", "{}").status == 404)
            }
            let reading = Program(
                province,
                token: try await province.token(.administrator, scopes: [.work, .statisticsRead, .accountRead])
            )
            #expect(try await reading.get("/admin/accounts").code == "API-003")

            let found = try await office.get("/admin/accounts?limit=2")
            #expect(found.json["items"].list.count == 2)
            let next = try #require(found.json["next"].text)
            let more = try await office.get("/admin/accounts?limit=2&cursor=\(next)")
            #expect(more.json["items"].list.first?["login"] != found.json["items"].list.first?["login"])
            #expect(try await office.get("/admin/accounts?kind=citizen").json["items"].list.isEmpty)
            #expect(try await office.get("/admin/accounts?kind=citizen&q=mai").json["items"].list.isEmpty == false)
            let own = try province.person(.administrator).account
            #expect(try await office.post("/admin/accounts/\(own)/locks", "").code == "DIR-007")
            #expect(try await office.post("/admin/accounts/\(own)/right-withdrawals", "").code == "DIR-007")
        }
    }

    @Test("calendars: a closed day, its end, and the holidays of the next year")
    func calendars() async throws {
        try await TestProvince.with { province in
            let office = try await Program(province, .administrator)
            let day = "/admin/calendars/\(province.committee)/days/2026-12-24"
            let body = #"{"sessions":["07:00-11:30"],"note":"Bão số 12"}"#
            #expect(try await office.ask(.put, day, CounterTests.headers(), body).status == 200)
            let seen = try await office.get("/admin/calendars/\(province.committee)?year=2026")
            #expect(seen.json["exceptions"].list.first?["note"].text == "Bão số 12", "\(seen.json)")
            let wrong = #"{"sessions":["11:30-07:00"],"note":"x"}"#
            #expect(try await office.ask(.put, day, CounterTests.headers(), wrong).code == "DIR-038")
            #expect(try await office.ask(.delete, day, CounterTests.headers(), nil).status == 200)
            #expect(try await office.ask(.delete, day, CounterTests.headers(), nil).status == 422)
            #expect(try await office.get("/admin/calendars/khong-co").status == 404)

            let known = try await province.province.database.read { [province] db in
                try province.province.directory.holidays(in: db).years.upperBound
            }
            let year = known + 1
            let days = #"{"days":[{"date":"\#(year)-01-01","kind":"holiday","name":"Tết Dương lịch"}]}"#
            let kept = try await office.ask(.put, "/admin/holidays/\(year)", CounterTests.headers(), days)
            #expect(kept.status == 200, "\(kept.json)")
            #expect(try await office.get("/holidays?year=\(year)").json["items"].list.count == 1)
            let far = try await office.ask(.put, "/admin/holidays/\(year + 5)", CounterTests.headers(), days)
            #expect(far.code == "DIR-039")
        }
    }

    @Test("a procedure is read, checked and published by a program; a broken file tells its lines")
    func procedures() async throws {
        try await TestProvince.with { province in
            let office = try await Program(province, .administrator)
            let file = try await office.get("/admin/procedures/1.001193/file")
            #expect(file.status == 200)
            let text = String(decoding: file.bytes, as: UTF8.self)
            var sent = JSONWriter()
            sent.object { $0.field("text", text) }
            let check = try await office.post("/admin/procedures/checks", sent.text)
            #expect(check.status == 200, "\(check.json)")
            #expect(check.json["code"].text == "1.001193" && check.json["changes"] == .bool(false))
            #expect(try await office.post("/admin/procedures", sent.text).status == 201)
            #expect(try await office.get("/admin/procedures/1.001193/publications").json["items"].list.count == 1)
            let broken = try await office.post("/admin/procedures/checks", #"{"text":"code: 1\nname: ["}"#)
            #expect(broken.json["problems"].list.isEmpty == false && broken.json["refusal"] != .null)
            let refused = try await office.post("/admin/procedures", #"{"text":"code: 1\nname: ["}"#)
            #expect(refused.status == 422, "\(refused.json)")
        }
    }

    @Test("tokens of all accounts are listed and one is shut out")
    func tokens() async throws {
        try await TestProvince.with { province in
            let office = try await Program(province, .administrator)
            let mother = try await Program(province, .citizen)
            let id = try #require(try await mother.get("/token").json["id"].text)
            let listed = try await office.get("/admin/tokens").json["items"].list.compactMap { $0["id"].text }
            #expect(listed.contains(id))
            #expect(try await office.ask(.delete, "/admin/tokens/\(id)", CounterTests.headers(), nil).status == 200)
            #expect(try await mother.get("/token").status == 401)
            #expect(try await office.get("/admin/overview").json["agencies"] != .integer(0))
        }
    }
}
