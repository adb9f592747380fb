import Kernel
import Testing

/// The same calendar, counted minute by minute: slow, and so simple that it is right.
private struct SlowCounter {
    let week: WorkWeek
    let kinds: [CivilDate: Holidays.Kind]

    init(week: WorkWeek, holidays: Holidays) {
        self.week = week
        kinds = Dictionary(uniqueKeysWithValues: holidays.days.map { ($0.date, $0.kind) })
    }

    func sessions(_ date: CivilDate) -> [WorkSession] {
        guard let kind = kinds[date] else { return week[date.weekday] }
        return kind == .workingWeekend ? week[.monday] : []
    }

    func isWorkingDay(_ date: CivilDate) -> Bool {
        let minutes = sessions(date).reduce(0) { $0 + $1.minutes }
        return date.weekday.isWeekend ? minutes >= 480 : minutes > 0
    }

    /// Calls the body for each minute that begins at or after a moment, with whether it is worked, until it says stop.
    func walk(from start: Instant, _ body: (Instant, Bool) -> Bool) {
        var (date, minute) = (start.date, start.time.minutes)
        while true {
            let sessions = sessions(date)
            while minute < 1440 {
                let isWorked = sessions.contains { $0.from.minutes <= minute && minute < $0.to.minutes }
                if !body(Instant(date, TimeOfDay(minutes: minute)), isWorked) { return }
                minute += 1
            }
            (date, minute) = (date.adding(days: 1), 0)
        }
    }

    func due(from start: Instant, minutes: Int) -> Instant {
        var (left, due) = (minutes, start)
        walk(from: start) { moment, isWorked in
            if isWorked { left -= 1 }
            due = moment.adding(minutes: 1)
            return left > 0
        }
        return due
    }

    func minutes(from start: Instant, to end: Instant) -> Int {
        var count = 0
        walk(from: start) { moment, isWorked in
            if moment < end, isWorked { count += 1 }
            return moment < end
        }
        return count
    }

    /// The first moment at or after the reception that lies on a working day within a session, its end included.
    func reception(_ received: Instant) -> Instant {
        var result = received
        walk(from: received) { moment, _ in
            result = moment
            let minute = moment.time.minutes
            return !isWorkingDay(moment.date)
                || !sessions(moment.date).contains { $0.from.minutes <= minute && minute <= $0.to.minutes }
        }
        return result
    }

    func due(from received: Instant, workingDays: Int) -> Instant {
        let start = reception(received)
        var (date, left) = (start.date, workingDays)
        while left > 0 {
            date = date.adding(days: 1)
            if isWorkingDay(date) { left -= 1 }
        }
        return Instant(date, start.time)
    }

    func due(from received: Instant, calendarDays: Int) -> Instant {
        let start = reception(received)
        var date = start.date.adding(days: calendarDays)
        while !isWorkingDay(date) { date = date.adding(days: 1) }
        return Instant(date, start.time)
    }
}

@Suite("WorkCalendar: against a slow counter", .timeLimit(.minutes(5)))
struct WorkCalendarPropertyTests {
    static let weeks: [WorkWeek] = [.standard, .withSaturdayMorning]

    private let first = Instant(milliseconds: 1_609_434_000_000)  // 2021-01-01 00:00

    private func randomMoment(_ chance: inout SeededGenerator) -> Instant {
        first.adding(minutes: Int.random(in: 0..<2300 * 1440, using: &chance))
    }

    @Test("due after minutes", arguments: weeks)
    func minutes(week: WorkWeek) throws {
        let (calendar, slow) = (
            try WorkCalendar(week: week, holidays: stateHolidays.get()),
            SlowCounter(week: week, holidays: try stateHolidays.get())
        )
        var chance = SeededGenerator(seed: 2021)

        for _ in 0..<250 {
            let received = randomMoment(&chance)
            let limit = Int.random(in: 1...4000, using: &chance)

            let due = try calendar.due(from: received, minutes: limit)

            #expect(due == slow.due(from: received, minutes: limit), "\(received) + \(limit) minutes")
            #expect(try calendar.workingMinutes(from: received, to: due) == limit)
        }
    }

