public import Kernel
import Storage

/// Ngày ngoại lệ: a day on which the offices of a calendar work otherwise than their week and the holidays say.
public struct CalendarException: Hashable, Sendable {
    /// Key of the calendar, or `agency:<id>` for one agency.
    public var calendar: String
    /// One day; a longer closing is an exception for each of its days.
    public var day: CivilDate
    /// Its sessions; empty means closed.
    public var sessions: [WorkSession]
    /// Why, as people read it.
    public var note: String

    /// An exceptional day.
    public init(calendar: String, day: CivilDate, sessions: [WorkSession], note: String) {
        self.calendar = calendar
        self.day = day
        self.sessions = sessions
        self.note = note
    }

    /// The key under which the exceptions of one agency stand.
    public static func key(of agency: AgencyID) -> String { "agency:\(agency)" }
}

extension CalendarException {
    init(row: Row) throws {
        let text: String = try row["sessions"]
        self.init(
            calendar: try row["calendar"],
            day: try row["day"],
            sessions: text.split(separator: " ").compactMap { WorkSession($0) },
            note: try row["note"]
        )
    }
}
