public import HTML
public import Kernel

/// Thời điểm viết cho người đọc: moments and days as a reader of the language expects them.
public enum MomentText {
    /// How much of a moment is told.
    public enum Style: Sendable {
        /// `15:30 ngày 23/11/2026`
        case full
        /// `09:10, thứ Tư, 25/11/2026`
        case long
        /// `17:00 hôm nay`, `15:30 hôm qua`, `10:15 ngày 25/11`, seen from `now`.
        case near(now: Instant)
        /// `15:30`
        case clock
    }

    /// A moment in words.
    public static func words(_ moment: Instant, _ style: Style = .full, _ language: Language) -> String {
        let time = moment.time.description
        switch style {
        case .clock: return time
        case .full: return language == .vi ? moment.vietnamese : "\(time), \(date(moment.date, language))"
        case .long: return "\(time), \(weekday(moment.date.weekday, language)), \(date(moment.date, language))"
        case .near(let now): return near(moment, now: now, language)
        }
    }

    /// A day: `23/11/2026` in Vietnamese, `23 Nov 2026` in English.
    public static func date(_ date: CivilDate, _ language: Language) -> String {
        guard language == .en else { return date.vietnamese }
        let (year, month, day) = date.parts
        return "\(day) \(months[month - 1]) \(year)"
    }

    /// A day of the week: `thứ Tư`, `Chủ nhật`.
    public static func weekday(_ day: Weekday, _ language: Language) -> String {
        (language == .vi ? vietnameseWeekdays : englishWeekdays)[day.rawValue - 1]
    }

    private static func near(_ moment: Instant, now: Instant, _ language: Language) -> String {
        let time = moment.time.description
        switch moment.date.daysSinceEpoch - now.date.daysSinceEpoch {
        case 0: return time + (language == .vi ? " hôm nay" : " today")
        case -1: return time + (language == .vi ? " hôm qua" : " yesterday")
        case 1: return time + (language == .vi ? " ngày mai" : " tomorrow")
        default:
            let day = date(moment.date, language)
            let short = moment.date.year == now.date.year ? String(day.dropLast(5)) : day
            return language == .vi ? "\(time) ngày \(short)" : "\(time), \(short)"
        }
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let vietnameseWeekdays = [
        "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật",
    ]
    private static let englishWeekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}

extension HTMLWriter {
    /// Writes a moment in words, in a `time` element that machines read too.
    public mutating func moment(_ moment: Instant, _ style: MomentText.Style = .full) {
        time(MomentText.words(moment, style, language), .datetime(moment.description))
    }

    /// Writes a day, in a `time` element that machines read too.
    public mutating func date(_ date: CivilDate) {
        time(MomentText.date(date, language), .datetime(date.description))
    }

    /// Writes an amount of money.
    public mutating func money(_ amount: Money) {
        if amount == .zero { text(Phrase(vi: "miễn phí", en: "free")) } else { text(amount.description) }
    }
}
