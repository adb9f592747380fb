import Kernel
import Testing

@Suite("CivilDate")
struct CivilDateTests {
    @Test("walks 400 years day by day without a gap, and back from the parts")
    func roundTrip() throws {
        var expected = try #require(CivilDate(year: 1800, month: 1, day: 1))
        for year in 1800...2200 {
            for month in 1...12 {
                for day in 1...CivilDate.length(ofMonth: month, year: year) {
                    let date = try #require(CivilDate(year: year, month: month, day: day))
                    guard date == expected, date.parts == (year, month, day) else {
                        Issue.record("\(year)-\(month)-\(day) became \(date)")
                        return
                    }
                    expected = expected.adding(days: 1)
                }
            }
        }
    }

    @Test(
        "knows fixed points",
        arguments: [("1970-01-01", 0), ("2000-03-01", 11_017), ("1969-12-31", -1), ("1975-04-30", 1945)]
    )
    func fixedPoints(text: String, days: Int) {
        #expect(CivilDate(text)?.daysSinceEpoch == days)
    }

    @Test("knows weekdays before and after 1970")
    func weekdays() {
        #expect(CivilDate("1945-09-02")?.weekday == .sunday)
        #expect(CivilDate("1969-12-31")?.weekday == .wednesday)
        #expect(CivilDate("1975-04-30")?.weekday == .wednesday)
        #expect(CivilDate("2026-11-23")?.weekday == .monday)
    }

    @Test("reads both ways of writing and writes them")
    func reading() throws {
        let date = try #require(CivilDate("23/11/2026"))

        #expect(date == CivilDate("2026-11-23"))
        #expect(date.description == "2026-11-23")
        #expect(date.vietnamese == "23/11/2026")
        #expect(CivilDate("3/2/2026") == CivilDate("2026-02-03"))
        #expect(CivilDate("0900-01-02")?.description == "0900-01-02")
    }

    @Test(
        "refuses what is no day",
        arguments: [
            "", "2026", "2026-13-01", "2026-02-29", "2100-02-29", "2026-00-10", "2026-04-31", "26-11-23", "23/11/26",
            "2026-11-23 ", "2026/11/23", "2026-11-23T00:00", "-026-11-23", "२०२६-११-२३", "0000-01-01", "2026--1-01",
        ]
    )
    func refusing(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test("has a 29 February every four years, but not in 1900")
    func leapYears() {
        #expect(CivilDate("2000-02-29") != nil)
        #expect(CivilDate("2024-02-29") != nil)
        #expect(CivilDate("1900-02-29") == nil)
    }

    @Test(
        "adds months and ends with a shorter month",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-11-30", 3, "2027-02-28"),
            ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"), ("2026-05-05", 0, "2026-05-05"),
        ]
    )
    func months(from: String, months: Int, to: String) throws {
        #expect(try #require(CivilDate(from)).adding(months: months)?.description == to)
    }

    @Test("has no month beyond the years it knows")
    func monthsBeyond() throws {
        let date = try #require(CivilDate("2026-01-31"))

        #expect(date.adding(months: Int.max) == nil)
        #expect(date.adding(months: 12 * 8000) == nil)
        #expect(date.adding(months: -12 * 2026) == nil)
    }
}
