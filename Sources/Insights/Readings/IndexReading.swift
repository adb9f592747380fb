public import Catalogue
public import Kernel
public import Storage

/// Điểm của một kỳ: an index as it was imported for one period; nothing of another period is mixed in.
public struct IndexReading: Sendable {
    /// An indicator with its points.
    public struct Line: Sendable {
        /// Which.
        public let indicator: Indicator
        /// Its points; nil where none were imported for the period.
        public let statistic: Statistic?
    }

    /// A sum with what it lacks.
    public struct Sum: Sendable {
        /// Of what.
        public let name: Bilingual
        /// The points; nil where any are missing.
        public let points: Double?
        /// The most that can be had.
        public let most: Double
        /// The indicators whose points are missing.
        public let missing: [Indicator]
    }

    /// The group of the index.
    public let group: IndicatorGroup
    /// The period; nil where nothing was imported yet.
    public let period: Period?
    /// All periods of which anything is known, the latest first.
    public let periods: [Period]
    /// The indicators in the order of the file.
    public let lines: [Line]
    /// The sum of all.
    public let total: Sum
    /// The sums of the parts.
    public let parts: [Sum]
}

extension Insights {
    /// Reads an index.
    ///
    /// - Parameters:
    ///   - key: of its group.
    ///   - last: the last day of the period; nil, and a day of no period, takes the latest.
    ///   - db: the session.
    /// - Throws: `StorageError`.
    /// - Returns: nil where no group with a sheet is called so; one query.
    public func index(_ key: String, until last: CivilDate?, in db: ReadSession) throws -> IndexReading? {
        let today = surroundings.now.date
        guard let group = shelf.groups.first(where: { $0.key == key }), let sheet = group.sheet else { return nil }
        let indicators = group.indicators.filter { $0.isValid(on: today) }
        let known = try latestStatistics(on: today, in: db).filter { key, _ in indicators.contains { $0.key == key } }
        let periods = Set(known.values.joined().map(\.period)).sorted { ($0.last, $0.first) > ($1.last, $1.first) }
        let period = periods.first { $0.last == last } ?? periods.first
        let lines = indicators.map { indicator in
            IndexReading.Line(
                indicator: indicator,
                statistic: known[indicator.key]?.last { $0.period == period }
            )
        }
        return IndexReading(
            group: group,
            period: period,
            periods: periods,
            lines: lines,
            total: IndexReading.Sum(sheet.total, lines),
            parts: sheet.parts.map { part in
                IndexReading.Sum(part.name, lines.filter { part.members.contains($0.indicator.key) })
            }
        )
    }
}

extension IndexReading.Sum {
    fileprivate init(_ name: Bilingual, _ lines: [IndexReading.Line]) {
        // What gives no points is not missed.
        let counting = lines.filter { ($0.indicator.most ?? 0) > 0 }
        let missing = counting.filter { $0.statistic == nil }.map(\.indicator)
        self.init(
            name: name,
            points: missing.isEmpty ? counting.reduce(0) { $0 + ($1.statistic?.value ?? 0) } : nil,
            most: counting.reduce(0) { $0 + ($1.indicator.most ?? 0) },
            missing: missing
        )
    }
}
