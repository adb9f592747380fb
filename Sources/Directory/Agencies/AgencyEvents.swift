import Kernel
import Territory

/// Events of the stream `agency:<id>`: what happens to an agency, its posts, appointments and delegations.
///
/// They name persons only by id.
enum AgencyEvent {
    /// Thành lập cơ quan: `agency.founded`, with the posts that it begins with.
    struct Founded: Codable {
        static let kind = "agency.founded"
        var agency: AgencyID
        var code: String
        var name: LocalName
        var level: Level
        var unit: UnitID
        var department: String?
        var counterName: String
        var calendar: String
        var divisions: [Division]
        var posts: [Post]
        var from: CivilDate
    }

    /// Sắp xếp lại bộ máy của một cơ quan vẫn tồn tại: `agency.restructured` carries the new names and divisions.
    ///
    /// Where it carries posts, they take the place of all posts before, whose appointments and delegations end.
    struct Restructured: Codable {
        static let kind = "agency.restructured"
        var agency: AgencyID
        var code: String
        var name: LocalName
        var counterName: String
        var calendar: String
        var divisions: [Division]
        var posts: [Post]?
        var on: CivilDate
    }

    /// Kết thúc và kế thừa: `agency.succeeded`.
    ///
    /// Its posts, appointments and delegations end with it. No successor: the work has no heir.
    struct Succeeded: Codable {
        static let kind = "agency.succeeded"
        var agency: AgencyID
        var successors: [AgencySuccession]
        var on: CivilDate
        var basis: String
    }

    /// Lập vị trí: `post.created`.
    struct PostCreated: Codable {
        static let kind = "post.created"
        var post: Post
    }

    /// Bỏ vị trí: `post.closed`.
    struct PostClosed: Codable {
        static let kind = "post.closed"
        var post: PostID
        var on: CivilDate
    }

    /// Bố trí người: `person.appointed`.
    struct Appointed: Codable {
        static let kind = "person.appointed"
        var appointment: AppointmentID
        var post: PostID
        var person: PersonID
        var from: CivilDate
        var to: CivilDate?
    }

    /// Thôi bố trí: `appointment.ended`.
    struct AppointmentEnded: Codable {
        static let kind = "appointment.ended"
        var appointment: AppointmentID
        var on: CivilDate
        var reason: String
    }

    /// Ủy quyền: `delegation.given`.
    struct DelegationGiven: Codable {
        static let kind = "delegation.given"
        var delegation: DelegationID
        var from: PostID
        var to: Delegation.Receiver
        var fields: [String]
        var basis: String
        var validFrom: CivilDate
        var validTo: CivilDate
    }

    /// Thu hồi ủy quyền: `delegation.withdrawn`.
    struct DelegationWithdrawn: Codable {
        static let kind = "delegation.withdrawn"
        var delegation: DelegationID
        var on: CivilDate
    }

    /// Ngày ngoại lệ của lịch làm việc: `calendar.exception_set`; no sessions: closed.
    ///
    /// Stream `calendar:<key>`.
    struct CalendarExceptionSet: Codable {
        static let kind = "calendar.exception_set"
        var calendar: String
        var day: CivilDate
        var sessions: [String]
        var note: String
    }

    /// Bỏ ngày ngoại lệ: `calendar.exception_removed`.
    struct CalendarExceptionRemoved: Codable {
        static let kind = "calendar.exception_removed"
        var calendar: String
        var day: CivilDate
    }

    /// Lịch nghỉ của một năm: `calendar.holidays_set`, all days of the year; it takes the place of what was known of it.
    ///
    /// Stream `calendar:holidays`.
    struct HolidaysSet: Codable {
        static let kind = "calendar.holidays_set"
        static let stream = "calendar:holidays"
        var year: Int
        var days: [Day]

        struct Day: Codable {
            var date: CivilDate
            var kind: Holidays.Kind
            var name: String
        }
    }

    static func stream(_ id: AgencyID) -> String { "agency:\(id)" }
}
