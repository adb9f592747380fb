import Kernel
public import Ledger
public import Storage
import Territory

/// The payload of `statistic.imported`: values of one indicator from one file.
struct StatisticImported: Codable, Sendable {
    struct Value: Codable, Sendable {
        /// Nil for the whole province.
        var unit: UnitID?
        var first: CivilDate
        var last: CivilDate
        var value: String
    }

    static let kind = "statistic.imported"
    private static let subject = "statistic:"

    var title: String
    var file: BlobHash
    /// The sheet of a workbook; nil for a text.
    var sheet: String?
    var signer: String
    var values: [Value]

    static func stream(of indicator: String) -> String { subject + indicator }

    /// The indicator of a stream; nil for another subject.
    static func indicator(of stream: String) -> String? {
        stream.hasPrefix(subject) ? String(stream.dropFirst(subject.count)) : nil
    }
}

/// The table of imported statistics, from the events of the streams `statistic:<indicator>`.
public struct StatisticProjection: Projection {
    /// The name under which it is rebuilt.
    public let name = "statistics"
    /// Its table.
    public let tables = ["insight_statistic"]

    /// The projection has no state of its own.
    public init() {}

    /// Takes one event into the table: what is known of a period stays, the new value is its next version.
    public func apply(_ record: EventRecord, in db: WriteSession) throws {
        guard record.kind == StatisticImported.kind, let key = StatisticImported.indicator(of: record.stream),
            let imported = try record.decode(StatisticImported.self)
        else { return }
        for value in imported.values {
            let unit = value.unit?.description ?? ""
            let last =
                try db.value(
                    """
                    SELECT COALESCE(MAX(version), 0) FROM insight_statistic
                    WHERE indicator = \(key) AND unit_id = \(unit) AND first_day = \(value.first)
                        AND last_day = \(value.last)
                    """,
                    as: Int.self
                ) ?? 0
            try db.run(
                """
                INSERT INTO insight_statistic
                    (indicator, unit_id, first_day, last_day, version, value, title, file, signer, imported_at)
                VALUES (\(key), \(unit), \(value.first), \(value.last), \(last + 1), \(value.value), \(imported.title),
                        \(imported.file), \(imported.signer), \(record.time))
                """
            )
        }
    }
}
