import Kernel
import Storage

/// Ngày bị tính lại: days that were over when an event changed what they count, each with the last record that did.
///
/// The time of a record never goes back. So a day before that of the ledger's last record changes only by an event that is
/// noted here, and whatever was read of such a day may be remembered until then.
struct AmendedDays: Sendable {
    let days: [(day: CivilDate, record: Int64)]
    private let known: Int64

    /// Those that a record after another one changed.
    init(after record: Int64, in db: ReadSession) throws {
        known = record
        days = try db.rows("SELECT day, record FROM insight_amended_day WHERE record > \(record)").map { row in
            (CivilDate(daysSinceEpoch: try row[0]), try row[1])
        }
    }

    /// Whether any day from the first on, or from all time, to the last was changed by a record after another one, or may
    /// have been, since it was not asked so far back.
    func changed(from first: CivilDate?, to last: CivilDate, after record: Int64) -> Bool {
        let first = first ?? CivilDate(daysSinceEpoch: 0)
        return record < known || days.contains { $0.record > record && first <= $0.day && $0.day <= last }
    }

    /// Notes days that a record changes.
    static func note(_ days: some Collection<CivilDate>, by record: Int64, in db: WriteSession) throws {
        try write(days.map { ($0, record) }, in: db)
    }

    /// Notes days, each with the last record that changed it.
    static func write(_ days: [(day: CivilDate, record: Int64)], in db: WriteSession) throws {
        try db.insert(
            days.map { [$0.day.daysSinceEpoch.sqlValue, $0.record.sqlValue] },
            into: "insight_amended_day",
            ["day", "record"],
            conflict: "ON CONFLICT (day) DO UPDATE SET record = excluded.record"
        )
    }
}
