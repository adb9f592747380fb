/// Thời điểm: a moment, in milliseconds since 1970-01-01T00:00:00Z.
///
/// Vietnam has had one zone without summer time (+07:00) since 1975, so civil conversions are integer arithmetic.
/// Moments before 13 June 1975 in the south were in other zones; ThuBon keeps only dates of that time, never moments.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since the Unix epoch.
    public let milliseconds: Int64

    /// Offset of Vietnamese civil time from UTC, in milliseconds.
    public static let vietnamOffset: Int64 = 7 * 3_600_000

    static let day: Int64 = 86_400_000

    /// The moment this many milliseconds after the Unix epoch.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The moment at this civil date and time of day in Vietnam.
    public init(_ date: CivilDate, _ time: TimeOfDay) {
        milliseconds = Int64(date.daysSinceEpoch) * Self.day + Int64(time.minutes) * 60_000 - Self.vietnamOffset
    }

    /// The civil date in Vietnam at this moment.
    public var date: CivilDate {
        let local = milliseconds + Self.vietnamOffset
        return CivilDate(daysSinceEpoch: Int(local >= 0 ? local / Self.day : (local - Self.day + 1) / Self.day))
    }

    /// The wall clock in Vietnam at this moment, cut to the minute.
    public var time: TimeOfDay {
        let local = milliseconds + Self.vietnamOffset
        return TimeOfDay(minutes: Int((local - Int64(date.daysSinceEpoch) * Self.day) / 60_000))
    }

    /// The moment `minutes` minutes later (earlier where negative).
    public func adding(minutes: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(minutes) * 60_000) }

    /// The moment `seconds` seconds later (earlier where negative).
    public func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1000) }

    /// Whether the left moment is the earlier.
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}

/// Giờ trong ngày: a time of day, in minutes since midnight (0...1440; 1440 is the end of the day).
public struct TimeOfDay: Hashable, Comparable, Sendable {
    /// Minutes since midnight.
    public let minutes: Int

    /// The time this many minutes after midnight.
    public init(minutes: Int) {
        self.minutes = minutes
    }

    /// The time on the clock.
    public init(_ hour: Int, _ minute: Int) {
        minutes = hour * 60 + minute
    }

    /// The time written as `15:30`, or nil where it is not one.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1440
        else { return nil }
        self.init(hour, minute)
    }

    /// Whether the left time is the earlier.
    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
}

extension TimeOfDay: CustomStringConvertible {
    /// `15:30`.
    public var description: String { "\(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2))" }
}

extension Instant: Codable {
    /// Reads the milliseconds since the Unix epoch.
    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes the milliseconds since the Unix epoch.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}
