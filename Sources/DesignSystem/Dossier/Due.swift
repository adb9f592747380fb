public import HTML
public import Kernel

/// Hạn: how long is left, in words and colour, with the full time beside it.
///
/// Where the working minutes are known they are told ('còn 1 giờ 20 phút' of working time, 8 hours a day); otherwise
/// the time on the wall.
public struct Due: Component, Sendable {
    let moment: Instant
    let now: Instant
    let workingMinutes: Int?
    let isPaused: Bool

    /// Less than half a working day is soon.
    private static let soon = 240
    private static let workingDay = 480

    /// Due at `moment`.
    ///
    /// `workingMinutesLeft` is negative when overdue, nil where it was not counted.
    public init(_ moment: Instant, now: Instant, workingMinutesLeft: Int? = nil, isPaused: Bool = false) {
        self.moment = moment
        self.now = now
        workingMinutes = workingMinutesLeft
        self.isPaused = isPaused
    }

    /// Whether the moment has passed.
    public var isOverdue: Bool { !isPaused && now > moment }

    /// What is left, in words: `còn 40 phút`, `quá hạn 3 giờ`, `tạm dừng`.
    public func words(_ language: Language) -> String {
        let isVietnamese = language == .vi
        if isPaused { return isVietnamese ? "tạm dừng" : "paused" }
        let day = workingMinutes == nil ? 1440 : Self.workingDay
        let minutes = abs(minutesLeft)
        let length = isVietnamese ? Self.vietnamese(minutes, day: day) : Self.english(minutes, day: day)
        if isOverdue { return isVietnamese ? "quá hạn \(length)" : "\(length) overdue" }
        return isVietnamese ? "còn \(length)" : "\(length) left"
    }

    private var minutesLeft: Int { workingMinutes ?? Int((moment.milliseconds - now.milliseconds) / 60_000) }

    private var look: String {
        if isPaused { return "due quiet" }
        if isOverdue { return "due late" }
        return minutesLeft < Self.soon ? "due soon" : "due"
    }

    /// Writes what is left and the moment.
    public func write(to html: inout HTMLWriter) {
        html.span(.class(look)) { html in
            html.b(words(html.language))
            html.small { $0.moment(moment, .near(now: now)) }
        }
    }

    private static func vietnamese(_ minutes: Int, day: Int) -> String {
        if minutes < 60 { return "\(minutes) phút" }
        if minutes < day {
            let (hours, rest) = (minutes / 60, minutes % 60)
            return rest == 0 ? "\(hours) giờ" : "\(hours) giờ \(rest) phút"
        }
        return day == workingDay ? "\(minutes / day) ngày làm việc" : "\(minutes / day) ngày"
    }

    private static func english(_ minutes: Int, day: Int) -> String {
        func plural(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
        if minutes < 60 { return plural(minutes, "minute") }
        if minutes < day {
            let (hours, rest) = (minutes / 60, minutes % 60)
            return rest == 0 ? plural(hours, "hour") : "\(plural(hours, "hour")) \(rest) min"
        }
        return plural(minutes / day, day == workingDay ? "working day" : "day")
    }
}
