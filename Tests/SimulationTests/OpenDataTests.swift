import App
import Insights
import Kernel
import Storage
import StorageTesting
import Testing

@testable import Simulation

@Suite("Open data over a simulated month")
struct OpenDataTests {
    @Test("tables say what the counters say, and hide what is small", arguments: TestEngine.all)
    func tables(engine: TestEngine) async throws {
        try await SmallProvince.with(engine, dossiers: 200) { small in
            small.clock.set(small.clock.now.adding(minutes: 3 * 24 * 60))
            try await small.province.database.read { [insights = small.province.insights] db in
                let table = try #require(try insights.openTable("tiep-nhan", in: db))
                let march = Period(try #require(CivilDate("2026-03-01")), try #require(CivilDate("2026-03-31")))
                #expect(table.rows.allSatisfy { $0.period == march })
                let counted = try Counters.sum(.init(march), in: db).accepted
                #expect(table.rows.first?.scope == .province)
                #expect(table.rows.first?.cell == .number(String(counted)))
                #expect(table.rows.contains { $0.cell == .suppressed })
                for row in table.rows {
                    if case .number(let number) = row.cell { #expect(Int(number).map { $0 >= 5 || $0 == 0 } == true) }
                }
                levelsAddUp(table)

                let statements = db.statements
                let shares = try #require(try insights.openTable("dung-han", in: db))
                #expect(db.statements - statements <= 6)
                #expect(shares.rows.contains { $0.scope == .agency && $0.code.hasPrefix("H47") })
                let early = try #require(try insights.openTable("dung-han", from: CivilDate("2020-01-01"), in: db))
                #expect(early.rows == shares.rows, "nothing happened before")
                let communes = try #require(try insights.openTable("ho-so-tren-mang-cap-xa", in: db))
                #expect(communes.rows.allSatisfy { $0.level == "commune" } && !communes.rows.isEmpty)
                #expect(try insights.openTable("tra-lai-buoc-truoc", in: db) == nil, "it is internal")
                #expect(try insights.openTable("khong-co", in: db) == nil)

                let open = try insights.openDatasets(in: db)
                #expect(open.count == insights.openIndicators(on: small.clock.now.date).count)
                for dataset in open { _ = try insights.openTable(dataset.indicator.key, in: db) }
            }
        }
    }

    /// In each level either all is shown and adds up, or at least two things are hidden.
    private func levelsAddUp(_ table: OpenTable) {
        for level in table.rows where level.scope == .level {
            let agencies = table.rows.filter { $0.scope == .agency && $0.level == level.level }
            let hidden = (agencies + [level]).count { $0.cell == .suppressed }
            #expect(hidden != 1)
            guard hidden == 0 else { continue }
            let sum = agencies.map(\.number).reduce(0, +)
            #expect(sum == level.number)
        }
    }
}

extension OpenTable.Row {
    fileprivate var number: Int {
        if case .number(let text) = cell { Int(text) ?? 0 } else { 0 }
    }
}
