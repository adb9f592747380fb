import Foundation
import Kernel
import Testing

/// The holidays of the state, 2021-2027, from the file that the profiles embed.
let stateHolidays: Result<Holidays, any Error> = Result {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Sources/Profiles/Data/holidays.csv")
    return try Holidays(csv: String(contentsOf: file, encoding: .utf8))
}

/// The calendar of an office with usual hours.
func officeCalendar() throws -> WorkCalendar { try WorkCalendar(holidays: stateHolidays.get()) }

/// The calendar of a commune's police, open on Saturday morning.
func policeCalendar() throws -> WorkCalendar {
    try WorkCalendar(week: .withSaturdayMorning, holidays: stateHolidays.get())
}

/// The moment written as `2026-11-23 15:30`, in Vietnam.
func at(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text + ":00+07:00"), "\(text)") }

/// The day written as `2026-11-23`.
func on(_ text: String) throws -> CivilDate { try #require(CivilDate(text), "\(text)") }
