public import Kernel
public import Storage
public import Territory

/// Phiên bản số liệu: one value with the file that it was taken from, as it was imported once.
public struct StatisticVersion: Hashable, Sendable {
    /// Of which indicator.
    public let indicator: String
    /// Of which unit; nil for the whole province.
    public let unit: UnitID?
    /// Of which days.
    public let period: Period
    /// 1, 2 … for corrections.
    public let version: Int
    /// The number, with a point, as it was written.
    public let value: String
    /// What the statistic is called.
    public let title: String
    /// The file.
    public let file: BlobHash?
    /// Who signed for it.
    public let signer: String
    /// When it was imported.
    public let importedAt: Instant

    /// What is corrected by another version: the same indicator, unit and days.
    struct Place: Hashable {
        var indicator: String
        var unit: UnitID?
        var period: Period
    }

    var place: Place { Place(indicator: indicator, unit: unit, period: period) }

    init(row: Row) throws {
        let unit: String = try row[1]
        indicator = try row[0]
        self.unit = UnitID(unit)
        period = Period(try row[2], try row[3])
        version = try row[4]
        value = try row[5]
        title = try row[6]
        file = try row[7]
        signer = try row[8]
        importedAt = try row[9]
    }

    /// All versions of some indicators, the newest period first and of each period the newest version.
    ///
    /// - Throws: `StorageError`.
    static func all(of indicators: [String], in db: ReadSession) throws -> [StatisticVersion] {
        guard !indicators.isEmpty else { return [] }
        let rows = try db.rows(
            """
            SELECT indicator, unit_id, first_day, last_day, version, value, title, file, signer, imported_at
            FROM insight_statistic WHERE indicator IN \(values: indicators)
            ORDER BY indicator, last_day DESC, first_day DESC, unit_id, version DESC
            """
        )
        return try rows.map(StatisticVersion.init(row:))
    }
}
