import Directory
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

/// Số liệu 30 ngày: the figures of the last 30 days, kept for some minutes: the first page is asked by everybody, and the
/// figures go over all dossiers.
final class RecentFigures: Sendable {
    static let days = 30
    private static let minutes = 5
    private let kept = Mutex<(until: Instant, figures: [AgencyID: HandlingStatistics])?>(nil)
    private let dossiers: Dossiers

    init(dossiers: Dossiers) {
        self.dossiers = dossiers
    }

    /// The first of the 30 days that end on a day.
    static func first(before last: CivilDate) -> CivilDate { last.adding(days: 1 - days) }

    /// The figures of each receiving agency for the 30 days that end today.
    func figures(at now: Instant, in db: ReadSession) throws -> [AgencyID: HandlingStatistics] {
        if let kept = kept.withLock({ $0 }), now < kept.until { return kept.figures }
        let figures = try dossiers.statistics(from: Self.first(before: now.date), to: now.date, in: db)
        kept.withLock { $0 = (now.adding(seconds: Self.minutes * 60), figures) }
        return figures
    }
}