    @Test("minutes between", arguments: weeks)
    func between(week: WorkWeek) throws {
        let (calendar, slow) = (
            try WorkCalendar(week: week, holidays: stateHolidays.get()),
            SlowCounter(week: week, holidays: try stateHolidays.get())
        )
        var chance = SeededGenerator(seed: 2022)

        for _ in 0..<250 {
            let start = randomMoment(&chance)
            let end = start.adding(minutes: Int.random(in: 0..<12 * 1440, using: &chance))

            #expect(
                try calendar.workingMinutes(from: start, to: end) == slow.minutes(from: start, to: end),
                "\(start) to \(end)"
            )
        }
    }

    @Test("due after working days and calendar days", arguments: weeks)
    func days(week: WorkWeek) throws {
        let (calendar, slow) = (
            try WorkCalendar(week: week, holidays: stateHolidays.get()),
            SlowCounter(week: week, holidays: try stateHolidays.get())
        )
        var chance = SeededGenerator(seed: 2023)

        for _ in 0..<500 {
            let received = randomMoment(&chance)
            let days = Int.random(in: 0...45, using: &chance)

            #expect(try calendar.countingStart(of: received) == slow.reception(received))
            #expect(
                try calendar.due(from: received, workingDays: days) == slow.due(from: received, workingDays: days),
                "\(received) + \(days)"
            )
            #expect(
                try calendar.due(from: received, calendarDays: days) == slow.due(from: received, calendarDays: days),
                "\(received) + \(days)"
            )
        }
    }

    @Test("n working days are 8 n working hours, counted from the reception")
    func daysAreHours() throws {
        let calendar = try officeCalendar()
        var chance = SeededGenerator(seed: 2024)

        for _ in 0..<2000 {
            let start = try calendar.countingStart(of: randomMoment(&chance))
            let days = Int.random(in: 0...60, using: &chance)

            let due = try calendar.due(from: start, workingDays: days)

            #expect(try calendar.workingMinutes(from: start, to: due) == days * WorkCalendar.hoursOfDay * 60)
        }
    }

    @Test("a later reception is never due earlier, and a longer limit never sooner", arguments: weeks)
    func monotony(week: WorkWeek) throws {
        let calendar = try WorkCalendar(week: week, holidays: stateHolidays.get())
        var chance = SeededGenerator(seed: 2025)

        for _ in 0..<2000 {
            let received = randomMoment(&chance)
            let later = received.adding(minutes: Int.random(in: 0...3000, using: &chance))
            let (limit, more) = (Int.random(in: 1...30, using: &chance), Int.random(in: 0...5, using: &chance))

            #expect(try calendar.due(from: received, hours: limit) <= calendar.due(from: later, hours: limit + more))
            #expect(
                try calendar.due(from: received, workingDays: limit)
                    <= calendar.due(from: later, workingDays: limit + more)
            )
            // Moved from different days to the same one, each keeps its hour: only the days are in order.
            #expect(
                try calendar.due(from: received, calendarDays: limit).date
                    <= calendar.due(from: later, calendarDays: limit + more).date
            )
            #expect(try calendar.dueSameDay(received: received) <= calendar.dueSameDay(received: later))
        }
    }

    @Test("a pause moves the due moment by the working time that it took, and never back", arguments: weeks)
    func pauses(week: WorkWeek) throws {
        let calendar = try WorkCalendar(week: week, holidays: stateHolidays.get())
        var chance = SeededGenerator(seed: 2026)

        for _ in 0..<1000 {
            let received = randomMoment(&chance)
            let due = try calendar.due(from: received, minutes: Int.random(in: 60...4800, using: &chance))
            let paused = received.adding(minutes: Int.random(in: 0...3000, using: &chance))
            let resumed = paused.adding(minutes: Int.random(in: 0...20_000, using: &chance))
            guard paused <= due else { continue }

            let moved = try calendar.due(due, pausedAt: paused, resumedAt: resumed)

            #expect(moved >= due)
            #expect(
                try calendar.workingMinutes(from: due, to: moved) == calendar.workingMinutes(from: paused, to: resumed)
            )
        }
    }
}
