import Directory
import Kernel
import Storage
import StorageTesting
import Testing

@testable import Dossiers

@Suite("Questions of officers among a million dossiers")
struct WorklistPlanTests {
    @Test("are carried by an index on SQLite, each of them, also for who holds several posts")
    func plans() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            var viewer = commune.officer(.specialist)
            viewer.posts += commune.officer(.counter).posts + commune.officer(.leader).posts
            for viewer in [viewer, commune.officer(.counter)] {
                let conditions = WorklistCondition(viewer: viewer, now: commune.clock.now)
                for part in DossierFilter.Part.allCases {
                    var filter = DossierFilter(part: part)
                    let order: SQL = part == .all ? "ORDER BY submitted_at DESC, id DESC" : "ORDER BY step_due_at, id"
                    for text in ["", "0912345678", "000.00.00.H47-261125-0001", "mai"] {
                        filter.text = text
                        let plan = try await Self.plan(conditions.page(filter, order: order, limit: 51), database)
                        #expect(!plan.contains { $0.hasPrefix("SCAN dossier") }, "\(part) “\(text)”: \(plan)")
                    }
                }
            }
        }
    }

    @Test("open parts use the index of open dossiers")
    func open() async throws {
        try await TestEngine.memory.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            let conditions = WorklistCondition(viewer: commune.officer(.specialist), now: commune.clock.now)
            for part in [DossierFilter.Part.mine, .unassigned, .desk] {
                let page = conditions.page(DossierFilter(part: part), order: "ORDER BY step_due_at", limit: 51)
                let plan = try await Self.plan(page, database)
                #expect(plan.contains { $0.contains("dossier_open") }, "\(part): \(plan)")
            }
        }
    }

    private static func plan(_ page: SQL, _ database: Database) async throws -> [String] {
        try await database.read { db in
            try db.rows("EXPLAIN QUERY PLAN \(sql: page)")
                .map { try $0["detail"] as String }
        }
    }
}
