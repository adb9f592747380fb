/// Buổi làm việc: an unbroken stretch of working time within a day, such as 07:00-11:30.
public struct WorkSession: Hashable, Sendable {
    /// When work begins.
    public let from: TimeOfDay
    /// When work ends; a moment of this minute is still received.
    public let to: TimeOfDay

    /// The session between two times of the same day, or nil where it would not last a minute.
    public init?(from: TimeOfDay, to: TimeOfDay) {
        guard from < to, from.minutes >= 0, to.minutes <= 1440 else { return nil }
        self.from = from
        self.to = to
    }

    /// The session written as `07:00-11:30`, or nil where it is not one.
    public init?(_ text: some StringProtocol) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let from = TimeOfDay(ends[0]), let to = TimeOfDay(ends[1]) else { return nil }
        self.init(from: from, to: to)
    }

    private init(unchecked from: TimeOfDay, _ to: TimeOfDay) {
        self.from = from
        self.to = to
    }

    /// Buổi sáng: 07:00-11:30.
    public static let morning = WorkSession(unchecked: TimeOfDay(7, 0), TimeOfDay(11, 30))
    /// Buổi chiều: 13:30-17:00.
    public static let afternoon = WorkSession(unchecked: TimeOfDay(13, 30), TimeOfDay(17, 0))

    /// Length in minutes.
    public var minutes: Int { to.minutes - from.minutes }
}

extension WorkSession: CustomStringConvertible {
    /// `07:00-11:30`.
    public var description: String { "\(from)-\(to)" }
}

extension WorkSession: Codable {
    /// Reads the session as `07:00-11:30`.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let session = WorkSession(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a session: HH:MM-HH:MM expected")
            )
        }
        self = session
    }

    /// Writes the session as `07:00-11:30`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Lịch làm việc trong tuần: the sessions of an agency on each day of the week.
public struct WorkWeek: Hashable, Sendable {
    private let days: [[WorkSession]]

    /// The week with these sessions; a day that is not named is a rest day.
    ///
    /// - Throws: `CalendarError.badSessions` where sessions of a day overlap or are out of order,
    ///   `CalendarError.noWorkingDay` where nobody works from Monday to Friday.
    public init(_ sessions: [Weekday: [WorkSession]]) throws(CalendarError) {
        for weekday in Weekday.allCases {
            guard Self.areInOrder(sessions[weekday] ?? []) else { throw .badSessions(weekday) }
        }
        days = Weekday.allCases.map { sessions[$0] ?? [] }
        guard days[..<5].contains(where: { !$0.isEmpty }) else { throw .noWorkingDay }
    }

    private init(monday: [WorkSession], saturday: [WorkSession]) {
        days = Array(repeating: monday, count: 5) + [saturday, []]
    }

    /// Giờ hành chính: Monday to Friday, 07:00-11:30 and 13:30-17:00; eight hours a day.
    public static let standard = WorkWeek(monday: [.morning, .afternoon], saturday: [])

    /// Office hours and Saturday morning, as the commune police keep them.
    public static let withSaturdayMorning = WorkWeek(monday: [.morning, .afternoon], saturday: [.morning])

    /// The sessions of a day of the week, in order; empty on a rest day.
    public subscript(_ weekday: Weekday) -> [WorkSession] { days[weekday.rawValue - 1] }

    /// The sessions of a plain working day: the first of Monday to Friday that has any.
    public var plainDay: [WorkSession] { days[..<5].first { !$0.isEmpty } ?? [] }

    static func areInOrder(_ sessions: [WorkSession]) -> Bool {
        zip(sessions, sessions.dropFirst()).allSatisfy { $0.to <= $1.from }
    }
}

extension WorkWeek: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case monday, tuesday, wednesday, thursday, friday, saturday, sunday
    }

    /// Reads the sessions by day, `{"monday":["07:00-11:30"]}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        var sessions: [Weekday: [WorkSession]] = [:]
        for (weekday, key) in zip(Weekday.allCases, CodingKeys.allCases) {
            sessions[weekday] = try container.decodeIfPresent([WorkSession].self, forKey: key)
        }
        try self.init(sessions)
    }

    /// Writes the sessions by day, `{"monday":["07:00-11:30"]}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        for (weekday, key) in zip(Weekday.allCases, CodingKeys.allCases) where !self[weekday].isEmpty {
            try container.encode(self[weekday], forKey: key)
        }
    }
}
