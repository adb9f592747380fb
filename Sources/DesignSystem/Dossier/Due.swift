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
    public var words: Phrase {
        if isPaused { return Phrase(vi: "tạm dừng", en: "paused") }
        let minutes = workingMinutes ?? Int((moment.milliseconds - now.milliseconds) / 60_000)
        let length = Self.length(ofMinutes: abs(minutes), day: workingMinutes == nil ? 1440 : Self.workingDay)
        return isOverdue
            ? Phrase(vi: "quá hạn \(length.vi)", en: "\(length.en) overdue")
            : Phrase(vi: "còn \(length.vi)", en: "\(length.en) left")
    }

    private var look: String {
        if isPaused { return "due quiet" }
        if isOverdue { return "due late" }
        let minutes = workingMinutes ?? Int((moment.milliseconds - now.milliseconds) / 60_000)
        return minutes < Self.soon ? "due soon" : "due"
    }

    /// Writes what is left and the moment.
    public func write(to html: inout HTMLWriter) {
        html.span(.class(look)) { html in
            html.b(words)
            html.small { $0.moment(moment, .near(now: now)) }
        }
    }

    static func length(ofMinutes minutes: Int, day: Int) -> Phrase {
        func plural(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
        if minutes < 60 { return Phrase(vi: "\(minutes) phút", en: plural(minutes, "minute")) }
        if minutes < day {
            let (hours, rest) = (minutes / 60, minutes % 60)
            if rest == 0 { return Phrase(vi: "\(hours) giờ", en: plural(hours, "hour")) }
            return Phrase(vi: "\(hours) giờ \(rest) phút", en: "\(plural(hours, "hour")) \(rest) min")
        }
        let days = minutes / day
        let isWorking = day == workingDay
        return Phrase(
            vi: "\(days) ngày" + (isWorking ? " làm việc" : ""),
            en: isWorking ? plural(days, "working day") : plural(days, "day")
        )
    }
}
