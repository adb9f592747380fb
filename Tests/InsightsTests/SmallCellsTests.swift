import Kernel
import Testing

@testable import Insights

@Suite("Small cells of open data")
struct SmallCellsTests {
    private typealias Group = SmallCells.Group

    @Test("are hidden with the next smallest of their sum")
    func parts() {
        let hidden = SmallCells(total: 68, groups: [Group(total: 68, parts: [3, 40, 20, 5, 0])])
        #expect(hidden.hidesPart == [[true, false, false, true, false]])
        #expect(!hidden.hidesTotal && hidden.hidesGroup == [false])
        let none = SmallCells(total: 60, groups: [Group(total: 60, parts: [40, 20, 0])])
        #expect(none.hidesPart == [[false, false, false]] && none.hidesGroup == [false])
    }

    @Test("take their sum along where nothing else is left, and then something beside it")
    func sums() {
        let alone = SmallCells(
            total: 63,
            groups: [Group(total: 3, parts: [3, 0]), Group(total: 20, parts: [12, 8]), Group(total: 40, parts: [40])]
        )
        #expect(alone.hidesGroup == [true, true, false] && !alone.hidesTotal)
        #expect(alone.hidesPart == [[true, false], [false, true], [false]])
        let single = SmallCells(total: 3, groups: [Group(total: 3, parts: [3])])
        #expect(single.hidesTotal && single.hidesGroup == [true] && single.hidesPart == [[true]])
    }

    @Test(
        "alone are enough where each of them can still be several numbers",
        arguments: [
            ([3, 2, 4, 40], [true, true, true, false], false), ([1, 1], [true, true], true),
            ([4, 4, 9], [true, true, true], false), ([2, 3], [true, true], false),
            ([1, 2, 0], [true, true, false], true),
        ]
    )
    func several(parts: [Int], hides: [Bool], hidesSum: Bool) {
        let total = parts.reduce(0, +)
        let hidden = SmallCells(
            total: total + 1000,
            groups: [Group(total: total, parts: parts), Group(total: 1000, parts: [600, 400])]
        )
        #expect(hidden.hidesPart[0] == hides && (hidden.hidesGroup[0] || total < 5) == (hidesSum || total < 5))
    }

    @Test("cannot be worked out from any sum, whatever the numbers", arguments: 0..<200 as Range<UInt64>)
    func noSumTells(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        let groups = (0..<Int.random(in: 1...3, using: &chance)).map { _ in
            let parts = (0..<Int.random(in: 1...8, using: &chance)).map { _ in
                Int.random(in: 0...(Bool.random(using: &chance) ? 6 : 60), using: &chance)
            }
            return Group(total: parts.reduce(0, +), parts: parts)
        }
        let total = groups.compactMap(\.total).reduce(0, +)
        let hidden = SmallCells(total: total, groups: groups)

        #expect(!(1...4).contains(total) || hidden.hidesTotal)
        let sums = hidden.hidesGroup.count { $0 } + (hidden.hidesTotal ? 1 : 0)
        #expect(sums != 1, "the total tells the one sum that is hidden")
        for (index, group) in groups.enumerated() {
            for (part, hides) in zip(group.parts, hidden.hidesPart[index]) {
                #expect(!(1...4).contains(part ?? 0) || hides)
            }
            let unknown = hidden.hidesPart[index].count { $0 } + (hidden.hidesGroup[index] ? 1 : 0)
            #expect(unknown != 1, "the sum tells the one part that is hidden: \(group) \(hidden)")
        }
    }

    @Test(
        "are small by the dossiers behind a value: those that it counts, or by which it is divided",
        arguments: [
            ("accepted", 7), ("100 * early / finished", 6), ("100 * early / (finished - withdrawn)", 4),
            ("overdue", 2), ("fees_collected", 7), ("100 * fees_online / fees_collected", 7),
            ("handling_minutes / (finished - stopped - withdrawn) / 1440", 4),
            ("100 * (early + on_time + unfinished - overdue) / (finished + unfinished)", 15),
            ("procedures", nil), ("100 * procedures_fully_online / procedures", nil),
        ] as [(String, Int?)]
    )
    func weights(formula: String, weight: Int?) throws {
        var figures = Figures.none
        (figures[.acceptedOnline], figures[.acceptedCounter]) = (5, 2)
        (figures[.early], figures[.late], figures[.withdrawn]) = (5, 1, 2)
        (figures[.feesCollected], figures[.feesOnline], figures[.handlingMinutes]) = (900_000, 300_000, 5000)
        var stocks = Stocks()
        (stocks.unfinished, stocks.overdue) = (9, 2)
        let facts = FormulaFacts(figures: figures, stocks: stocks, catalogue: [.procedures: 3, .fullyOnline: 2])
        #expect(try Formula(formula).weight(facts) == weight)
    }

    @Test("months of open data are over, whole, and at most five years")
    func months() throws {
        let today = try #require(CivilDate("2026-11-23"))
        let since = try #require(CivilDate("2021-01-01"))
        let usual = try #require(OpenMonths(today: today, since: since))
        #expect(usual.starts.count == 24 && usual.period.last == CivilDate("2026-10-31"))
        let all = try #require(OpenMonths(from: since, today: today, since: since))
        #expect(all.starts.count == 60 && all.period.first == CivilDate("2021-11-01"))
        let some = try #require(
            OpenMonths(from: CivilDate("2026-01-01"), to: CivilDate("2026-03-01"), today: today, since: since)
        )
        #expect(some.period == Period(try #require(CivilDate("2026-01-01")), try #require(CivilDate("2026-03-31"))))
        #expect(OpenMonths(from: CivilDate("2027-01-01"), today: today, since: since) == nil)
        #expect(OpenMonths(to: CivilDate("2019-01-01"), today: today, since: since) == nil)
        #expect(OpenMonths(today: today, since: try #require(CivilDate("2026-10-15"))) == nil)
    }

    @Test("numbers are written with at most four digits behind the point")
    func numbers() {
        #expect(OpenValue.text(12) == "12" && OpenValue.text(100.0 / 3) == "33.3333" && OpenValue.text(-0.5) == "-0.5")
    }
}
