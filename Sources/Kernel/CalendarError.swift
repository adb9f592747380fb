/// Why a working calendar gives no answer.
public enum CalendarError: Error, Hashable, Sendable {
    /// The holidays of the year are not known, so no due date can be counted into it.
    case missing(year: Int)
    /// Sessions of a weekday overlap or are out of order.
    case badSessions(Weekday)
    /// Sessions of a date overlap or are out of order.
    case badOverride(CivilDate)
    /// A week in which nobody works from Monday to Friday.
    case noWorkingDay
    /// A limit below nothing.
    case negativeLimit
}

extension CalendarError: CustomStringConvertible {
    /// The fault in words, for the administrator.
    public var description: String {
        switch self {
        case .missing(let year): "the working calendar has no holidays for \(year)"
        case .badSessions(let weekday): "the sessions of \(weekday) overlap or are out of order"
        case .badOverride(let date): "the sessions of \(date) overlap or are out of order"
        case .noWorkingDay: "the week has no session from Monday to Friday"
        case .negativeLimit: "a time limit is negative"
        }
    }
}
