public import Kernel

/// Giá trị chỉ tiêu: an indicator read for one subject and period.
public struct IndicatorReading: Hashable, Sendable {
    /// A value of a month.
    public struct Point: Hashable, Sendable {
        /// Its first day.
        public let month: CivilDate
        /// The value; nil where nothing happened by which it could be worked out.
        public let value: Double?
    }

    /// What was read.
    public let indicator: Indicator
    /// The value of the period; nil where there is none.
    public let value: Double?
    /// The value of as many days before it.
    public let before: Double?
    /// By month, the last one under way.
    public let trend: [Point]
    /// Where an imported value comes from.
    public let origin: StatisticOrigin?
    /// The day on which it stands.
    public let day: CivilDate

    /// How it stands to the path of its targets.
    public var standing: Standing { indicator.standing(of: value, on: day) }
    /// The target that counts now.
    public var target: Target? { indicator.target(after: day) }
    /// Where the path wants it today.
    public var path: Double? { indicator.path(on: day) }
}

/// Nguồn số liệu nhập: which statistic a value was taken from, and who signed for it.
public struct StatisticOrigin: Hashable, Sendable {
    /// What the statistic is called.
    public let title: String
    /// Who signed for it.
    public let signer: String
    /// The last day of the period that it speaks of.
    public let until: CivilDate
    /// When it was imported.
    public let importedAt: Instant
}
