import App
import Catalogue
import Directory
import Dossiers
import Kernel
import Ledger
import Simulation
import Storage
import StorageTesting
import Territory
import Testing

@testable import Insights

@Suite("Counters over a simulated month")
struct CountersTests {
    private static let month = Period(CivilDate(daysSinceEpoch: 20_513), CivilDate(daysSinceEpoch: 20_542))

    @Test("say the same as the dossiers, agency by agency, and are the same after a rebuild", arguments: TestEngine.all)
    func agreement(engine: TestEngine) async throws {
        try await SmallProvince.with(engine, dossiers: 200) { small in
            try await countersAgreeWithDossiers(small)
            try await allCutsSayTheSame(small)
            try await stocksOfThisMomentAgree(small)
            try await everyFigureHasItsDossiers(small)
            try await pagesHoldAllDossiers(small)
            try await causesAreTheDefects(small)
            try await ratingsAreThoseOfTheDossiers(small)
            try await rebuildGivesTheSame(small)
        }
    }

    /// 1 to 30 March 2026: the last whole day before the simulation ends.
    private func countersAgreeWithDossiers(_ small: SmallProvince) async throws {
        let (dossiers, month) = (small.province.dossiers, Self.month)
        let (expected, found) = try await small.province.database.read { [insights = small.province.insights] db in
            let counters = try insights.counters(in: db)
            let figures = try Counters.rows(.init(month, by: [.agency]), in: db)
            let before = try counters.stocks(at: month.first.adding(days: -1))
            let after = try counters.stocks(at: month.last)
            var table: [AgencyID: HandlingStatistics] = [:]
            for row in figures {
                let agency = try #require(AgencyID(row.key[0]))
                let statistics = HandlingStatistics(
                    row.figures,
                    before: before[agency] ?? Stocks(),
                    after: after[agency] ?? Stocks()
                )
                if statistics != .none { table[agency] = statistics }
            }
            return (try dossiers.statistics(from: month.first, to: month.last, in: db), table)
        }
        #expect(found == expected)
        #expect(found.values.reduce(.none, +).late > 0, "nothing was late: the comparison says little")
        #expect(found.values.reduce(.none, +).paused > 0)
    }

