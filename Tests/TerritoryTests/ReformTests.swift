import Kernel
import Ledger
import Profiles
import Storage
import StorageTesting
import Territory
import Testing

@Suite("The map of Quảng Nam before and after its reforms")
struct ReformTests {
    static let migrations = [LedgerSchema.migrations, TerritorySchema.migrations]
    static let surroundings = Surroundings(
        clock: { Instant(Territory.beginning, TimeOfDay(7, 0)) },
        chance: SeededGenerator(seed: 1)
    )
    static let before = CivilDate(daysSinceEpoch: 19000)
    static let january = CivilDate("2025-01-01") ?? before
    static let july = CivilDate("2025-07-01") ?? before

    /// The units of 2021, then both reforms on their days.
    static func reformed(_ database: Database) async throws -> Territory {
        let ledger = Ledger(node: "test", surroundings: surroundings, projections: [TerritoryProjection()])
        let territory = Territory(database: database, ledger: ledger)
        let profile = try #require(try? Profile.named(Profile.names.first ?? ""))
        let units = try profile.file("units-2021.csv").text
        let reforms = try ["reforms/2025-01-01.yaml", "reforms/2025-07-01.yaml"]
            .map { try Reform(yaml: try profile.file($0).text, file: $0) }
        try await database.write { db in
            try territory.load(csv: units, in: db)
            for reform in reforms { try territory.reform(reform, by: .system, in: db) }
        }
        return territory
    }

    @Test("has 18 districts and 241 communes in 2021, ten of them in Tây Giang", arguments: TestEngine.all)
    func counts2021(engine: TestEngine) async throws {
        try await engine.with(Self.migrations) { database in
            let atlas = try await Self.reformed(database).atlas()
            let communes = atlas.units(on: Self.before, level: .commune)
            let kinds = Dictionary(grouping: communes) { $0.span(on: Self.before).kind }.mapValues(\.count)
            let tayGiang = try #require(atlas.unit(code: "504", on: Self.before))

            #expect(atlas.units(on: Self.before, level: .district).count == 18)
            #expect(communes.count == 241)
            #expect(kinds == ["ward": 25, "township": 13, "commune": 203])
            #expect(atlas.units(on: Self.before, level: .commune, within: tayGiang.id).count == 10)
        }
    }

    @Test("has 17 and 233 after 1 January 2025, and 78 communes without districts after 1 July 2025")
    func counts2025() async throws {
        try await TestEngine.memory.with(Self.migrations) { database in
            let atlas = try await Self.reformed(database).atlas()
            let spring = Self.january.adding(days: 30)

            #expect(atlas.units(on: spring, level: .district).count == 17)
            #expect(atlas.units(on: spring, level: .commune).count == 233)
            #expect(atlas.units(on: Self.july, level: .district).isEmpty)
            #expect(atlas.units(on: Self.july, level: .commune).count == 78)
            #expect(atlas.units(on: Self.july, level: .province).map(\.code) == ["48"])
        }
    }

    @Test("tells units with the same code apart, and who took over from Lăng")
    func identity() async throws {
        try await TestEngine.memory.with(Self.migrations) { database in
            let atlas = try await Self.reformed(database).atlas()
            let tanThanh = try #require(atlas.unit(code: "20335", on: Self.before))
            let banThach = try #require(atlas.unit(code: "20335", on: Self.july))
            let lang = try #require(atlas.unit(code: "20449", on: Self.before))
            let heirs = atlas.successors(of: lang.id, on: Self.july)

            #expect(tanThanh.id != banThach.id)
            #expect(tanThanh.name(on: Self.july) == "Phường Tân Thạnh")
            #expect(banThach.name(on: Self.july) == "Phường Bàn Thạch")
            #expect(heirs.map { atlas.name(of: $0.to, on: Self.july) } == ["Xã Tây Giang"])
            #expect(heirs.map(\.isWhole) == [true])
            #expect(atlas.fullName(of: lang.id, on: Self.before) == "Xã Lăng, huyện Tây Giang, tỉnh Quảng Nam")
        }
    }

    @Test("finds who is competent for Lăng at each level, before and after")
    func competence() async throws {
        try await TestEngine.memory.with(Self.migrations) { database in
            let atlas = try await Self.reformed(database).atlas()
            let lang = try #require(atlas.unit(code: "20449", on: Self.before))
            let district = try #require(atlas.unit(code: "504", on: Self.before))
            let province = try #require(atlas.unit(code: "48", on: Self.july))
            let commune = try #require(atlas.unit(code: "20455", on: Self.july))

            #expect(atlas.competent(for: lang.id, level: .district, on: Self.before) == .one(district.id))
            #expect(atlas.competent(for: lang.id, level: .district, on: Self.july) == .none)
            #expect(atlas.competent(for: lang.id, level: .commune, on: Self.july) == .one(commune.id))
            #expect(atlas.competent(for: lang.id, level: .province, on: Self.july) == .one(province.id))
        }
    }

    @Test("a statistic has the same total on old and on new units")
    func totals() async throws {
        try await TestEngine.memory.with(Self.migrations) { database in
            let atlas = try await Self.reformed(database).atlas()
            let old = atlas.units(on: Self.before, level: .commune)
            let statistic = Dictionary(uniqueKeysWithValues: old.enumerated().map { ($1.id, $0 * 7 + 1) })

            let forward = atlas.regroup(statistic, on: Self.july)
            let back = atlas.regroup(forward.figures, on: Self.before)

            #expect(forward.total == statistic.values.reduce(0, +))
            #expect(forward.undivided.isEmpty)
            #expect(forward.figures.count == 78)
            #expect(back.total == forward.total)
        }
    }

    @Test("refuses to apply a reform twice or before the last event", arguments: TestEngine.all)
    func refusals(engine: TestEngine) async throws {
        try await engine.with(Self.migrations) { database in
            let territory = try await Self.reformed(database)
            let profile = try Profile.named(Profile.names.first ?? "")
            let reform = try Reform(yaml: try profile.file("reforms/2025-07-01.yaml").text, file: "july")
            var early = reform
            early.key = "another"

            await #expect(throws: TerritoryRefusal.appliedBefore("2025-07-01")) {
                try await database.write { db in try territory.reform(reform, by: .system, in: db) }
            }
            await #expect(throws: TerritoryRefusal.self) {
                try await database.write { [early] db in
                    try territory.reform(early, effective: Territory.beginning.adding(days: -1), by: .system, in: db)
                }
            }
        }
    }

    @Test("a broken file is named with its line")
    func brokenFile() {
        let problem = #expect(throws: ReformProblem.self) {
            try Reform(
                yaml:
                    "key: a\ntitle: {vi: a, en: a}\nlegal_basis: []\neffective: \"2025-07-01\"\nchanges:\n  - kind: explode\n    from: [\"1\"]\n",
                file: "x.yaml"
            )
        }

        #expect(problem?.description.hasPrefix("x.yaml:6: kind must be one of") == true)
    }
}
