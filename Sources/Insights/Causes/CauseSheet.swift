import Dossiers
import Kernel
import Storage

/// Phiếu nguyên nhân: grounds that were named, with their counters, before they are written.
struct CauseSheet {
    /// A row of the counters.
    private struct Place: Hashable {
        var cut: Cut
        var lane: Int64
        var period: Int
        var deed: Cause.Deed
        var ground: NamedCauses.Ground

        /// As the rows lie in the table, nearly.
        static func < (left: Place, right: Place) -> Bool {
            (left.cut.rawValue, left.lane, left.period) < (right.cut.rawValue, right.lane, right.period)
        }
    }

    private var rows: [[SQLValue]] = []
    private var counts: [Place: Int] = [:]

    /// How many rows it has.
    var count: Int { rows.count + counts.count }

    /// Takes what an event names.
    mutating func add(_ causes: NamedCauses, of dossier: DossierID, in lane: Lane, _ record: Recording) {
        for ground in causes.grounds {
            rows.append([
                dossier.sqlValue, record.position.sqlValue, ground.target.sqlValue, ground.key.sqlValue,
                causes.deed.sqlValue, lane.id.sqlValue, record.time.sqlValue,
            ])
            for cut in Cut.allCases {
                let (id, period) = (cut.lane(of: lane), cut.period(of: record.time.date))
                counts[Place(cut: cut, lane: id, period: period, deed: causes.deed, ground: ground), default: 0] += 1
            }
        }
    }

    /// Adds all to what is written, and forgets it.
    mutating func write(in db: WriteSession) throws {
        try db.insert(
            rows,
            into: "insight_cause",
            ["dossier_id", "position", "target", "key", "deed", "lane", "named_at"]
        )
        let values = counts.sorted { $0.key < $1.key }.map { place, times in
            [
                place.cut.rawValue.sqlValue, place.lane.sqlValue, place.period.sqlValue, place.deed.sqlValue,
                place.ground.target.sqlValue, place.ground.key.sqlValue, times.sqlValue,
            ]
        }
        try db.insert(
            values,
            into: "insight_cause_count",
            ["cut", "lane", "period", "deed", "target", "key", "times"],
            conflict: """
                ON CONFLICT (cut, lane, period, deed, target, key) DO UPDATE
                SET times = insight_cause_count.times + excluded.times
                """
        )
        self = CauseSheet()
    }
}
