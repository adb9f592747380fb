public import Kernel
public import Territory

/// Xem trước: what importing a table would write, or all that is wrong with it.
public struct StatisticPreview: Sendable {
    /// One value.
    public struct Line: Sendable {
        /// The line of the file.
        public let line: Int
        /// Of which indicator.
        public let indicator: Indicator
        /// Of which unit; nil for the whole province.
        public let unit: UnitID?
        /// The unit's name in those days; empty for the whole province.
        public let unitName: String
        /// Of which days.
        public let period: Period
        /// The number, with a point.
        public let value: String
        /// What is known of the same period; nil where it is new.
        public let known: StatisticVersion?
        /// Whether this very file said so before: it is not written again.
        public let isKnown: Bool

        /// The version that it would become.
        public var version: Int { (known?.version ?? 0) + 1 }
    }

    /// The values, in the order of the file.
    public let lines: [Line]
    /// What is wrong.
    public let problems: [StatisticProblem]
    /// How many values are formulas, taken as they were saved.
    public let formulas: Int

    /// What would be written.
    public var fresh: [Line] { lines.filter { !$0.isKnown } }

    /// Why it cannot be imported; nil where it can.
    public var refusal: StatisticRefusal? {
        guard problems.isEmpty else { return .faulty(problems.count) }
        return fresh.isEmpty ? .nothingNew : nil
    }
}
