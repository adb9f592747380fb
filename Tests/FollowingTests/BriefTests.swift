import App
import Directory
import Dossiers
import Hummingbird
import Insights
import InsightsPages
import Kernel
import Ledger
import Notices
import PaperTesting
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("The weekly brief")
struct BriefTests {
    /// A week with births in work, one of them done; seen from the Monday after, at six.
    private static func withAWeek(
        _ engine: TestEngine = .memory,
        _ body: @escaping @Sendable (TestProvince) async throws -> Void
    ) async throws {
        try await TestProvince.with(engine) { test in
            try await test.work(try await test.submitBirth().id)
            try await test.work(try await test.submitBirth().id, upTo: .specialist)
            _ = try await InstructionTests.instruct(test)
            // From Wednesday 08:00 to Monday 06:00.
            test.clock.move(minutes: (4 * 24 + 22) * 60 - 60)
            try await body(test)
        }
    }

    private static func rounds(_ test: TestProvince) -> BriefRounds {
        BriefRounds(desk: test.province.briefs, database: test.province.database, send: test.province.briefSender)
    }

    private static func kept(_ subject: BoardSubject, in test: TestProvince) async throws -> KeptBrief? {
        let monday = try #require(CivilDate("2026-11-23"))
        return try await test.province.database.read { [desk = test.province.briefs] db in
            try desk.brief(monday, of: subject, in: db)
        }
    }

    @Test(
        "on Monday the province's is made and those that somebody reads, whose readers are told once",
        arguments: TestEngine.all
    )
    func monday(engine: TestEngine) async throws {
        try await Self.withAWeek(engine) { test in
            let own = BoardSubject.agency(test.committee)
            let leader = try await test.viewer(.leader)
            let clerk = try await test.viewer(.clerk)
            try await test.province.database.write { [desk = test.province.briefs] db in
                try desk.tell(leader, of: own, true, in: db)
                #expect(throws: RemarkRefusal.unknown) { try desk.tell(clerk, of: own, true, in: db) }
                #expect(throws: RemarkRefusal.unknown) { try desk.tell(leader, of: .province, true, in: db) }
            }
            let monday = try #require(CivilDate("2026-11-23"))
            try await Self.rounds(test).make(weekOf: monday)
            try await Self.rounds(test).make(weekOf: monday)

            let brief = try #require(try await Self.kept(own, in: test)).brief
            #expect(brief.accepted == 2 && brief.finished == 1 && brief.unfinished == 1)
            #expect(brief.orders.map(\.agency) == ["UBND xã Lăng"])
            #expect(brief.week.number == 48 && brief.week.year == 2026)
            #expect(try await Self.kept(.province, in: test) != nil)
            let count = try await test.province.database.read { db in
                try db.value("SELECT COUNT(*) FROM insight_brief", as: Int.self)
            }
            #expect(count == 2, "nobody else asked for one")
            let inbox = try await test.province.notices.inboxPage(of: try test.person(.leader).person, size: 50)
            #expect(inbox.notices.filter { $0.kind == .briefMade }.count == 1)

            try await test.rebuildsTheSame()
        }
    }

    @Test("a week's paper is the same bytes for ever, whatever happens after, and is archivable")
    func sameBytes() async throws {
        try await Self.withAWeek { test in
            let monday = try #require(CivilDate("2026-11-23"))
            try await Self.rounds(test).make(weekOf: monday)
            let press = BriefPress(publisher: "UBND tỉnh Quảng Nam", place: "Quảng Nam")
            let first = try await press.pdf(try #require(try await Self.kept(.province, in: test)))
            _ = try await test.submitBirth()
            test.clock.move(minutes: 3 * 24 * 60)
            try await Self.rounds(test).make(weekOf: monday)
            let second = try await press.pdf(try #require(try await Self.kept(.province, in: test)))
            #expect(first == second && first.starts(with: Array("%PDF".utf8)))
            if ArchiveJudge.python != nil { #expect(try ArchiveJudge.findings(in: first) == []) }
        }
    }

    @Test("a leader makes and reads the own office's, nobody else does; a week that is not over has none")
    func pages() async throws {
        try await Self.withAWeek { test in
            let leader = try await test.browser(.leader)
            try await leader.open("/ioc/ban-tin")
            try leader.sees("Bản tin tuần", "23/11/2026 – 29/11/2026", "Lập bản tin")
            try await leader.press("Lập bản tin", value: "2026-11-23")
            try leader.sees("Đã lập bản tin.", "Tải PDF")
            let link = try #require(try leader.page.link("Tải PDF"))
            let paper = try await leader.request(.get, link)
            #expect(paper.status == 200 && paper.headers[.contentType] == "application/pdf")
            try await leader.press("Báo cho tôi mỗi sáng thứ hai")
            try leader.sees("Thôi báo cho tôi")

            let stranger = try await test.browser(.stranger)
            #expect(try await stranger.request(.get, link + "?cua=don-vi:\(test.committee)").status == 404)
            #expect(try await leader.request(.get, "/ioc/ban-tin/2026-11-30").status == 404)
            #expect(try await leader.request(.get, "/ioc/ban-tin/hôm-nay").status == 404)
            await #expect(throws: RemarkRefusal.unknown) {
                let monday = try #require(CivilDate("2026-11-30"))
                try await test.province.database.write { [desk = test.province.briefs] db in
                    try desk.make(monday, of: .province, by: .system, in: db)
                }
            }
        }
    }
}
