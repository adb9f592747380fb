// Thời hạn giải quyết: when a result is due. The rules stand at `WorkCalendar`.
extension WorkCalendar {
    /// The moment at which `hours` working hours have passed.
    ///
    /// - Throws: `CalendarError.missing` beyond the known years, `.negativeLimit`.
    /// - Complexity: O(log n).
    public func due(from received: Instant, hours: Int) throws(CalendarError) -> Instant {
        let (minutes, overflow) = hours.multipliedReportingOverflow(by: 60)
        if overflow { throw hours < 0 ? .negativeLimit : beyond }
        return try due(from: received, minutes: minutes)
    }

    /// The moment at which `minutes` working minutes have passed; for none, the next moment of work.
    ///
    /// - Throws: `CalendarError.missing` beyond the known years, `.negativeLimit`.
    /// - Complexity: O(log n).
    public func due(from received: Instant, minutes: Int) throws(CalendarError) -> Instant {
        guard minutes >= 0 else { throw .negativeLimit }
        let place = try place(of: received)
        let worked = worked(before: place)
        guard minutes <= table.totalMinutes - worked else { throw beyond }
        if minutes == 0 { return try work(from: place) }
        let day = table.day(reaching: worked + minutes)
        return moment(day, table.plan(day).minute(reaching: worked + minutes - table.minutes(before: day)))
    }

    /// The same hour of the `workingDays`-th working day after the reception.
    ///
    /// - Throws: `CalendarError.missing` beyond the known years, `.negativeLimit`.
    /// - Complexity: O(1).
    public func due(from received: Instant, workingDays: Int) throws(CalendarError) -> Instant {
        guard workingDays >= 0 else { throw .negativeLimit }
        let start = try reception(of: received)
        guard workingDays <= table.workingDayCount else { throw beyond }
        let day = try workingDay(number: table.workingDays(before: start.day) + workingDays)
        return moment(day, table.plan(day).clamped(start.minute))
    }

    /// The same hour `calendarDays` days after the reception, or of the first working day after that.
    ///
    /// - Throws: `CalendarError.missing` beyond the known years, `.negativeLimit`.
    /// - Complexity: O(1).
    public func due(from received: Instant, calendarDays: Int) throws(CalendarError) -> Instant {
        guard calendarDays >= 0 else { throw .negativeLimit }
        let start = try reception(of: received)
        guard calendarDays < table.count - start.day else { throw beyond }
        return try rested(start.day + calendarDays, start.minute)
    }

    /// The same hour and day number `months` months after the reception (the last day of a shorter month), or of the
    /// first working day after that.
    ///
    /// - Throws: `CalendarError.missing` beyond the known years, `.negativeLimit`.
    /// - Complexity: O(1).
    public func due(from received: Instant, months: Int) throws(CalendarError) -> Instant {
        guard months >= 0 else { throw .negativeLimit }
        let start = try reception(of: received)
        guard months <= table.count / 28, let date = date(start.day).adding(months: months) else { throw beyond }
        guard years.contains(date.year) else { throw beyond }
        return try rested(offset(of: date), start.minute)
    }

    /// Trả kết quả trong ngày: the end of the working day of reception; received after `cutOff`, of the next one.
    ///
    /// - Throws: `CalendarError.missing` beyond the known years.
    public func dueSameDay(
        received: Instant,
        cutOff: TimeOfDay = TimeOfDay(15, 0)
    ) throws(CalendarError) -> Instant {
        let start = try reception(of: received)
        let day = start.minute > cutOff.minutes ? try workingDay(from: start.day + 1) : start.day
        return moment(day, table.plan(day).end)
    }

    /// Tạm dừng: a due moment after a pause.
    ///
    /// The working time that was left when the clock stopped is counted on from the resumption. The due moment never
    /// moves back; that of a dossier that was overdue when it was paused does not move at all. Of several pauses each is
    /// applied to the due moment that the one before gave.
    ///
    /// - Throws: `CalendarError.missing` beyond the known years.
    public func due(
        _ due: Instant,
        pausedAt: Instant,
        resumedAt: Instant
    ) throws(CalendarError) -> Instant {
        guard pausedAt <= due, pausedAt < resumedAt else { return due }
        // A limit in days may end as a session starts; counted in minutes it would end as the one before closes.
        return max(due, try self.due(from: resumedAt, minutes: workingMinutes(from: pausedAt, to: due)))
    }

    /// The moment from which a limit in days counts: the reception, moved to working time.
    ///
    /// - Throws: `CalendarError.missing` beyond the known years.
    public func countingStart(of received: Instant) throws(CalendarError) -> Instant {
        let start = try reception(of: received)
        return moment(start.day, start.minute)
    }

    private func reception(of moment: Instant) throws(CalendarError) -> Place {
        let (day, minute) = try place(of: moment)
        if table.isWorking(day), let received = table.plan(day).reception(at: minute) { return (day, received) }
        let next = try workingDay(from: day + 1)
        return (next, table.plan(next).start)
    }

    /// The next moment of work at or after a place.
    private func work(from place: Place) throws(CalendarError) -> Instant {
        if let minute = table.plan(place.day).work(from: place.minute) { return moment(place.day, minute) }
        let target = table.minutes(before: place.day + 1) + 1
        guard target <= table.totalMinutes else { throw beyond }
        let day = table.day(reaching: target)
        return moment(day, table.plan(day).start)
    }

    /// The same hour of this day where it is a working day, else of the next working day.
    private func rested(_ day: Int, _ minute: Int) throws(CalendarError) -> Instant {
        let day = try workingDay(from: day)
        return moment(day, table.plan(day).clamped(minute))
    }
}
