public import Dossiers
import Kernel
import Ledger
public import Storage

/// Nguyên nhân: for what papers are asked for or a dossier is refused.
///
/// The ground is what the officer's defect is tied to: a component, a field of the form, or the dossier as a whole. The
/// words of the defect are about one person's papers and stay in the dossier.
public struct Cause: Hashable, Sendable {
    /// What was done for it.
    public enum Deed: String, CaseIterable, Sendable, SQLConvertible {
        /// Yêu cầu bổ sung.
        case supplement
        /// Từ chối tiếp nhận.
        case refusal
    }

    /// What was done for it.
    public var deed: Deed
    /// Mã thủ tục; a key means something only in it.
    public var procedure: String
    /// Component, field or the whole.
    public var target: Defect.Target
    /// Key of the component or field; empty for the whole.
    public var key: String

    /// A cause.
    public init(deed: Deed, procedure: String, target: Defect.Target, key: String) {
        (self.deed, self.procedure, self.target, self.key) = (deed, procedure, target, key)
    }
}

/// The grounds that one event names.
struct NamedCauses {
    let deed: Cause.Deed
    let defects: [Defect]

    /// Writes them down and counts them, each once.
    func insert(of dossier: DossierID, in lane: Lane, _ record: EventRecord, in db: WriteSession) throws {
        // An officer may say two things of one paper: it is one ground.
        var grounds = Set(defects.map { Ground(target: $0.target, key: $0.key) })
        // A refusal whose ground is no place of the form speaks of the whole.
        if grounds.isEmpty { grounds = [Ground(target: .whole, key: "")] }
        for ground in grounds {
            try db.run(
                """
                INSERT INTO insight_cause (dossier_id, position, target, key, deed, lane, named_at)
                VALUES (\(dossier), \(record.position), \(ground.target), \(ground.key), \(deed), \(lane.id),
                        \(record.time))
                """
            )
        }
        try count(grounds, in: lane, on: record.time.date, in: db)
    }

    /// Adds one to each ground in all cuts, in one statement.
    private func count(_ grounds: Set<Ground>, in lane: Lane, on day: CivilDate, in db: WriteSession) throws {
        let rows = grounds.flatMap { ground in
            Cut.allCases.map { cut -> SQL in
                """
                (\(cut.rawValue), \(cut.lane(of: lane)), \(cut.period(of: day)), \(deed), \(ground.target), \(ground.key), 1)
                """
            }
        }
        try db.run(
            """
            INSERT INTO insight_cause_count (cut, lane, period, deed, target, key, times)
            VALUES \(sql: rows.joined(separator: ", "))
            ON CONFLICT (cut, lane, period, deed, target, key) DO UPDATE
            SET times = insight_cause_count.times + excluded.times
            """
        )
    }

    private struct Ground: Hashable {
        let target: Defect.Target
        let key: String
    }
}

extension DossierEvent {
    /// What it names; nil for all other events.
    var causes: NamedCauses? {
        switch self {
        case .supplementRequested(let payload): NamedCauses(deed: .supplement, defects: payload.defects)
        case .refused(let payload): NamedCauses(deed: .refusal, defects: payload.defects)
        default: nil
        }
    }
}
