/// Lịch làm việc: the working time of an agency, and every due date that is counted in it.
///
/// Made of the sessions of a week, the holidays of the state, and dates with sessions of their own. It answers only for
/// the years whose holidays are known and throws `CalendarError.missing` beyond: a guessed holiday is a wrong promise.
///
/// **Rules** (domain: NĐ 61/2018, NĐ 118/2025, Civil Code 2015 Điều 147-148; where these are silent, decided here)
/// - All moments are cut to the minute: what the receipt prints is what is counted.
/// - A working weekend day (làm bù) has the sessions of a plain day, that is the first of Monday to Friday with any.
/// - *Hours and minutes* run through every session, a Saturday morning too; lunch, nights and rest days do not count. A
///   limit that is used up as a session ends is due at its end, not at the start of the next.
/// - *Days* are counted from the reception. Received within a session of a working day (closing minute included): that
///   moment. At lunch: the afternoon's start. Before work: the morning's start. After work or on a rest day: the start
///   of the next working day. The due moment keeps the hour of the reception, moved into the sessions of the due day.
/// - A *working day* (ngày làm việc) is Monday to Friday with a session, or a weekend day with as much working time as a
///   plain day. So a Saturday morning counts in hours but neither begins, ends nor is a day of a limit in days: an
///   agency that opens it has not less time than its neighbour.
/// - *Days* (ngày) are calendar days; a limit that would end on a day that is no working day moves forward to the next,
///   at the same hour.
///
/// A copy is a reference; all questions are answered from running totals in O(log n) or O(1).
public struct WorkCalendar: Sendable {
    /// Hours of a working day, where a limit given in hours is said in days.
    public static let hoursOfDay = 8

    let table: WorkTable

    /// The calendar of a week with holidays, and dates with sessions of their own (empty: closed), which go before both.
    ///
    /// - Throws: `CalendarError.badOverride` where sessions of a date overlap, `.missing` where a date lies outside the
    ///   years of the holidays.
    public init(
        week: WorkWeek = .standard,
        holidays: Holidays,
        overrides: [CivilDate: [WorkSession]] = [:]
    ) throws(CalendarError) {
        for (date, sessions) in overrides {
            guard WorkWeek.areInOrder(sessions) else { throw .badOverride(date) }
            guard holidays.years.contains(date.year) else { throw .missing(year: date.year) }
        }
        table = WorkTable(week: week, holidays: holidays, overrides: overrides)
    }

    /// The years for which the calendar answers.
    public var years: ClosedRange<Int> { table.years }

    /// Whether a day is a working day (ngày làm việc) of limits in days.
    public func isWorking(_ date: CivilDate) throws(CalendarError) -> Bool {
        table.isWorking(try offset(of: date))
    }

    /// The sessions of a day; empty where the agency is closed.
    public func sessions(on date: CivilDate) throws(CalendarError) -> [WorkSession] {
        table.plan(try offset(of: date)).sessions
    }

    /// Whether the agency works at a moment; the closing minute of a session is no longer work.
    public func isOpen(at moment: Instant) throws(CalendarError) -> Bool {
        let (day, minute) = try place(of: moment)
        return table.plan(day).work(from: minute) == minute
    }

    /// The first working day after a day.
    public func workingDay(after date: CivilDate) throws(CalendarError) -> CivilDate {
        self.date(try workingDay(from: offset(of: date) + 1))
    }

    /// The number of working days after `first` up to and with `last`; negative where `last` is the earlier.
    public func workingDays(after first: CivilDate, through last: CivilDate) throws(CalendarError) -> Int {
        let (from, to) = (try offset(of: first), try offset(of: last))
        return table.workingDays(before: to + 1) - table.workingDays(before: from + 1)
    }

    /// The working minutes between two moments; negative where `end` is the earlier.
    public func workingMinutes(from start: Instant, to end: Instant) throws(CalendarError) -> Int {
        let (from, to) = (try place(of: start), try place(of: end))
        return worked(before: to) - worked(before: from)
    }
}

// Days as offsets into the table, moments as a day and a minute.
extension WorkCalendar {
    typealias Place = (day: Int, minute: Int)

    func worked(before place: Place) -> Int {
        table.minutes(before: place.day) + table.plan(place.day).worked(before: place.minute)
    }

    func offset(of date: CivilDate) throws(CalendarError) -> Int {
        let offset = date.daysSinceEpoch - table.firstDay
        guard offset >= 0, offset < table.count else { throw .missing(year: date.year) }
        return offset
    }

    func place(of moment: Instant) throws(CalendarError) -> Place {
        let date = moment.date
        return (try offset(of: date), moment.time.minutes)
    }

    func date(_ day: Int) -> CivilDate { CivilDate(daysSinceEpoch: table.firstDay + day) }

    func moment(_ day: Int, _ minute: Int) -> Instant { Instant(date(day), TimeOfDay(minutes: minute)) }

    /// The first working day at or after a day.
    func workingDay(from day: Int) throws(CalendarError) -> Int {
        guard day < table.count else { throw beyond }
        return try workingDay(number: table.workingDays(before: day))
    }

    func workingDay(number: Int) throws(CalendarError) -> Int {
        guard number < table.workingDayCount else { throw beyond }
        return table.workingDay(number)
    }

    /// The years end before the answer is reached.
    var beyond: CalendarError { .missing(year: years.upperBound + 1) }
}
