import Kernel
import Testing

@Suite("Holidays")
struct HolidaysTests {
    @Test("reads the file of the state's holidays")
    func reading() throws {
        let holidays = try stateHolidays.get()

        #expect(holidays.years == 2021...2027)
        #expect(holidays.days.count == 105)
        #expect(try holidays[on("2026-11-24")]?.name == "Ngày Văn hóa Việt Nam")
        #expect(try holidays[on("2026-08-22")]?.kind == .workingWeekend)
        #expect(try holidays[on("2026-11-25")] == nil)
        #expect(try holidays[on("2030-01-01")] == nil)
    }

    @Test("accepts CRLF, a byte order mark, blank lines, quoted names and any order")
    func lenience() throws {
        let csv =
            "\u{FEFF}date,kind,name\r\n\r\n2026-09-02,holiday,\"Quốc khánh, ngày \"\"hai\"\"\"\r\n2026-01-01,holiday,Tết Dương lịch\r\n"

        let holidays = try Holidays(csv: csv)

        #expect(holidays.days.map(\.name) == ["Tết Dương lịch", "Quốc khánh, ngày \"hai\""])
    }

    @Test(
        "names the line at fault",
        arguments: [
            ("2026-01-01,holiday,A\n2026-02-30,holiday,B", 3, "is not a date"),
            ("2026-01-01,feast,A", 2, "is not a kind; there are holiday, compensation, swapped-off, working-weekend"),
            ("\n2026-01-01,holiday", 3, "2 fields where the header has 3"),
            ("2026-01-01,holiday,", 2, "the name is empty"),
            ("2026-01-01,holiday,A,B", 2, "4 fields where the header has 3"),
            ("2026-01-01,holiday,\"A", 2, "a quote is not closed"),
            ("2026-01-01,holiday,\"A\"B", 2, "something stands after a closed quote"),
            ("2026-01-01,holiday,A\n2026-01-01,holiday,B", 3, "stands on line 2 already"),
            ("2026-01-05,working-weekend,A", 2, "2026-01-05 is a working-weekend, but no Saturday or Sunday"),
            ("2026-01-03,compensation,A", 2, "2026-01-03 is a Saturday or Sunday"),
        ]
    )
    func faults(rows: String, line: Int, words: String) throws {
        let error = try #require(throws: HolidaysError.self) { try Holidays(csv: "date,kind,name\n" + rows) }

        #expect(error.description.hasPrefix("holidays, line \(line): "))
        #expect(error.description.contains(words), "\(error)")
    }

    @Test("refuses other columns, a file without rows, and a forgotten year")
    func wholeFile() {
        #expect(throws: HolidaysError.line(1, "the columns must be date,kind,name and are ngày,loại,tên")) {
            try Holidays(csv: "ngày,loại,tên")
        }
        #expect(throws: HolidaysError.empty) { try Holidays(csv: "date,kind,name\n") }
        #expect(throws: HolidaysError.line(1, "the file is empty")) { try Holidays(csv: "") }
        #expect(throws: HolidaysError.gap(year: 2025)) {
            try Holidays(csv: "date,kind,name\n2024-01-01,holiday,A\n2026-01-01,holiday,B")
        }
    }

    @Test("refuses days outside the years, twice, and years that nobody plans")
    func days() throws {
        let day = Holidays.Day(try on("2026-01-01"), .holiday, name: "Tết Dương lịch")

        #expect(throws: HolidaysError.outsideYears(day.date)) { try Holidays(years: 2025...2025, days: [day]) }
        #expect(throws: HolidaysError.twice(day.date)) { try Holidays(years: 2026...2026, days: [day, day]) }
        #expect(throws: HolidaysError.implausible(1...9999)) { try Holidays(years: 1...9999, days: []) }
    }
}
