import Foundation
import Kernel
import Testing

@Suite("WorkWeek")
struct WorkWeekTests {
    @Test("reads sessions as people write them")
    func sessions() {
        #expect(WorkSession("07:00-11:30") == .morning)
        #expect(WorkSession.afternoon.description == "13:30-17:00")
        #expect(WorkSession.morning.minutes + WorkSession.afternoon.minutes == 480)
        for text in ["", "07:00", "11:30-07:00", "07:00-07:00", "07:00-24:30", "7-11", "07:00-11:30-12:00"] {
            #expect(WorkSession(text) == nil)
        }
    }

    @Test("refuses sessions that overlap, and a week without work")
    func refusing() throws {
        let late = try #require(WorkSession("11:00-12:00"))

        #expect(throws: CalendarError.badSessions(.friday)) { try WorkWeek([.friday: [.morning, late]]) }
        #expect(throws: CalendarError.badSessions(.monday)) { try WorkWeek([.monday: [.afternoon, .morning]]) }
        #expect(throws: CalendarError.noWorkingDay) { try WorkWeek([.saturday: [.morning]]) }
        let day = try on("2026-11-17")
        #expect(throws: CalendarError.badOverride(day)) {
            try WorkCalendar(holidays: stateHolidays.get(), overrides: [day: [.morning, late]])
        }
        #expect(throws: CalendarError.missing(year: 2035)) {
            try WorkCalendar(holidays: stateHolidays.get(), overrides: [on("2035-01-02"): []])
        }
    }

    @Test("is stored by day and read back; a bad one is refused")
    func coding() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let week = try WorkWeek([.monday: [.morning], .saturday: [.afternoon]])

        let stored = try encoder.encode(week)

        #expect(String(decoding: stored, as: UTF8.self) == #"{"monday":["07:00-11:30"],"saturday":["13:30-17:00"]}"#)
        #expect(try JSONDecoder().decode(WorkWeek.self, from: stored) == week)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(WorkWeek.self, from: Data(#"{"monday":["11:30-07:00"]}"#.utf8))
        }
        #expect(throws: CalendarError.noWorkingDay) { try JSONDecoder().decode(WorkWeek.self, from: Data("{}".utf8)) }
    }
}
