import Kernel
import Profiles
import Testing

@testable import Insights

@Suite("Sheets of points")
struct IndexSheetTests {
    private static func shelf() throws -> IndicatorShelf {
        let files = try Profile.named("quang-nam").files(below: "indicators")
        return IndicatorShelf(files: files.map { ($0.path, $0.text) })
    }

    @Test("the index of digital transformation has the published maxima: 1000, and 700, 650, 650 for its pillars")
    func maxima() throws {
        let shelf = try Self.shelf()
        #expect(shelf.problems.isEmpty)
        let group = try #require(shelf.groups.first { $0.key == "dti" })
        let sheet = try #require(group.sheet)
        let most = Dictionary(uniqueKeysWithValues: group.indicators.map { ($0.key, $0.most ?? 0) })
        #expect(group.indicators.count == 9 && most.values.reduce(0, +) == 1000)
        #expect(sheet.parts.map { $0.members.compactMap { most[$0] }.reduce(0, +) } == [500, 500, 700, 650, 650])
    }

    @Test("a sheet that names what is not there says so, and the indicators stand")
    func faults() {
        var problems: [IndicatorProblem] = []
        let group = IndicatorGroup.read(
            yaml: """
                key: thu
                name: { vi: Thử, en: Trial }
                basis: ""
                sheet: { total: { vi: Tổng, en: Total }, parts: [{ name: { vi: A, en: A }, of: [mot, hai] }] }
                indicators:
                  - { key: mot, name: { vi: M, en: M }, definition: { vi: M, en: M }, owner: a, unit: points, from: 2021-01-01 }
                """,
            file: "thu.yaml",
            problems: &problems
        )
        #expect(group?.indicators.map(\.key) == ["mot"])
        #expect(
            problems.map(\.english) == ["hai", "mot"].map { "the sheet needs the indicator '\($0)' with its maximum" }
        )
    }
}
