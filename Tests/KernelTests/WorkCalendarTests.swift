import Kernel
import Testing

@Suite("WorkCalendar: due dates")
struct WorkCalendarTests {
    // November 2026: the 16th is a Monday; the 24th (Ngày Văn hóa Việt Nam) is a holiday.

    @Test(
        "counts hours over lunch, nights, weekends and holidays",
        arguments: [
            ("2026-11-16 11:30", 1, "2026-11-16 14:30"),  // a deployed system says 03:00
            ("2026-11-16 16:30", 7, "2026-11-17 15:30"),  // a deployed system forgets the second lunch break: 13:30
            ("2026-11-16 10:30", 1, "2026-11-16 11:30"), ("2026-11-16 16:00", 1, "2026-11-16 17:00"),
            ("2026-11-16 07:00", 8, "2026-11-16 17:00"), ("2026-11-16 08:00", 8, "2026-11-17 08:00"),
            ("2026-11-16 05:00", 1, "2026-11-16 08:00"), ("2026-11-16 12:15", 1, "2026-11-16 14:30"),
            ("2026-11-16 17:00", 1, "2026-11-17 08:00"), ("2026-11-16 22:00", 8, "2026-11-17 17:00"),
            ("2026-11-20 16:30", 1, "2026-11-23 07:30"), ("2026-11-22 09:00", 2, "2026-11-23 09:00"),
            ("2026-11-23 16:30", 7, "2026-11-25 15:30"), ("2026-11-16 09:00", 80, "2026-12-01 09:00"),
        ]
    )
    func hours(received: String, hours: Int, due: String) throws {
        #expect(try officeCalendar().due(from: at(received), hours: hours) == at(due))
    }

    @Test(
        "counts working days and keeps the hour of reception, moved into the sessions",
        arguments: [
            ("2026-11-16 15:30", 1, "2026-11-17 15:30"), ("2026-11-16 15:30", 5, "2026-11-23 15:30"),
            ("2026-11-16 15:30", 6, "2026-11-25 15:30"), ("2026-11-20 10:00", 1, "2026-11-23 10:00"),
            ("2026-11-16 06:00", 1, "2026-11-17 07:00"), ("2026-11-16 12:00", 1, "2026-11-17 13:30"),
            ("2026-11-16 17:00", 1, "2026-11-17 17:00"), ("2026-11-16 17:01", 1, "2026-11-18 07:00"),
            ("2026-11-16 11:30", 1, "2026-11-17 11:30"), ("2026-11-21 10:00", 1, "2026-11-25 07:00"),
            ("2026-11-24 10:00", 1, "2026-11-26 07:00"), ("2026-11-16 10:00", 0, "2026-11-16 10:00"),
            ("2026-11-22 10:00", 0, "2026-11-23 07:00"), ("2026-12-31 16:00", 1, "2027-01-04 16:00"),
            ("2026-02-13 10:00", 1, "2026-02-23 10:00"),  // over Tết
        ]
    )
    func workingDays(received: String, days: Int, due: String) throws {
        #expect(try officeCalendar().due(from: at(received), workingDays: days) == at(due))
    }

    @Test(
        "counts calendar days but ends on no rest day",
        arguments: [
            ("2026-11-16 15:30", 3, "2026-11-19 15:30"), ("2026-11-20 10:00", 1, "2026-11-23 10:00"),
            ("2026-11-20 10:00", 2, "2026-11-23 10:00"), ("2026-11-20 10:00", 3, "2026-11-23 10:00"),
            ("2026-11-20 10:00", 4, "2026-11-25 10:00"), ("2026-11-16 19:00", 20, "2026-12-07 07:00"),
            ("2026-02-10 09:00", 7, "2026-02-23 09:00"), ("2026-11-16 15:30", 0, "2026-11-16 15:30"),
        ]
    )
    func calendarDays(received: String, days: Int, due: String) throws {
        #expect(try officeCalendar().due(from: at(received), calendarDays: days) == at(due))
    }

    @Test(
        "counts months to the same number of the day, or the last day of a shorter month",
        arguments: [
            ("2026-03-16 15:30", 1, "2026-04-16 15:30"), ("2027-01-29 08:00", 1, "2027-03-01 08:00"),
            ("2026-10-24 08:00", 1, "2026-11-26 07:00"), ("2026-10-23 08:00", 12, "2027-10-25 08:00"),
        ]
    )
    func months(received: String, months: Int, due: String) throws {
        #expect(try officeCalendar().due(from: at(received), months: months) == at(due))
    }

    @Test(
        "answers same-day procedures on the day, and after 15:00 by the end of the next working day",
        arguments: [
            ("2026-11-16 08:00", "2026-11-16 17:00"), ("2026-11-16 15:00", "2026-11-16 17:00"),
            ("2026-11-16 15:01", "2026-11-17 17:00"), ("2026-11-16 12:00", "2026-11-16 17:00"),
            ("2026-11-20 15:30", "2026-11-23 17:00"), ("2026-11-20 20:00", "2026-11-23 17:00"),
            ("2026-11-21 09:00", "2026-11-23 17:00"), ("2026-11-23 16:00", "2026-11-25 17:00"),
            ("2026-11-16 03:00", "2026-11-16 17:00"),
        ]
    )
    func sameDay(received: String, due: String) throws {
        #expect(try officeCalendar().dueSameDay(received: at(received)) == at(due))
    }

