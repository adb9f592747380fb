import Kernel
import Profiles
import Testing

@testable import Insights

@Suite("Indicators as data")
struct IndicatorTests {
    private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    private static func shelf() throws -> IndicatorShelf {
        let files = try Profile.named("quang-nam").files(below: "indicators")
        return IndicatorShelf(files: files.map { ($0.path, $0.text) })
    }

    @Test("of the province are read without a problem, and build on one another in order")
    func files() throws {
        let shelf = try Self.shelf()
        #expect(shelf.problems == [])
        let ordered = shelf.ordered(on: try Self.day("2026-11-23"))
        #expect(ordered.count >= 40)
        var seen: Set<String> = []
        for indicator in ordered {
            let references: Set<String> = indicator.formula?.references ?? []
            #expect(references.isSubset(of: seen), "\(indicator.key)")
            #expect(seen.insert(indicator.key).inserted, "\(indicator.key) stands twice")
        }
    }

    @Test(
        "of Quyết định 766 give the published totals from the published points of the groups",
        arguments: [
            ([13.2, 18.4, 7.7, 7.6, 17.6, 15.6], 80.1), ([13.6, 18.5, 7.7, 9.6, 17.6, 15.8], 82.8),
        ]
    )
    func index766(groups: [Double], total: Double) throws {
        let keys = ["cong-khai", "tien-do", "truc-tuyen", "thanh-toan", "hai-long", "so-hoa"].map { "766-" + $0 }
        let formula = try #require(try Self.shelf().indicator("766-tong", on: Self.day("2024-10-28"))?.formula)
        let values = Dictionary(uniqueKeysWithValues: zip(keys, groups))
        let sum = try #require(formula.value(FormulaFacts(values: values)))
        #expect(abs(sum - total) < 0.000_1)
        #expect(formula.value(FormulaFacts(values: values.filter { $0.key != "766-so-hoa" })) == nil)
    }

    @Test("begin and end: the index of 2022 is not asked in 2021")
    func validity() throws {
        let shelf = try Self.shelf()
        #expect(shelf.indicator("766-tong", on: try Self.day("2022-07-31")) == nil)
        #expect(shelf.indicator("766-tong", on: try Self.day("2022-08-01")) != nil)
        #expect(shelf.indicator("dung-han", on: try Self.day("2021-06-01")) != nil)
    }

    @Test("that are wrong are named with file, line and reason, and keep no other away")
    func problems() throws {
        let yaml = """
            key: thu
            name: { vi: Thử, en: Trial }
            basis: không
            indicators:
              - { key: mot, name: { vi: Một, en: One }, definition: { vi: a, en: a }, owner: A, unit: percent, formula: 100 * early / finnished, from: 2021-01-01 }
              - { key: hai, name: { vi: Hai, en: Two }, definition: { vi: a, en: a }, owner: A, unit: count, formula: early, from: 2021-01-01 }
              - { key: ba, name: { vi: Ba, en: Three }, definition: { vi: a, en: a }, owner: A, unit: count, formula: early, targets: [{ on: mai, value: 3 }], from: 2021-01-01 }
              - { key: bon, name: { vi: Bốn, en: Four }, definition: { vi: a, en: a }, owner: A, unit: bushels, formula: early, from: 2021-01-01 }
              - { key: nam, definition: { vi: a, en: a }, owner: A, unit: count, from: 2021-01-01 }
              - { key: "sáu", name: { vi: Sáu, en: Six }, definition: { vi: a, en: a }, owner: A, unit: count, from: 2021-01-01 }
              - { key: bay, name: { vi: Bảy, en: Seven }, definition: { vi: a, en: a }, owner: A, unit: count, formula: 'value("tam") + 1', from: 2021-01-01 }
            """
        let shelf = IndicatorShelf(files: [("thu.yaml", yaml)])
        #expect(shelf.groups[0].indicators.map(\.key) == ["hai", "bay"])
        #expect(shelf.problems.prefix(5).map(\.line) == [5, 7, 8, 9, 10])
        #expect(shelf.problems.count == 6)
        #expect(shelf.problems[0].vietnamese.contains("ký tự 15"))
        #expect(IndicatorShelf(files: [("x.yaml", "- 1")]).problems.count == 1)
        #expect(IndicatorShelf(files: [("x.yaml", "{{{")]).problems.count == 1)
    }

    @Test("have a path between targets, and stand to it by their direction")
    func standing() throws {
        let shelf = try Self.shelf()
        let day = try Self.day("2026-03-31")
        let share = try #require(shelf.indicator("ho-so-tren-mang-cap-xa", on: day))
        #expect(try share.path(on: Self.day("2021-06-30")) == 30)
        #expect(try share.path(on: Self.day("2030-12-31")) == 70)
        #expect(try share.path(on: Self.day("2031-12-31")) == 70)
        let middle = try #require(share.path(on: day))
        #expect(middle > 49.9 && middle < 50.1)
        #expect(share.standing(of: 71, on: day) == .reached)
        #expect(share.standing(of: 51, on: day) == .onTrack)
        #expect(share.standing(of: 49, on: day) == .behind)
        #expect(share.standing(of: nil, on: day) == .unknown)
        let rank = try #require(shelf.indicator("xep-hang-dti", on: day))
        #expect(rank.standing(of: 4, on: day) == .reached)
        #expect(rank.standing(of: 13, on: day) == .behind)
        let count = try #require(shelf.indicator("tiep-nhan", on: day))
        #expect(count.standing(of: 4, on: day) == .unjudged)
    }
}
