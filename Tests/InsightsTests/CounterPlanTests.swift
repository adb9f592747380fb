import Directory
import Kernel
import Testing

@testable import Insights

@Suite("How counters are asked")
struct CounterPlanTests {
    private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    private static func stretches(_ first: String, _ last: String, by dimensions: [Dimension] = []) throws -> [String] {
        let plan = CounterPlan(.init(Period(try day(first), try day(last)), by: dimensions))
        return plan.stretches.map { "\($0.isMonthly ? "months" : "days") \($0.to - $0.from + 1)" }
    }

    @Test("whole months come from monthly counters, the edges from daily ones")
    func split() throws {
        #expect(try Self.stretches("2026-03-01", "2026-03-31") == ["months 1"])
        #expect(try Self.stretches("2026-03-02", "2026-03-31") == ["days 30"])
        #expect(try Self.stretches("2026-03-05", "2026-03-09") == ["days 5"])
        #expect(try Self.stretches("2026-03-31", "2026-05-01") == ["days 1", "months 1", "days 1"])
        #expect(try Self.stretches("2026-03-15", "2026-04-10") == ["days 17", "days 10"])
        #expect(try Self.stretches("2025-12-01", "2026-12-31") == ["months 13"])
        #expect(try Self.stretches("2026-01-15", "2026-12-31", by: [.day]) == ["days 351"])
        let all = CounterPlan(.init(until: try Self.day("2026-11-23")))
        #expect(all.stretches.map(\.isMonthly) == [true, false])
    }

    @Test("a month before 1970 or a last day of February is a day like others")
    func calendar() throws {
        #expect(CivilDate(monthNumber: 2024 * 12 + 1) == CivilDate("2024-02-01"))
        #expect(try Self.day("2024-02-29").monthNumber == 2024 * 12 + 1)
        #expect(Period(days: 30, until: try Self.day("2026-03-30")).first == CivilDate("2026-03-01"))
        #expect(Period(days: 30, until: try Self.day("2026-03-30")).before.last == CivilDate("2026-02-28"))
    }

    @Test("a measure stands in a row of figures where it stands among all measures")
    func positions() {
        #expect(Measure.allCases.map(\.position) == Array(Measure.allCases.indices))
    }
}
