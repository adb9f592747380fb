import Kernel
import Testing

@Suite("WorkCalendar: days and limits of knowledge")
struct WorkCalendarDaysTests {
    @Test(
        "counts the working days of each year of the data",
        arguments: [(2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 250), (2026, 249), (2027, 249)]
    )
    func years(year: Int, workingDays: Int) throws {
        let calendar = try officeCalendar()
        let (first, last) = (try on("\(year)-01-01"), try on("\(year)-12-31"))
        let (start, end) = (Instant(first, TimeOfDay(0, 0)), Instant(last, TimeOfDay(23, 59)))

        // 1 January is a holiday every year, so days after it are all days.
        #expect(try calendar.workingDays(after: first, through: last) == workingDays)
        #expect(try calendar.workingMinutes(from: start, to: end) == workingDays * 480)
    }

    @Test(
        "knows the announced exceptions",
        arguments: [
            ("2021-02-16", false), ("2021-02-17", true), ("2021-05-03", false), ("2022-01-03", false),
            ("2022-05-03", false),
            ("2023-05-03", false), ("2023-09-04", false), ("2024-04-29", false), ("2024-05-04", true),
            ("2024-05-05", false),
            ("2025-04-26", true), ("2025-05-02", false), ("2026-08-22", true), ("2026-08-31", false),
            ("2026-11-24", false),
            ("2026-08-29", false), ("2027-02-10", false), ("2027-02-11", true), ("2027-11-24", false),
        ]
    )
    func exceptions(day: String, isWorking: Bool) throws {
        #expect(try officeCalendar().isWorking(on(day)) == isWorking)
        #expect(try officeCalendar().sessions(on: on(day)).isEmpty == !isWorking)
    }

    @Test("works a swapped Saturday like a plain day")
    func swappedSaturday() throws {
        let calendar = try officeCalendar()

        #expect(try calendar.sessions(on: on("2026-08-22")) == [.morning, .afternoon])
        #expect(try calendar.due(from: at("2026-08-21 10:00"), workingDays: 1) == at("2026-08-22 10:00"))
        #expect(try calendar.due(from: at("2026-08-21 16:00"), hours: 2) == at("2026-08-22 08:00"))
        #expect(try calendar.due(from: at("2026-08-28 10:00"), workingDays: 1) == at("2026-09-03 10:00"))
        #expect(try calendar.workingDay(after: on("2026-08-21")) == on("2026-08-22"))
        #expect(try calendar.dueSameDay(received: at("2026-08-22 09:00")) == at("2026-08-22 17:00"))
    }

