import App
import Directory
import Dossiers
import Kernel
import Ledger
import Profiles
import Storage
import StorageTesting
import Territory
import Testing

@testable import Insights
@testable import Simulation

@Suite("A whole province of 2,000 dossiers goes through both reforms")
struct ReformedProvinceTests {
    /// What a reform must leave alone of a dossier.
    private static let untouched: SQL = """
        SELECT COALESCE(code, reference) || ' ' || state || ' ' || step || ' ' || COALESCE(due_at, 0) || ' '
            || COALESCE(original_due_at, 0) || ' ' || COALESCE(step_due_at, 0) || ' ' || place_id AS line
        FROM dossier ORDER BY id
        """

    private static func apply(_ key: String, _ small: SmallProvince) async throws -> ReformReport {
        let path = "reforms/\(key).yaml"
        let reform = try Reform(yaml: try Profile.named("quang-nam").file(path).text, file: path)
        let dossiers = small.province.dossiers
        let day = small.clock.now.date
        let asked = try await dossiers.rehearse(reform, effective: day)
        let lines = asked.undecided.compactMap { open in
            open.candidates.first.map { "dossier \(open.name) \($0.unitCode)" }
        }
        let choices = try ReformChoices(lines: (lines + ["officers -"]).joined(separator: "\n"))
        return try await small.province.database.write { db in
            try dossiers.apply(reform, effective: day, choices: choices, by: .system, in: db)
        }
    }

    private static func statistics(_ small: SmallProvince, onUnitsOf date: CivilDate) async throws -> UnitStatistics {
        let dossiers = small.province.dossiers
        let first = try #require(CivilDate("2026-03-01"))
        let last = small.clock.now.date.adding(days: -1)
        return try await small.province.database.read { db in
            try dossiers.statistics(from: first, to: last, onUnitsOf: date, in: db)
        }
    }

    @Test(
        "statistics are equal on old and new units, codes and due moments stay, nothing lies at an agency that ended",
        arguments: TestEngine.all.filter { $0 != .file }
    )
    func bothReforms(engine: TestEngine) async throws {
        try await SmallProvince.with(engine, dossiers: 2000, hasCast: false, map: nil) { small in
            // The morning after the last day, so that the period of the statistics is over.
            let today = try #require(CivilDate("2026-03-31"))
            small.clock.set(Instant(today, TimeOfDay(8, 0)))
            let database = small.province.database
            let lines: @Sendable () async throws -> [String] = {
                try await database.read { try $0.rows(Self.untouched).map { try $0[0] as String } }
            }
            let (before, kept) = (try await Self.statistics(small, onUnitsOf: today), try await lines())
            #expect(kept.count == 2000 && before.total.received > 1700 && before.undivided.isEmpty)
            #expect(
                (25...55).contains(before.total.late * 1000 / before.total.handled),
                "3 to 5 in a hundred are late, give or take half of one by the chance of 2,000"
            )

            let past = try await Self.pastFigures(small)
            let first = try await Self.apply("2025-01-01", small)
            small.clock.set(small.clock.now.adding(minutes: 30))
            let second = try await Self.apply("2025-07-01", small)

            #expect(first.dossiers > 0 && second.dossiers > 100)
            #expect(try await lines() == kept)
            let (new, old) = (
                try await Self.statistics(small, onUnitsOf: today),
                try await Self.statistics(small, onUnitsOf: today.adding(days: -1))
            )
            #expect(new.total == before.total)
            #expect(old.total == before.total)
            try await onNewUnits(small, before, new)
            try await nothingIsLeftBehind(small)
            #expect(try await Self.pastFigures(small) == past, "a reform has rewritten the past")
            try await everyDayIsSound(small)
            try await figuresHaveTheirDossiers(small)
        }
    }

    /// What happened at each agency on each day before the reforms, and what stood there.
    private static func pastFigures(_ small: SmallProvince) async throws -> [String] {
        let today = try #require(CivilDate("2026-03-31"))
        let month = Period(days: 30, until: today.adding(days: -1))
        return try await small.province.database.read { db in
            try Counters.rows(.init(month, by: [.agency, .day]), in: db).map { "\($0.key) \($0.figures)" }
        }
    }

    /// No agency ever has more standing or overdue than unfinished, or fewer than none; today nothing stands where none is.
    private func everyDayIsSound(_ small: SmallProvince) async throws {
        let now = small.clock.now
        let (register, today) = (try await small.province.directory.register(), now.date)
        try await small.province.database.read { [insights = small.province.insights] db in
            let counters = try insights.counters(in: db)
            for question in [
                Counters.Question(Period(days: 90, until: today), by: [.agency, .day]),
                .init(until: today, by: [.agency, .month]),
            ] {
                // What was remembered before the reform gave way where it changed a day that was over.
                let (found, expected) = (try counters.rows(question), try Counters.rows(question, in: db))
                #expect(found.filter { $0.figures != .none } == expected.filter { $0.figures != .none })
            }
            for back in 0...30 {
                for (agency, stocks) in try counters.stocks(at: today.adding(days: -back)) {
                    #expect(
                        stocks.paused >= 0 && stocks.overdue >= 0 && stocks.pausedOverdue >= 0
                            && stocks.paused + stocks.overdue - stocks.pausedOverdue <= stocks.unfinished,
                        "\(agency), \(back) days ago: \(stocks)"
                    )
                    guard back == 0, stocks != Stocks() else { continue }
                    #expect(
                        register.agency(agency)?.exists(on: today) == true,
                        "\(stocks) stand at an agency that ended"
                    )
                }
            }
        }
    }

    private func figuresHaveTheirDossiers(_ small: SmallProvince) async throws {
        let month = Period(days: 31, until: small.clock.now.date)
        try await small.province.database.read { db in
            for row in try Counters.rows(.init(month, by: [.agency]), in: db) {
                let slice = Slice(agencies: [try #require(AgencyID(row.key[0]))])
                for measure in [Measure.submitted, .acceptedOnline, .early, .late, .handedOver, .refused, .digital] {
                    let evidence = try #require(Evidence(measure))
                    #expect(try evidence.total(in: month, of: slice, in: db) == row.figures[measure], "\(measure)")
                }
            }
        }
    }

    /// A commune that went whole into another brings all its figures along.
    private func onNewUnits(_ small: SmallProvince, _ before: UnitStatistics, _ new: UnitStatistics) async throws {
        let atlas = try await small.province.territory.atlas()
        let today = small.clock.now.date
        var least: [UnitID: Int] = [:]
        for (unit, figures) in before.byUnit where atlas.unit(unit)?.level == .commune {
            if let heir = atlas.whole(unit, on: today) { least[heir, default: 0] += figures.received }
        }
        #expect(least.count > 70)
        for (heir, received) in least { #expect((new.byUnit[heir]?.received ?? 0) >= received) }
    }

    private func nothingIsLeftBehind(_ small: SmallProvince) async throws {
        let (register, today) = (try await small.province.directory.register(), small.clock.now.date)
        let open = DossierState.allCases.filter { !$0.isFinal }
        let agencies = try await small.province.database.read { db in
            try db.rows(
                """
                SELECT agency_id AS agency FROM dossier WHERE state IN \(values: open)
                UNION SELECT receiving_agency_id FROM dossier WHERE state IN \(values: open)
                """
            ).map { try $0[0] as AgencyID }
        }
        #expect(agencies.allSatisfy { register.agency($0)?.exists(on: today) == true })
        let (database, key) = (small.province.database, small.province.openLedger.key)
        #expect(try await LedgerVerifier(database: database, key: key).run().isSound)
    }
}
