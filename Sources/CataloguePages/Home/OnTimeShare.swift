import Dossiers
import Kernel
import Storage
import Synchronization

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

/// Keeps the share for some minutes: the first page is asked by everybody, and the figure goes over all dossiers.
final class OnTimeShareBoard: Sendable {
    private static let minutes = 5
    private let kept = Mutex<(until: Instant, share: OnTimeShare?)?>(nil)
    private let dossiers: Dossiers

    init(dossiers: Dossiers) {
        self.dossiers = dossiers
    }

    /// The share of the 30 days that end today.
    func share(at now: Instant, in db: ReadSession) throws -> OnTimeShare? {
        if let kept = kept.withLock({ $0 }), now < kept.until { return kept.share }
        let statistics = try dossiers.statistics(from: now.date.adding(days: -29), to: now.date, in: db)
        let share = OnTimeShare(statistics.values)
        kept.withLock { $0 = (now.adding(seconds: Self.minutes * 60), share) }
        return share
    }
}
