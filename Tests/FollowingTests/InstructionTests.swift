import App
import Directory
import Dossiers
import Hummingbird
import Insights
import Kernel
import Ledger
import PortalTesting
import Storage
import StorageTesting
import Testing

@Suite("Remarks and instructions about a figure")
struct InstructionTests {
    private static func figure(_ test: TestProvince) -> RemarkDesk.Figure {
        .init("dang-xu-ly", of: .agency(test.committee), Period(days: 30, until: test.clock.now.date))
    }

    private static func draft(_ test: TestProvince) -> RemarkDesk.Draft {
        .init(
            agency: test.committee,
            words: "Rà soát các hồ sơ <chậm>.\nBáo cáo nguyên nhân.",
            deadline: CivilDate("2026-12-15")
        )
    }

    static func instruct(
        _ test: TestProvince,
        as role: TestProvince.Role = .leader,
        _ change: (inout RemarkDesk.Draft) -> Void = { _ in }
    ) async throws -> DossierID {
        let viewer = try await test.viewer(role)
        var draft = Self.draft(test)
        change(&draft)
        let (changed, figure) = (draft, Self.figure(test))
        return try await test.province.database.write { [desk = test.province.remarks] db in
            try desk.instruct(changed, on: figure, by: viewer, in: db)
        }
    }

    /// Lets the officers of Lăng carry an instruction out.
    static func carryOut(
        _ id: DossierID,
        saying report: String = "Đã giải quyết xong cả ba hồ sơ.",
        in test: TestProvince
    ) async throws {
        for role in [TestProvince.Role.clerk, .leader, .specialist, .leader, .clerk] {
            test.clock.move(minutes: 30)
            let officer = try await test.viewer(role)
            let position = try await test.position(of: id, for: officer)
            let step = try await test.province.database.read { [dossiers = test.province.dossiers] db in
                try dossiers.file(id, for: officer, in: db).dossier.step
            }
            try await test.command { dossiers, db in
                switch step {
                case "assign":
                    _ = try dossiers.assign(id, to: nil, note: "Làm ngay.", position: position, by: officer, in: db)
                case "number": _ = try dossiers.issueResult(id, position: position, by: officer, in: db)
                default:
                    let note = step == "report" ? report : "Đồng ý."
                    _ = try dossiers.finishStep(id, note: note, position: position, by: officer, in: db)
                }
            }
        }
    }

    static func standing(_ id: DossierID, in test: TestProvince) async throws -> Instruction {
        let (leader, insights) = (try await test.viewer(.leader), test.province.insights)
        return try await test.province.database.read { [desk = test.province.remarks] db in
            let sight = try #require(try insights.sight(of: leader, in: db))
            return try desk.instruction(id, sight, in: db)
        }
    }

    @Test(
        "an instruction is a dossier with a deadline: registered, assigned, reported, approved, closed",
        arguments: TestEngine.all
    )
    func course(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { test in
            let id = try await Self.instruct(test)
            let given = try await Self.standing(id, in: test)
            #expect(given.standing.dossier.code?.contains("261125") == true && !given.isDone)
            #expect(given.standing.step == "Vào sổ, trình lãnh đạo cơ quan")
            #expect(given.dueAt == Instant(try #require(CivilDate("2026-12-15")), TimeOfDay(17, 0)))
            #expect(given.value == 0)

            try await Self.carryOut(id, saying: "Đã giải quyết xong cả ba hồ sơ.\r\nKhông còn hồ sơ chậm.", in: test)
            let done = try await Self.standing(id, in: test)
            #expect(done.isDone && !done.isOverdue(at: test.clock.now))
            #expect(done.standing.report == "Đã giải quyết xong cả ba hồ sơ.\nKhông còn hồ sơ chậm.")
            let text = try await test.province.database.read { db in
                try db.value("SELECT text FROM dossier_result WHERE dossier_id = \(id)", as: String.self)
            }
            #expect(text?.contains("Kết quả thực hiện: Đã giải quyết xong cả ba hồ sơ.") == true)

            let tables = try await test.rebuildsTheSame()
            #expect(tables["insight_instruction"] == 1)
        }
    }

