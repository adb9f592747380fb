public import Kernel
public import Storage
public import Territory

/// Số liệu thống kê: one imported value.
public struct Statistic: Hashable, Sendable {
    /// Of which indicator.
    public let indicator: String
    /// Of which unit; nil for the whole province.
    public let unit: UnitID?
    /// The days of which it speaks.
    public let period: Period
    /// 1, 2 … for corrections.
    public let version: Int
    /// The value.
    public let value: Double
    /// Where it comes from.
    public let origin: StatisticOrigin
}

extension Insights {
    /// The imported values of the whole province until a day, the newest version of each, by indicator and time.
    ///
    /// - Throws: `StorageError`.
    public func latestStatistics(on day: CivilDate, in db: ReadSession) throws -> [String: [Statistic]] {
        let rows = try db.rows(
            """
            SELECT indicator, unit_id, first_day, last_day, version, value, title, signer, imported_at
            FROM insight_statistic s
            WHERE unit_id = '' AND first_day <= \(day) AND version = (
                SELECT MAX(version) FROM insight_statistic o
                WHERE o.indicator = s.indicator AND o.unit_id = s.unit_id AND o.first_day = s.first_day
                    AND o.last_day = s.last_day)
            ORDER BY indicator, last_day, first_day
            """
        )
        return Dictionary(grouping: try rows.map(Statistic.init(row:)), by: \.indicator)
    }
}

extension Statistic {
    init(row: Row) throws {
        let (first, last): (CivilDate, CivilDate) = (try row[2], try row[3])
        let unit: String = try row[1]
        let value: String = try row[5]
        self.init(
            indicator: try row[0],
            unit: UnitID(unit),
            period: Period(first, last),
            version: try row[4],
            value: Double(value) ?? .nan,
            origin: StatisticOrigin(title: try row[6], signer: try row[7], until: last, importedAt: try row[8])
        )
    }
}
