public import Kernel
import Synchronization

/// Lịch làm việc của các cơ quan: the working calendar of each agency and division, with its exceptional days.
///
/// Made from the profile's weeks and holidays and from one revision of the register. Calendars are built when they are
/// first asked for and kept: most agencies share one.
public final class Calendars: Sendable {
    private let weeks: [String: WorkWeek]
    /// Days off and working weekends of all years that are known.
    let holidays: Holidays
    private let exceptions: [String: [CalendarException]]
    private let built = Mutex<[[String]: WorkCalendar]>([:])

    init(weeks: [String: WorkWeek], holidays: Holidays, exceptions: [String: [CalendarException]]) {
        self.weeks = weeks
        self.holidays = holidays
        self.exceptions = exceptions
    }

    /// The calendar of an agency, or of one of its divisions that keeps other hours.
    ///
    /// - Throws: `CalendarError` where an exceptional day cannot be.
    public func calendar(of agency: Agency, division: String? = nil) throws -> WorkCalendar {
        let own = agency.divisions.first { $0.key == division }?.calendar
        return try calendar(key: own ?? agency.calendar, agency: CalendarException.key(of: agency.id))
    }

    /// The calendar with the key, without exceptions of single agencies; the standard week where nobody knows the key.
    public func calendar(key: String) throws -> WorkCalendar { try calendar(key: key, agency: nil) }

    /// Giờ làm việc: the usual week of a calendar; the standard week where nobody knows the key.
    public func week(key: String) -> WorkWeek { weeks[key] ?? .standard }

    private func calendar(key: String, agency: String?) throws -> WorkCalendar {
        let own = agency.flatMap { exceptions[$0] == nil ? nil : $0 }
        let name = [key, own].compactMap { $0 }
        if let calendar = built.withLock({ $0[name] }) { return calendar }
        var overrides: [CivilDate: [WorkSession]] = [:]
        // Later ones win: those of the agency over those of its calendar.
        for exception in name.flatMap({ exceptions[$0] ?? [] }) where holidays.years.contains(exception.day.year) {
            overrides[exception.day] = exception.sessions
        }
        let calendar = try WorkCalendar(week: weeks[key] ?? .standard, holidays: holidays, overrides: overrides)
        built.withLock { $0[name] = calendar }
        return calendar
    }
}
