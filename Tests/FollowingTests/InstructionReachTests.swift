import App
import Directory
import Dossiers
import Insights
import Kernel
import Ledger
import PortalTesting
import Storage
import StorageTesting
import Territory
import Testing

@Suite("Whom an instruction reaches, and who follows it")
struct InstructionReachTests {
    /// Lăng and A Nông become one commune, today.
    private static let merger = """
        key: "hop-nhat"
        title: { vi: Hợp nhất xã Lăng và xã A Nông, en: Lăng and A Nông become one }
        legal_basis: [{ number: 3/NQ, name: Nghị quyết thử }]
        effective: "2026-11-25"
        abolish_levels: []
        changes:
          - kind: merge
            from: ["20449", "20452"]
            to: { code: "20460", name: Xã Lăng Nông, kind: commune, level: commune, parent: "504" }
            part: whole
        """

    private static func merge(_ test: TestProvince) async throws -> Agency {
        let reform = try Reform(yaml: merger, file: "hop-nhat.yaml")
        var choices = ReformChoices()
        choices.leavesOfficers = true
        let leaving = choices
        try await test.command { try $0.apply(reform, choices: leaving, by: .system, in: $1) }
        let register = try await test.province.directory.register()
        return try #require(register.heirs(of: test.committee, on: test.clock.now.date).first)
    }

    /// A leader of the agency.
    private static func leader(of agency: Agency, in test: TestProvince) async throws -> Viewer {
        let register = try await test.province.directory.register()
        let posts = register.posts(of: agency.id, on: test.clock.now.date)
        let post = try #require(posts.first { $0.role == .leader })
        let somebody = try test.person(.neighbour)
        return Viewer(
            account: somebody.account,
            person: somebody.person,
            name: somebody.name,
            posts: [ViewerPost(id: post.id, agency: agency.id, role: .leader, title: post.title)]
        )
    }

    private static func draft(to agency: AgencyID) -> RemarkDesk.Draft {
        .init(
            agency: agency,
            words: "Rà soát các hồ sơ chậm.",
            deadline: CivilDate("2026-12-15")
        )
    }

    private static func figure(of subject: BoardSubject, _ test: TestProvince) -> RemarkDesk.Figure {
        .init("dang-xu-ly", of: subject, Period(days: 30, until: test.clock.now.date))
    }

    @Test(
        "what was ordered at a commune that a reform ends is its successor's to follow, and still its issuer's",
        arguments: TestEngine.all
    )
    func reform(engine: TestEngine) async throws {
        try await TestProvince.with(engine) { test in
            let done = try await InstructionTests.instruct(test)
            try await InstructionTests.carryOut(done, in: test)
            let open = try await InstructionTests.instruct(test)
            let issuer = try await test.viewer(.leader)
            let heir = try await Self.merge(test)
            #expect(heir.id != test.committee)
            let leader = try await Self.leader(of: heir, in: test)
            let (desk, insights) = (test.province.remarks, test.province.insights)
            try await test.province.database.read { db in
                let sight = try #require(try insights.sight(of: leader, in: db))
                #expect(Set(try desk.instructions(sight, in: db).map(\.id)) == [open, done])
                #expect(try desk.instruction(open, sight, in: db).agency == heir.id)
                let page = try desk.instructions(on: "dang-xu-ly", of: .agency(heir.id), in: db)
                #expect(Set(page.map(\.id)) == [open, done])
                // The post that the leader of Lăng had when the order was given.
                let before = try #require(try insights.sight(of: issuer, in: db))
                #expect(Set(try desk.instructions(before, in: db).map(\.id)) == [open, done])
                #expect(try desk.instruction(open, before, in: db).id == open)
            }
        }
    }

    @Test("an administrator who leads one commune orders there, and no department")
    func leaderAndAdministrator() async throws {
        try await TestProvince.with { test in
            var viewer = try await test.viewer(.leader)
            viewer.isAdministrator = true
            let (both, desk, insights) = (viewer, test.province.remarks, test.province.insights)
            let today = test.clock.now.date
            let register = try await test.province.directory.register()
            let department = try #require(register.agencies(on: today).first { $0.department != nil })
            let figure = Self.figure(of: .province, test)
            let choices = try await test.province.database.read { db in
                desk.agencies(for: .province, try #require(try insights.sight(of: both, in: db))).map(\.id)
            }
            #expect(choices == [test.committee])
            await #expect(throws: RemarkRefusal.notLeader) {
                try await test.province.database.write { db in
                    try desk.instruct(Self.draft(to: department.id), on: figure, by: both, in: db)
                }
            }
        }
    }

    @Test("where nobody can work on it, nothing is ordered")
    func emptyDesk() async throws {
        try await TestProvince.with { test in
            // A Nông has a leader and a counter, and no specialist.
            let (viewer, desk) = (try await test.viewer(.stranger), test.province.remarks)
            let figure = Self.figure(of: .agency(test.elsewhere), test)
            await #expect(throws: DossierRefusal.noCompetentAgency) {
                try await test.province.database.write { db in
                    try desk.instruct(Self.draft(to: test.elsewhere), on: figure, by: viewer, in: db)
                }
            }
        }
    }
}
