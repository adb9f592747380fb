public import Kernel

/// A rule of the time limit: for a channel and a case, how long.
public struct TimeRule: Hashable, Sendable {
    /// The channel it holds for; nil for every one.
    public let channel: Channel?
    /// The case it holds for.
    public let when: Condition?
    /// The limit; nil only with a same-day rule.
    public let limit: TimeLimit?
    /// Trong ngày: returned on the day of receipt, unless received after this time.
    public let sameDayCutOff: TimeOfDay?
}

/// Thời hạn giải quyết.
public enum TimeLimit: Hashable, Sendable {
    /// Ngày làm việc.
    case workingDays(Int)
    /// Giờ (làm việc).
    case hours(Int)
    /// Ngày: calendar days, where the last may not be a day of rest.
    case calendarDays(Int)
}