    @Test("it is late when its deadline has passed, and who was ordered neither ends nor puts it off")
    func overdue() async throws {
        try await TestProvince.with { test in
            let id = try await Self.instruct(test)
            let leader = try await test.viewer(.leader)
            let position = try await test.position(of: id, for: leader)
            let dossier = try await Self.standing(id, in: test).standing.dossier
            let later = try #require(dossier.dueAt).adding(minutes: 7 * 24 * 60)
            await #expect(throws: DossierRefusal.wrongState(dossier.state)) {
                try await test.command { dossiers, db in
                    try dossiers.stop(id, reason: "thôi", position: position, by: leader, in: db)
                }
            }
            await #expect(throws: DossierRefusal.wrongState(dossier.state)) {
                try await test.command { dossiers, db in
                    try dossiers.extend(id, to: later, reason: "bận", position: position, by: leader, in: db)
                }
            }
            await #expect(throws: DossierRefusal.reasonMissing) {
                try await Self.carryOut(id, saying: " ", in: test)
            }
            test.clock.move(minutes: 22 * 24 * 60)
            let late = try await Self.standing(id, in: test)
            #expect(late.isOverdue(at: test.clock.now) && !late.isDone)
        }
    }

    @Test("who may not order, to whom and until when is refused with its reason")
    func refusals() async throws {
        try await TestProvince.with { test in
            await #expect(throws: RemarkRefusal.unknown) { try await Self.instruct(test, as: .clerk) }
            await #expect(throws: RemarkRefusal.notLeader) { try await Self.instruct(test, as: .administrator) }
            await #expect(throws: RemarkRefusal.wrongAgency) {
                try await Self.instruct(test) { $0.agency = test.elsewhere }
            }
            await #expect(throws: RemarkRefusal.wordsMissing) { try await Self.instruct(test) { $0.words = " \n " } }
            await #expect(throws: RemarkRefusal.tooLong(2001)) {
                try await Self.instruct(test) { $0.words = String(repeating: "a", count: 2001) }
            }
            await #expect(throws: RemarkRefusal.badDeadline) {
                try await Self.instruct(test) { $0.deadline = CivilDate("2026-11-25") }
            }
            await #expect(throws: RemarkRefusal.badDeadline) { try await Self.instruct(test) { $0.deadline = nil } }
            await #expect(throws: RemarkRefusal.restDay("13/12/2026")) {
                try await Self.instruct(test) { $0.deadline = CivilDate("2026-12-13") }
            }
        }
    }

    @Test("remarks are read by who sees the figure, kept with it, escaped, and taken away by their author alone")
    func remarks() async throws {
        try await TestProvince.with { test in
            let leader = try await test.browser(.leader)
            try await leader.open("/ioc/chi-tieu/dang-xu-ly")
            try await leader.press("Ghi ý kiến")
            #expect(try leader.page.status == 422)
            try leader.sees("Có 1 chỗ cần sửa", "Chưa ghi nội dung.")
            try leader.fill("Ý kiến của bạn", "Số liệu này " + String(repeating: "a", count: RemarkDesk.mostWords))
            try await leader.press("Ghi ý kiến")
            #expect(try leader.page.status == 422)
            try leader.sees("Nội dung dài 2012 chữ", "Số liệu này aaa")
            try leader.fill("Ý kiến của bạn", "Cần xem lại <b>ngay</b>.")
            try await leader.press("Ghi ý kiến")
            try leader.sees("Đã ghi ý kiến.", "Cần xem lại <b>ngay</b>.", "Bríu Văn Liêm")
            #expect(try !leader.page.source.contains("<b>ngay</b>"))

            let stranger = try await test.browser(.stranger)
            let there = "/ioc/chi-tieu/dang-xu-ly?cua=don-vi:\(test.committee)"
            #expect(try await stranger.request(.get, there).status == 404)
            let administrator = try await test.browser(.administrator)
            try await administrator.open(there)
            try administrator.sees("Cần xem lại")
            try administrator.doesNotSee("Bỏ ý kiến")

            try await leader.press("Bỏ ý kiến")
            try leader.sees("Người viết đã bỏ ý kiến này.")
            try leader.doesNotSee("Cần xem lại")
            let other = try await test.viewer(.administrator)
            let id = try await test.province.database.read { db in
                try db.value("SELECT id FROM insight_remark", as: RemarkID.self)
            }
            let remark = try #require(id)
            await #expect(throws: RemarkRefusal.unknown) {
                try await test.province.database.write { [desk = test.province.remarks] db in
                    try desk.remove(remark, by: other, in: db)
                }
            }
        }
    }

    @Test("a leader orders from the page of a figure, which shows how it stands; the dossier leads back")
    func pages() async throws {
        try await TestProvince.with { test in
            let leader = try await test.browser(.leader)
            try await leader.open("/ioc/chi-tieu/dang-xu-ly")
            try await leader.follow("Giao nhiệm vụ")
            try leader.fill("Nội dung chỉ đạo", "Rà soát hồ sơ chậm.")
            try leader.fill("Hạn hoàn thành", "13/12/2026")
            try await leader.press("Giao nhiệm vụ")
            try leader.sees("Ngày 13/12/2026 cơ quan thực hiện không làm việc.")
            try leader.fill("Hạn hoàn thành", "15/12/2026")
            try await leader.press("Giao nhiệm vụ")
            try leader.sees("Đã giao nhiệm vụ.", "Đang thực hiện", "Vào sổ, trình lãnh đạo cơ quan", "15/12/2026")
            try await leader.follow("Mở hồ sơ")
            try leader.sees("Thực hiện nhiệm vụ được giao", "Rà soát hồ sơ chậm.")
            try await leader.follow("Xem chỉ đạo và số liệu làm căn cứ")
            try await leader.follow("Xem số liệu")
            try leader.sees("Rà soát hồ sơ chậm.", "Đang thực hiện")
            try await leader.open("/ioc/chi-dao")
            try leader.sees("Rà soát hồ sơ chậm.")

            let clerk = try await test.browser(.clerk)
            try await clerk.open("/mot-cua")
            try clerk.sees("Thực hiện nhiệm vụ được giao")
        }
    }
}
