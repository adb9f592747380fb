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

    @Test(
        "are carried by an index on PostgreSQL too, once it knows how many rows there are",
        arguments: TestEngine.all.filter { $0 == .postgresql }
    )
    func postgresql(engine: TestEngine) async throws {
        try await engine.with(Commune.migrations) { database in
            let commune = try await Commune(database)
            try await Self.fill(40_000, commune.agency, database)
            for role in [DeskRole.specialist, .counter] {
                let conditions = WorklistCondition(viewer: commune.officer(role), now: commune.clock.now)
                for part in DossierFilter.Part.allCases {
                    let order: SQL = part == .all ? "ORDER BY submitted_at DESC, id DESC" : "ORDER BY step_due_at, id"
                    for text in ["", "0912345678", "000.00.00.H47-261125-0001", "mai"] {
                        var filter = DossierFilter(part: part)
                        filter.text = text
                        let page = conditions.page(filter, order: order, limit: 51)
                        let plan = try await database.read { db in
                            try db.rows("EXPLAIN \(sql: page)").map { try $0[0] as String }.joined()
                        }
                        #expect(!plan.contains("Seq Scan"), "\(role) \(part) “\(text)”: \(plan)")
                    }
                }
            }
        }
    }

    /// So many dossiers of 200 agencies, one of them the given one; most are finished, as after years.
    private static func fill(_ count: Int, _ agency: AgencyID, _ database: Database) async throws {
        try await database.write { db in
            try db.run(
                """
                INSERT INTO dossier (
                    id, reference, pin, code, procedure_code, procedure_version, procedure_name, field, channel, place_id,
                    receiving_agency_id, agency_id, node, state, money_state, handover, step, desk, applicant_name,
                    applicant_folded, applicant_id_number, applicant_phone, submitted_at, accepted_at, step_started_at,
                    step_due_at, finished_at, supplements, extensions, position
                )
                SELECT 'id-' || n, 'r-' || n, '000000', 'c-' || n, '1.001193', '1.001193@2021-01-01', 'Khai sinh', 'ho-tich',
                    'online', 'place', a, a, 'n', CASE WHEN n % 20 < 18 THEN 10 ELSE 4 END, 'free', 'online', 'appraise',
                    CASE n % 3 WHEN 0 THEN 'counter' WHEN 1 THEN 'specialist' ELSE 'leader' END, 'Người ' || n,
                    'nguoi ' || n, '0' || n, '09' || n, 1790000000000 + n * 1000, 1790000000000 + n * 1000,
                    1790000000000 + n * 1000, 1790000000000 + n * 2000,
                    CASE WHEN n % 20 < 18 THEN 1790000000000 + n * 3000 END, 0, 0, 1
                FROM (
                    SELECT n, CASE WHEN n % 200 = 0 THEN \(agency.description) ELSE 'agency-' || n % 200 END AS a
                    FROM generate_series(1, \(count)) AS n
                ) AS numbered
                """
            )
            try db.run("ANALYZE dossier")
        }
    }

    private static func plan(_ page: SQL, _ database: Database) async throws -> [String] {
        try await database.read { db in
            try db.rows("EXPLAIN QUERY PLAN \(sql: page)")
                .map { try $0["detail"] as String }
        }
    }
}