    private func allCutsSayTheSame(_ small: SmallProvince) async throws {
        let month = Self.month
        try await small.province.database.read { db in
            let whole = try Counters.sum(.init(month), in: db)
            #expect(whole.accepted > 100)
            for dimension in Dimension.allCases {
                let rows = try Counters.rows(.init(month, by: [dimension]), in: db)
                #expect(rows.map(\.figures).reduce(.none, +) == whole, "by \(dimension)")
                #expect(rows.map(\.key) == rows.map(\.key).sorted { $0.lexicographicallyPrecedes($1) })
            }
            let fine = try Counters.rows(.init(month, by: [.agency, .procedure, .channel, .month]), in: db)
            #expect(fine.map(\.figures).reduce(.none, +) == whole)
            let one = try #require(fine.max { $0.figures.accepted < $1.figures.accepted })
            let slice = Slice(
                agencies: [try #require(AgencyID(one.key[0]))],
                procedure: one.key[1],
                channel: Channel(rawValue: one.key[2])
            )
            #expect(try Counters.sum(.init(month, of: slice), in: db) == one.figures)
            let before = try Counters.sum(.init(until: month.first.adding(days: 9)), in: db)
            let after = try Counters.sum(.init(Period(month.first.adding(days: 10), month.last)), in: db)
            #expect(before + after == whole)
        }
    }

    private func stocksOfThisMomentAgree(_ small: SmallProvince) async throws {
        let noon = Instant(Self.month.last, TimeOfDay(12, 0))
        try await small.province.database.read { db in
            let overdue = try db.value(
                """
                SELECT COUNT(*) FROM dossier WHERE accepted_at IS NOT NULL AND finished_at IS NULL
                    AND (supplements >= 2 OR COALESCE(paused_at, \(small.clock.now)) > due_at)
                """,
                as: Int.self
            )
            let counters = try small.province.insights.counters(in: db)
            let stocks = try counters.stocks(at: small.clock.now.date)
            #expect(stocks.values.reduce(Stocks(), +).overdue == overdue)
            #expect(noon < small.clock.now)
        }
    }

    private func everyFigureHasItsDossiers(_ small: SmallProvince) async throws {
        let month = Self.month
        try await small.province.database.read { db in
            let whole = try Counters.sum(.init(month), in: db)
            for measure in Measure.allCases {
                guard let evidence = Evidence(measure) else { continue }
                #expect(try evidence.total(in: month, of: .all, in: db) == whole[measure], "\(measure)")
            }
        }
    }

    /// Page after page the dossiers come in their order, none twice and none left out.
    private func pagesHoldAllDossiers(_ small: SmallProvince) async throws {
        let (month, now) = (Self.month, small.clock.now)
        try await small.province.database.read { [insights = small.province.insights] db in
            func page(_ number: Int, _ key: String, _ part: String?) throws -> EvidenceReading {
                try #require(
                    try insights.evidence(behind: key, part: part, of: .province, month, page: number, in: db)
                )
            }
            for key in ["tiep-nhan", "dung-han", "thoi-gian-cho-tiep-nhan", "dang-xu-ly"] {
                for part in try page(1, key, nil).parts {
                    let days = part.isStock ? nil : month
                    let expected = try part.evidence(now: now).rows(in: days, of: .all, limit: 5000, in: db)
                    let pages = try (1...max(1, expected.count / EvidenceReading.size + 1)).map {
                        try page($0, key, part.word)
                    }
                    #expect(
                        pages.flatMap(\.rows) == expected && pages[0].count == expected.count,
                        "\(key), \(part.word)"
                    )
                    #expect(try page(99_999, key, part.word).rows.isEmpty)
                }
            }
        }
    }

    /// The ranking says what the dossiers' own tables say, and each of its lines lists as many dossiers as it counts.
    private func causesAreTheDefects(_ small: SmallProvince) async throws {
        let whole = Period(days: 400, until: small.clock.now.date)
        try await small.province.database.read { db in
            let causes = try Causes(whole, of: .all, in: db)
            for (deed, isRefusal) in [(Cause.Deed.supplement, false), (.refusal, true)] {
                let expected = try db.value(
                    """
                    SELECT COUNT(*) FROM (
                        SELECT DISTINCT dossier_id, round, target_kind, target FROM dossier_defect
                        WHERE (round = 0) = (\(isRefusal ? 1 : 0) = 1)
                    ) AS named
                    """,
                    as: Int.self
                )
                #expect(causes.total(of: deed) == expected && causes.total(of: deed) > 0, "\(deed)")
            }
            #expect(causes.lines.map(\.count) == causes.lines.map(\.count).sorted(by: >))
            for line in causes.lines.prefix(5) {
                let rows = try Causes.rows(behind: line.cause, in: whole, of: .all, limit: 500, offset: 0, in: db)
                #expect(rows.count == line.count && rows.allSatisfy { $0.procedure == line.cause.procedure })
            }
        }
    }

    private func ratingsAreThoseOfTheDossiers(_ small: SmallProvince) async throws {
        let whole = Period(days: 400, until: small.clock.now.date)
        try await small.province.database.read { db in
            let figures = try Counters.sum(.init(whole), in: db)
            let scores = try db.rows("SELECT score FROM dossier_rating").map { try $0[0] as Int }
            #expect(scores.count == figures[.rated] && scores.reduce(0, +) == figures[.ratingSum])
            #expect(scores.count { $0 >= 4 } == figures[.satisfied] && figures[.satisfied] > 0)
            #expect(scores.count { $0 <= 2 } == figures[.dissatisfied])
        }
    }

    private func rebuildGivesTheSame(_ small: SmallProvince) async throws {
        let (ledger, database) = (small.province.ledger, small.province.database)
        let before = try await database.read { try ledger.fingerprints(in: $0) }
        try await database.write { try ledger.rebuild(in: $0) }
        let after = try await database.read { try ledger.fingerprints(in: $0) }
        #expect(before.map(\.hash) == after.map(\.hash))
        #expect(before.contains { $0.table == "insight_count" && $0.rows > 100 })
        try await littleMemoryGivesTheSame(small)
    }

    /// What has ended is written again and again, and read back where something happens to it once more.
    private func littleMemoryGivesTheSame(_ small: SmallProvince) async throws {
        let (ledger, name) = (small.province.ledger, FactsProjection.projectionName)
        try await small.province.database.write { db in
            let before = try ledger.fingerprints(of: name, in: db)
            for table in FactsProjection().tables { try db.run("DELETE FROM \(name: table)") }
            let batch = FactsBatch(bounds: .init(facts: 5, rows: 50))
            try ledger.each(in: db) { try batch.take([$0], in: db) }
            try batch.finish(in: db)
            #expect(try ledger.fingerprints(of: name, in: db) == before)
        }
    }
}