    @Test("counts a Saturday morning in hours, not in days")
    func saturdayMorning() throws {
        let (police, office) = (try policeCalendar(), try officeCalendar())

        #expect(try police.due(from: at("2026-11-20 16:00"), hours: 2) == at("2026-11-21 08:00"))
        #expect(try police.due(from: at("2026-11-21 10:30"), hours: 2) == at("2026-11-23 08:00"))
        #expect(try police.isOpen(at: at("2026-11-21 09:00")))
        #expect(try !police.isWorking(on("2026-11-21")))
        for received in ["2026-11-20 10:00", "2026-11-20 18:00", "2026-11-21 09:00", "2026-11-22 09:00"] {
            #expect(
                try police.due(from: at(received), workingDays: 3) == office.due(from: at(received), workingDays: 3)
            )
            #expect(
                try police.due(from: at(received), calendarDays: 1) == office.due(from: at(received), calendarDays: 1)
            )
            #expect(try police.dueSameDay(received: at(received)) == office.dueSameDay(received: at(received)))
        }
        // A swapped Saturday is a full day for them too; a holiday closes their Saturday.
        #expect(try police.sessions(on: on("2026-08-22")) == [.morning, .afternoon])
        #expect(try police.sessions(on: on("2022-01-01")).isEmpty)
    }

    @Test("a full Saturday of a firm is a working day")
    func sixDays() throws {
        let days = Dictionary(
            uniqueKeysWithValues: Weekday.allCases.dropLast().map { ($0, [WorkSession.morning, .afternoon]) }
        )
        let calendar = try WorkCalendar(week: WorkWeek(days), holidays: stateHolidays.get())

        #expect(try calendar.due(from: at("2026-11-20 10:00"), workingDays: 1) == at("2026-11-21 10:00"))
    }

    @Test("dates with sessions of their own go before all else, and due moments move into them")
    func overrides() throws {
        let early = try #require(WorkSession("07:00-11:00"))
        let calendar = try WorkCalendar(
            holidays: stateHolidays.get(),
            overrides: [on("2026-11-17"): [early], on("2026-11-18"): [], on("2026-11-24"): [.morning]]
        )

        #expect(try calendar.due(from: at("2026-11-16 15:30"), workingDays: 1) == at("2026-11-17 11:00"))
        #expect(try calendar.due(from: at("2026-11-16 15:30"), workingDays: 2) == at("2026-11-19 15:30"))
        #expect(try calendar.due(from: at("2026-11-17 09:00"), hours: 4) == at("2026-11-19 09:00"))
        #expect(try calendar.dueSameDay(received: at("2026-11-17 08:00")) == at("2026-11-17 11:00"))
        #expect(try calendar.isWorking(on("2026-11-24")))
    }

    @Test("is open within sessions, closed at their end")
    func openness() throws {
        let calendar = try officeCalendar()

        for time in ["07:00", "11:29", "13:30", "16:59"] { #expect(try calendar.isOpen(at: at("2026-11-16 \(time)"))) }
        for time in ["06:59", "11:30", "13:29", "17:00"] { #expect(try !calendar.isOpen(at: at("2026-11-16 \(time)"))) }
    }

    @Test("says which year is missing, before and after those it knows")
    func missingYears() throws {
        let calendar = try officeCalendar()
        let last = try at("2027-12-31 16:00")

        #expect(calendar.years == 2021...2027)
        #expect(throws: CalendarError.missing(year: 2020)) { try calendar.due(from: at("2020-12-31 10:00"), hours: 1) }
        #expect(throws: CalendarError.missing(year: 2029)) { try calendar.isWorking(on("2029-01-01")) }
        #expect(try calendar.due(from: last, hours: 1) == at("2027-12-31 17:00"))
        #expect(throws: CalendarError.missing(year: 2028)) { try calendar.due(from: last, hours: 2) }
        #expect(throws: CalendarError.missing(year: 2028)) { try calendar.due(from: last, workingDays: 1) }
        #expect(throws: CalendarError.missing(year: 2028)) { try calendar.due(from: last, calendarDays: 1) }
        #expect(throws: CalendarError.missing(year: 2028)) { try calendar.due(from: last, months: 1) }
        #expect(throws: CalendarError.missing(year: 2028)) { try calendar.dueSameDay(received: last) }
        #expect(throws: CalendarError.missing(year: 2028)) { try calendar.workingDay(after: on("2027-12-31")) }
        #expect(throws: CalendarError.missing(year: 2028)) {
            try calendar.due(from: at("2027-12-31 18:00"), minutes: 0)
        }
    }

    @Test("survives limits that no law has")
    func absurdLimits() throws {
        let calendar = try officeCalendar()
        let received = try at("2026-11-16 10:00")

        for limit in [Int.max, Int.max / 60, 1 << 40, 10_000_000] {
            #expect(throws: CalendarError.missing(year: 2028)) { try calendar.due(from: received, hours: limit) }
            #expect(throws: CalendarError.missing(year: 2028)) { try calendar.due(from: received, minutes: limit) }
            #expect(throws: CalendarError.missing(year: 2028)) { try calendar.due(from: received, workingDays: limit) }
            #expect(throws: CalendarError.missing(year: 2028)) { try calendar.due(from: received, calendarDays: limit) }
            #expect(throws: CalendarError.missing(year: 2028)) { try calendar.due(from: received, months: limit) }
        }
        for limit in [-1, Int.min] {
            #expect(throws: CalendarError.negativeLimit) { try calendar.due(from: received, hours: limit) }
            #expect(throws: CalendarError.negativeLimit) { try calendar.due(from: received, minutes: limit) }
            #expect(throws: CalendarError.negativeLimit) { try calendar.due(from: received, workingDays: limit) }
            #expect(throws: CalendarError.negativeLimit) { try calendar.due(from: received, calendarDays: limit) }
            #expect(throws: CalendarError.negativeLimit) { try calendar.due(from: received, months: limit) }
        }
    }
}
