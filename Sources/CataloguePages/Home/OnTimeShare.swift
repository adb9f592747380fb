import Dossiers

/// Tỷ lệ trả đúng hạn: the share of dossiers that were returned in time in the last 30 days, over the whole province.
struct OnTimeShare: Hashable, Sendable {
    /// Dossiers that were finished.
    let finished: Int
    /// Of them, in time or earlier.
    let inTime: Int

    /// From 0 to 1.
    var share: Double { Double(inTime) / Double(finished) }

    /// The share of these statistics; nil where nothing was finished, since no share can be told of nothing.
    init?(_ statistics: some Sequence<HandlingStatistics>) {
        let sum = statistics.reduce(.none, +)
        guard sum.handled > 0 else { return nil }
        (finished, inTime) = (sum.handled, sum.early + sum.onTime)
    }
}
