public import Kernel
public import Ledger
public import Storage

/// Lịch nghỉ của một năm, as an administrator entered it: all its days, at most one entry a day.
struct HolidayYear {
    var year: Int
    var days: [Holidays.Day]

    /// Writes the tables of the event.
    static func store(_ event: AgencyEvent.HolidaysSet, in db: WriteSession) throws {
        try db.run("INSERT INTO holiday_year (year) VALUES (\(event.year)) ON CONFLICT (year) DO NOTHING")
        let (first, next) = ("\(event.year)-01-01", "\(event.year + 1)-01-01")
        try db.run("DELETE FROM holiday WHERE day >= \(first) AND day < \(next)")
        for day in event.days {
            try db.run(
                "INSERT INTO holiday (day, kind, name) VALUES (\(day.date), \(day.kind), \(day.name))"
            )
        }
    }

    /// All years that were entered.
    static func load(_ db: ReadSession) throws -> [HolidayYear] {
        var days: [Int: [Holidays.Day]] = [:]
        try db.each("SELECT day, kind, name FROM holiday ORDER BY day") { row in
            let day = Holidays.Day(try row["day"], try row["kind"], name: try row["name"])
            days[day.date.year, default: []].append(day)
        }
        return try db.rows("SELECT year FROM holiday_year ORDER BY year").map { row in
            let year: Int = try row["year"]
            return HolidayYear(year: year, days: days[year] ?? [])
        }
    }
}

extension Holidays {
    /// These with years that were entered in place of their own; a year beyond a gap waits until the gap is closed.
    func taking(_ entered: [HolidayYear]) throws -> Holidays {
        var (days, last) = (days, years.upperBound)
        for year in entered.sorted(by: { $0.year < $1.year }) where years.lowerBound <= year.year {
            guard year.year <= last + 1 else { break }
            days = days.filter { $0.date.year != year.year } + year.days
            last = max(last, year.year)
        }
        return try Holidays(years: years.lowerBound...last, days: days)
    }
}

extension Directory {
    /// Ngày nghỉ of all years that are known: those of the profile's file, and what administrators entered.
    public func holidays(in db: ReadSession) throws -> Holidays { try calendars(in: db).holidays }

    /// Nhập lịch nghỉ của một năm: all its days off and its working weekends, in place of what was known of the year.
    ///
    /// Days that have passed stay as they were worked; due moments that were given before do not move.
    ///
    /// - Throws: `DirectoryRefusal.badHolidays` where the year is neither known nor the next after the known ones, a day is
    ///   named twice or cannot be what it is said to be, or a day that has passed would change.
    public func setHolidays(of year: Int, _ days: [Holidays.Day], by actor: Actor, in db: WriteSession) throws {
        let known = try holidays(in: db)
        guard known.years.contains(year) || year == known.years.upperBound + 1 else {
            throw DirectoryRefusal.badHolidays("Chỉ nhập được năm đã có lịch hoặc năm \(known.years.upperBound + 1).")
        }
        let tidy = days.map { Holidays.Day($0.date, $0.kind, name: VietnameseText.cleaned($0.name)) }
        do {
            _ = try Holidays(years: year...year, days: tidy)
        } catch {
            throw DirectoryRefusal.badHolidays(error.vietnamese)
        }
        func passed(_ days: [Holidays.Day]) -> Set<Holidays.Day> {
            Set(days.filter { $0.date.year == year && $0.date < today })
        }
        guard passed(tidy) == passed(known.days) else {
            throw DirectoryRefusal.badHolidays(
                "Ngày đã qua không đổi được nữa; giữ nguyên các dòng trước \(today.vietnamese)."
            )
        }
        let event = AgencyEvent.HolidaysSet(
            year: year,
            days: tidy.sorted { $0.date < $1.date }.map { .init(date: $0.date, kind: $0.kind, name: $0.name) }
        )
        try ledger.append(
            [NewEvent(kind: AgencyEvent.HolidaysSet.kind, payload: event)],
            to: AgencyEvent.HolidaysSet.stream,
            by: actor,
            in: db
        )
    }
}

extension HolidaysError {
    /// The fault in words for an administrator.
    var vietnamese: String {
        switch self {
        case .twice(let date): "Ngày \(date.vietnamese) được ghi hai lần."
        case .outsideYears(let date): "Ngày \(date.vietnamese) không thuộc năm này."
        case .workingWeekendOnWeekday(let date):
            "Ngày \(date.vietnamese) không phải thứ Bảy, Chủ nhật nên không thể là ngày làm bù."
        case .dayOffOnWeekend(let date):
            "Ngày \(date.vietnamese) là thứ Bảy hoặc Chủ nhật, vốn đã nghỉ; nghỉ bù và hoán đổi là ngày trong tuần."
        case .line, .empty, .gap, .implausible: "Năm không hợp lệ."
        }
    }
}
