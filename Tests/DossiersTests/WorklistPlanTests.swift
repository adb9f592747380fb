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
                    for text in ["", "0912345678", "000.00.00.H47-261125-0001", "mai"] {
                        filter.text = text
                        let plan = try await Self.plan(conditions.sql(filter), database)
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
                let plan = try await Self.plan(conditions.sql(DossierFilter(part: part)), database)
                #expect(plan.contains { $0.contains("dossier_open") }, "\(part): \(plan)")
            }
        }
    }

    private static func plan(_ condition: SQL, _ database: Database) async throws -> [String] {
        try await database.read { db in
            try db.rows("EXPLAIN QUERY PLAN SELECT * FROM dossier WHERE \(sql: condition) LIMIT 51")
                .map { try $0["detail"] as String }
        }
    }
}
