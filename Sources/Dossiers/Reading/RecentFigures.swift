public import Directory
public import Kernel
public import Storage
import Synchronization
public import Territory

/// Số liệu 30 ngày: how the offices kept their word in the 30 days that end today, open to everybody.
public struct RecentFigures: Sendable {
    /// The first day.
    public let first: CivilDate
    /// Today.
    public let last: CivilDate
    /// By receiving agency.
    public let byAgency: [AgencyID: HandlingStatistics]
    /// By level of offices; an agency that ended meanwhile still counts at its own.
    public let byLevel: [Level: HandlingStatistics]

    /// The whole province.
    public var total: HandlingStatistics { byAgency.values.reduce(.none, +) }

    /// Levels with offices, from above, and the whole province last, as nil.
    public var lines: [(level: Level?, figures: HandlingStatistics)] {
        [Level.province, .district, .commune].compactMap { level in byLevel[level].map { (level, $0) } }
            + [(nil, total)]
    }

    static let days = 30
}

extension Dossiers {
    /// The figures of the last 30 days, kept for some minutes: everybody asks them, and they go over all dossiers.
    public func recentFigures(in db: ReadSession) throws -> RecentFigures {
        let now = surroundings.now
        if let kept = figures.kept(at: now) { return kept }
        let first = now.date.adding(days: 1 - RecentFigures.days)
        let byAgency = try statistics(from: first, to: now.date, in: db)
        let register = try directory.register(in: db)
        var byLevel: [Level: HandlingStatistics] = [:]
        for (id, row) in byAgency {
            guard let level = register.agency(id)?.level else { continue }
            byLevel[level, default: .none] = byLevel[level, default: .none] + row
        }
        let found = RecentFigures(first: first, last: now.date, byAgency: byAgency, byLevel: byLevel)
        figures.keep(found, from: now)
        return found
    }
}

/// Keeps the figures until they are some minutes old.
final class FigureShelf: Sendable {
    private static let seconds = 300
    private let shelf = Mutex<(until: Instant, figures: RecentFigures)?>(nil)

    func kept(at now: Instant) -> RecentFigures? {
        shelf.withLock { kept in kept.flatMap { now < $0.until ? $0.figures : nil } }
    }

    func keep(_ figures: RecentFigures, from now: Instant) {
        shelf.withLock { $0 = (now.adding(seconds: Self.seconds), figures) }
    }
}