    @Test("knows another hour after which same-day work waits")
    func otherCutOff() throws {
        let calendar = try officeCalendar()

        #expect(
            try calendar.dueSameDay(received: at("2026-11-16 10:01"), cutOff: TimeOfDay(10, 0))
                == at("2026-11-17 17:00")
        )
        #expect(
            try calendar.dueSameDay(received: at("2026-11-16 16:59"), cutOff: TimeOfDay(17, 0))
                == at("2026-11-16 17:00")
        )
    }

    @Test("cuts seconds off, since the receipt prints minutes")
    func seconds() throws {
        let received = try at("2026-11-16 15:00").adding(seconds: 59)

        #expect(try officeCalendar().due(from: received, hours: 1) == at("2026-11-16 16:00"))
        #expect(try officeCalendar().due(from: received, workingDays: 1) == at("2026-11-17 15:00"))
        #expect(try officeCalendar().dueSameDay(received: received) == at("2026-11-16 17:00"))
    }

    @Test(
        "goes on counting after a pause with the working time that was left",
        arguments: [
            // Two hours were left; two hours after the resumption it is due.
            ("2026-11-17 15:00", "2026-11-17 10:00", "2026-11-19 10:00", "2026-11-19 15:00"),
            ("2026-11-17 10:00", "2026-11-16 16:00", "2026-11-20 16:00", "2026-11-23 10:00"),
            // Resumed on a Sunday evening: from Monday morning.
            ("2026-11-17 10:00", "2026-11-17 08:00", "2026-11-22 20:00", "2026-11-23 09:00"),
            // Nothing was left but the moment itself.
            ("2026-11-17 10:00", "2026-11-17 10:00", "2026-11-18 12:00", "2026-11-18 13:30"),
            // Overdue when it was paused: it stays so.
            ("2026-11-17 10:00", "2026-11-17 10:30", "2026-11-20 10:00", "2026-11-17 10:00"),
            // A pause within a rest day costs no working time, and the due moment does not move back either.
            ("2026-11-25 07:00", "2026-11-21 08:00", "2026-11-22 20:00", "2026-11-25 07:00"),
            // Resumed before it was paused: nothing.
            ("2026-11-17 10:00", "2026-11-16 10:00", "2026-11-16 09:00", "2026-11-17 10:00"),
        ]
    )
    func pauses(due: String, pausedAt: String, resumedAt: String, moved: String) throws {
        let calendar = try officeCalendar()

        #expect(try calendar.due(at(due), pausedAt: at(pausedAt), resumedAt: at(resumedAt)) == at(moved))
    }

    @Test(
        "measures working time between two moments, both ways",
        arguments: [
            ("2026-11-16 07:00", "2026-11-16 17:00", 480), ("2026-11-16 11:00", "2026-11-16 14:00", 60),
            ("2026-11-16 16:30", "2026-11-17 15:30", 420), ("2026-11-20 17:00", "2026-11-23 07:00", 0),
            ("2026-11-23 16:00", "2026-11-25 08:00", 120), ("2026-11-16 12:00", "2026-11-16 13:00", 0),
        ]
    )
    func workingMinutes(from: String, to: String, minutes: Int) throws {
        #expect(try officeCalendar().workingMinutes(from: at(from), to: at(to)) == minutes)
        #expect(try officeCalendar().workingMinutes(from: at(to), to: at(from)) == -minutes)
    }

    @Test("adds 10,000 working days at once")
    func farAway() throws {
        let holidays = try Holidays(years: 2021...2070, days: stateHolidays.get().days)
        let calendar = try WorkCalendar(holidays: holidays)
        let received = try at("2021-01-04 15:30")

        var day = received.date
        for _ in 0..<10_000 {
            repeat { day = day.adding(days: 1) } while try !calendar.isWorking(day)
        }

        #expect(try calendar.due(from: received, workingDays: 10_000) == Instant(day, TimeOfDay(15, 30)))
        #expect(try calendar.due(from: received, hours: 80_000) == Instant(day, TimeOfDay(15, 30)))
        #expect(try calendar.workingDays(after: received.date, through: day) == 10_000)
    }

    @Test("answers 20,000 such questions in no time", .timeLimit(.minutes(1)))
    func manyQuestions() throws {
        let holidays = try Holidays(years: 2021...2090, days: stateHolidays.get().days)
        let calendar = try WorkCalendar(week: .withSaturdayMorning, holidays: holidays)
        let received = try at("2021-01-04 07:00")

        for minute in 0..<20_000 {
            let moment = received.adding(minutes: minute)
            let due = try calendar.due(from: moment, workingDays: 10_000)
            #expect(try calendar.due(from: moment, hours: 80_000) <= due)
        }
    }
}
