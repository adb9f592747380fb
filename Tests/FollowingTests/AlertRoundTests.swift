import App
import Directory
import Dossiers
import Insights
import Kernel
import Ledger
import Notices
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("Alerts by rule")
struct AlertRoundTests {
    /// More than one dossier in work at Lăng, looked at every hour.
    static func rule(
        _ test: TestProvince,
        _ condition: AlertCondition = AlertCondition(.above, 1),
        to receivers: [AlertReceiver] = [.owner, .leaders]
    ) -> AlertRule {
        AlertRule(
            indicator: "dang-xu-ly",
            subject: .agency(test.committee),
            condition: condition,
            receivers: receivers,
            isPrompt: true
        )
    }

    @discardableResult
    static func write(
        _ rule: AlertRule,
        as role: TestProvince.Role,
        in test: TestProvince
    ) async throws -> AlertRuleID {
        let viewer = try await test.viewer(role)
        return try await test.province.database.write { [desk = test.province.alerts] db in
            try desk.write(rule, by: viewer, in: db)
        }
    }

    static func look(_ test: TestProvince, isPrompt: Bool = true) async throws {
        let rounds = AlertRounds(desk: test.province.alerts, database: test.province.database)
        try await rounds.look(isPrompt: isPrompt)
    }

    static func kept(_ id: AlertRuleID, as role: TestProvince.Role, in test: TestProvince) async throws -> KeptAlertRule
    {
        let viewer = try await test.viewer(role)
        return try await test.province.database.read { [desk = test.province.alerts] db in
            try desk.rule(id, of: viewer, in: db)
        }
    }

    /// What lies in the in-box about alerts, the oldest first.
    static func told(_ role: TestProvince.Role, in test: TestProvince) async throws -> [SentNotice] {
        let page = try await test.province.notices.inboxPage(of: try test.person(role).person, size: 50)
        return page.notices.filter { $0.kind?.rawValue.hasPrefix("alert.") == true }.reversed()
    }

    private static func accepted(_ count: Int, in test: TestProvince) async throws -> [DossierID] {
        var ids: [DossierID] = []
        for _ in 0..<count {
            ids.append(try await test.submitBirth().id)
            try await test.work(ids[ids.count - 1], upTo: .specialist)
        }
        return ids
    }

    @Test(
        "a rule fires once when it becomes true, says so when it is over, and keeps its pause",
        arguments: TestEngine.all
    )
    func course(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { test in
            let id = try await Self.write(Self.rule(test), as: .leader, in: test)
            try await Self.look(test)
            #expect(try await Self.told(.leader, in: test).isEmpty)

            let births = try await Self.accepted(2, in: test)
            try await Self.look(test)
            try await Self.look(test)
            let fired = try await Self.told(.leader, in: test)
            #expect(fired.map(\.kind) == [.alertFired])
            #expect(fired.first?.words.lines.first == "Hồ sơ đang xử lý, UBND xã Lăng: 2, cao hơn ngưỡng 1.")
            #expect(fired.first?.words.vi.contains("Định nghĩa: ") == true)
            #expect(fired.first?.address?.hasPrefix("/ioc/chi-tieu/dang-xu-ly?cua=don-vi") == true)

            try await test.work(births[0], from: .specialist)
            try await Self.look(test)
            #expect(try await Self.told(.leader, in: test).map(\.kind) == [.alertFired, .alertOver])
            #expect(try await Self.kept(id, as: .leader, in: test).state == .waiting)

            _ = try await Self.accepted(1, in: test)
            try await Self.look(test)
            #expect(try await Self.told(.leader, in: test).count == 2, "it fired today already")
            test.clock.move(minutes: 24 * 60)
            try await Self.look(test)
            #expect(try await Self.told(.leader, in: test).count == 3)
            let tables = try await test.rebuildsTheSame()
            #expect(tables["insight_alert"] == 2)
        }
    }

    @Test("a stock that grows two days running is told on the second evening")
    func growth() async throws {
        try await TestProvince.with { test in
            try await Self.write(Self.rule(test, AlertCondition(.growing, 2)), as: .leader, in: test)
            for day in 1...3 {
                _ = try await Self.accepted(1, in: test)
                try await Self.look(test)
                #expect(try await Self.told(.leader, in: test).count == (day < 2 ? 0 : 1), "day \(day)")
                test.clock.move(minutes: 24 * 60)
            }
            try await Self.look(test)
            #expect(try await Self.told(.leader, in: test).last?.kind == .alertOver, "nothing came in today")
        }
    }

    @Test("daily rules read whole days until yesterday, planned once for a working day and each hour")
    func pace() async throws {
        try await TestProvince.with { test in
            var rule = Self.rule(test)
            rule.isPrompt = false
            try await Self.write(rule, as: .leader, in: test)
            _ = try await Self.accepted(2, in: test)
            try await Self.look(test, isPrompt: false)
            #expect(try await Self.told(.leader, in: test).isEmpty, "until yesterday nothing stood")
            test.clock.move(minutes: 24 * 60)
            try await Self.look(test, isPrompt: false)
            #expect(try await Self.told(.leader, in: test).count == 1)

            let rounds = AlertRounds(desk: test.province.alerts, database: test.province.database)
            let count = try await test.province.database.write { db -> Int? in
                try rounds.plan(in: db)
                try rounds.plan(in: db)
                return try db.value("SELECT COUNT(*) FROM job WHERE kind = \(AlertRounds.job)")
            }
            #expect(count == 2)
            // Two days later is Saturday.
            test.clock.move(minutes: 2 * 24 * 60)
            let onSaturday = try await test.province.database.write { db -> Int? in
                try rounds.plan(in: db)
                return try db.value("SELECT COUNT(*) FROM job WHERE kind = \(AlertRounds.job)")
            }
            #expect(onSaturday == 3)
        }
    }
}
