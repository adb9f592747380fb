import App
import Insights
import Kernel
import Simulation
import Storage
import StorageTesting
import Testing

@Suite("The analysts' file of a simulated month")
struct AnalysisTests {
    @Test("says the same as the counters, and nothing of a person", arguments: TestEngine.all)
    func fill(engine: TestEngine) async throws {
        try await SmallProvince.with(engine, dossiers: 120) { small in
            let path = TestEngine.path("analysis-\(UInt64.random(in: .min ... .max)).sqlite")
            let (insights, month) = (small.province.insights, Period(days: 400, until: small.clock.now.date))
            let whole = try await small.province.database.read { db in
                let file = try TableFileWriter(path: path)
                try insights.fill(file, in: db)
                try file.finish()
                return try Counters.sum(.init(month), in: db)
            }
            let guarded = GuardedFile(path: path, tables: Set(AnalysisTable.all.map(\.name)))
            func ask(_ sql: String) async throws -> [[GuardedQuery.Value]] { try await guarded.answer(sql).rows }
            let accepted = Int64(whole.accepted)
            #expect(
                try await ask("SELECT COUNT(*) FROM dossier WHERE accepted_at IS NOT NULL") == [[.integer(accepted)]]
            )
            #expect(
                try await ask(
                    "SELECT SUM(accepted_online + accepted_counter + accepted_post), SUM(rated) FROM day_count"
                ) == [[.integer(accepted), .integer(Int64(whole[.rated]))]]
            )
            let named = """
                SELECT COUNT(*) FROM dossier d JOIN agency a ON a.id = d.agency_id JOIN unit u ON u.id = d.place_id
                JOIN procedure p ON p.code = d.procedure_code
                """
            #expect(try await ask(named) == ask("SELECT COUNT(*) FROM dossier"))
            #expect(try await ask("SELECT COUNT(*) > 0 FROM cause") == [[.integer(1)]])
            for table in AnalysisTable.all {
                let columns = try await guarded.answer("SELECT * FROM \(table.name)").columns
                #expect(columns == table.columns.map(\.name))
                #expect(
                    !columns.contains {
                        $0.contains("person") || $0.contains("dossier_id")
                            || $0.contains("rating") && $0 != "rating_sum"
                    }
                )
            }
        }
    }
}
