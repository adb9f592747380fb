import App
import Directory
import Dossiers
import Hummingbird
import Insights
import Kernel
import Ledger
import Notices
import PortalTesting
import Storage
import StorageTesting
import Territory
import Testing

@Suite("Alert rules that cannot be looked at, and receivers who may not see")
struct AlertFaultTests {
    private typealias Rounds = AlertRoundTests

    @Test("a rule that makes no sense is refused with its reason")
    func refusals() async throws {
        try await TestProvince.with { test in
            func refused(_ refusal: AlertRefusal, _ change: @Sendable (inout AlertRule) -> Void) async {
                var rule = Rounds.rule(test)
                change(&rule)
                let changed = rule
                await #expect(throws: refusal) { try await Rounds.write(changed, as: .leader, in: test) }
            }
            await refused(.unknownIndicator) { $0.indicator = "khong-co" }
            await refused(.unknown) { $0.subject = .province }
            await refused(.boundMissing) { $0.condition = AlertCondition(.below) }
            await refused(.boundMissing) { $0.condition = AlertCondition(.below, .nan) }
            await refused(.boundOutside) { $0.condition = AlertCondition(.growing, 40) }
            await refused(.boundOutside) { $0.condition = AlertCondition(.growing, 2.5) }
            await refused(.noPath) { $0.condition = AlertCondition(.behind) }
            await refused(.receiverMissing) { $0.receivers = [] }
            await refused(.noSuchChoice) { $0.days = 8 }
            await refused(.notAStock) { rule in
                rule.indicator = "dung-han"
                rule.condition = AlertCondition(.growing, 3)
            }
            for _ in 0..<AlertRule.most { try await Rounds.write(Rounds.rule(test), as: .leader, in: test) }
            await refused(.tooMany) { _ in }
            let clerk = try await test.viewer(.clerk)
            await #expect(throws: AlertRefusal.unknown) {
                try await test.province.database.write { [desk = test.province.alerts] db in
                    try desk.write(Rounds.rule(test), by: clerk, in: db)
                }
            }
        }
    }

    @Test("no value is neither true nor over", arguments: TestEngine.all)
    func noValue(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { test in
            var rule = Rounds.rule(test, AlertCondition(.below, 95))
            rule.indicator = "dung-han"
            let id = try await Rounds.write(rule, as: .leader, in: test)
            try await Rounds.look(test)
            #expect(try await Rounds.told(.leader, in: test).isEmpty, "nothing was handled yet")
            #expect(try await Rounds.kept(id, as: .leader, in: test).state == .waiting)
        }
    }

    @Test("a rule whose indicator is gone rests, says why, and wakes when it is back", arguments: TestEngine.all)
    func indicatorGone(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { test in
            let id = try await Rounds.write(Rounds.rule(test), as: .leader, in: test)
            let province = test.province
            let bare = Insights(
                database: province.database,
                territory: province.territory,
                directory: province.directory,
                catalogue: province.catalogue,
                surroundings: province.surroundings,
                shelf: IndicatorShelf(files: [])
            )
            let desk = AlertDesk(
                insights: bare,
                ledger: province.ledger,
                sender: .init { messages, _ in
                    #expect(messages.map(\.reason) == [.rested(.indicatorGone)])
                }
            )
            let rounds = AlertRounds(desk: desk, database: province.database)
            try await rounds.look(isPrompt: true)
            try await AlertRounds(
                desk: AlertDesk(
                    insights: bare,
                    ledger: province.ledger,
                    sender: .init { messages, _ in
                        Issue.record("told twice: \(messages.count)")
                    }
                ),
                database: province.database
            ).look(isPrompt: true)
            let resting = try await Rounds.kept(id, as: .leader, in: test)
            #expect(resting.state == .resting && resting.rest == .indicatorGone)

            try await Rounds.look(test)
            #expect(try await Rounds.kept(id, as: .leader, in: test).state == .waiting)
        }
    }

    @Test("who lost the post gets no figure: the owner's rule rests, another receiver is left out")
    func lostPost() async throws {
        try await TestProvince.with { test in
            let id = try await Rounds.write(Rounds.rule(test, AlertCondition(.above, -1)), as: .leader, in: test)
            var other = Rounds.rule(test, AlertCondition(.above, -1), to: [.leaders])
            other.subject = .agency(test.elsewhere)
            let watched = try await Rounds.write(other, as: .administrator, in: test)
            for role in [TestProvince.Role.leader, .stranger] {
                let person = try test.person(role).person
                try await test.province.database.write { [directory = test.province.directory] db in
                    for held in try directory.appointments(of: person, in: db) {
                        let today = test.province.surroundings.now.date
                        try directory.endAppointment(held.id, on: today, reason: "nghỉ hưu", by: .system, in: db)
                    }
                }
            }
            try await Rounds.look(test)
            #expect(try await Rounds.kept(id, as: .leader, in: test).rest == .ownerLostSight)
            let told = try await Rounds.told(.leader, in: test)
            #expect(told.map(\.kind) == [.alertRested])
            #expect(told.first?.words.vi.contains("0") == false, "no figure to who may not see it")

            #expect(try await Rounds.kept(watched, as: .administrator, in: test).state == .firing)
            let owner = try test.person(.administrator).person
            let alerts = try await test.province.database.read { [desk = test.province.alerts] db in
                try desk.alerts(of: owner, in: db)
            }
            #expect(alerts.map(\.told) == [0])
        }
    }

    @Test("a rule of an agency that a reform ended rests")
    func subjectGone() async throws {
        try await TestProvince.with { test in
            var rule = Rounds.rule(test)
            rule.subject = .agency(test.committee)
            let id = try await Rounds.write(rule, as: .administrator, in: test)
            let reform = try Reform(yaml: TestReform.split, file: "chia.yaml")
            try await test.province.database.write { [territory = test.province.territory] db in
                let before = try territory.atlas(in: db)
                let plan = try territory.reform(reform, by: .system, in: db)
                let after = try territory.atlas(in: db)
                try test.province.directory.reform(plan, atlas: after, before: before, by: .system, in: db)
            }
            try await Rounds.look(test)
            #expect(try await Rounds.kept(id, as: .administrator, in: test).rest == .subjectGone)
        }
    }

    @Test("rules are written, read, changed and ended on pages, and are their owner's alone")
    func pages() async throws {
        try await TestProvince.with { test in
            let leader = try await test.browser(.leader)
            try await leader.open("/ioc/quy-tac")
            try leader.sees("Chưa có quy tắc nào")
            try await leader.follow("Lập quy tắc")
            try leader.choose("Chỉ tiêu", "Hồ sơ đang xử lý")
            try await leader.press("Lưu quy tắc")
            try leader.sees("Điều kiện cần một con số.")
            try leader.choose("Báo khi số liệu", "Cao hơn một số")
            try leader.fill("Ngưỡng, số phần trăm hoặc số ngày", "1.500,5")
            try await leader.press("Lưu quy tắc")
            try leader.sees("Đang theo dõi", "Cao hơn 1.501", "30 ngày")
            let address = try leader.page.address

            let stranger = try await test.browser(.stranger)
            #expect(try await stranger.request(.get, address).status == 404)
            #expect(try await stranger.request(.get, "\(address)/sua").status == 404)

            try await leader.follow("Sửa")
            try leader.fill("Ngưỡng, số phần trăm hoặc số ngày", "0.125")
            try await leader.press("Lưu quy tắc")
            try await leader.follow("Sửa")
            #expect(try leader.page.source.contains("0,125"))
            try leader.choose("Báo khi số liệu", "Số tồn tăng liên tục trong số ngày")
            try leader.fill("Ngưỡng, số phần trăm hoặc số ngày", "3")
            try await leader.press("Lưu quy tắc")
            try leader.sees("Tăng liên tục 3 ngày")
            try await leader.press("Kết thúc quy tắc")
            try leader.sees("Chưa có quy tắc nào")
        }
    }
}
