import Catalogue
import Dossiers
import Kernel
import Storage

/// The row of one dossier's fact.
struct FactStore {
    let dossier: DossierID
    let db: WriteSession

    func read() throws -> DossierFact? {
        let row = try db.row(
            """
            SELECT l.id, l.agency_lane, l.procedure_lane, l.channel, f.submitted_at, f.accepted_at, f.due_at,
                f.finished_at, f.handed_over_at, f.paused_at, f.paused_for, f.waits_for, f.supplements,
                f.overdue_since, f.outcome, f.marks, f.fees
            FROM insight_fact f JOIN insight_lane l ON l.id = f.lane WHERE f.dossier_id = \(dossier)
            """
        )
        guard let row else { return nil }
        return DossierFact(
            lane: Lane(
                id: try row[0],
                agencyLane: try row[1],
                procedureLane: try row[2],
                channel: Channel(rawValue: try row[3]) ?? .counter
            ),
            submittedAt: try row[4],
            acceptedAt: try row[5],
            dueAt: try row[6],
            finishedAt: try row[7],
            handedOverAt: try row[8],
            pausedAt: try row[9],
            pausedFor: try row[10],
            waitsFor: try row[11],
            supplements: try row[12],
            overdueSince: try row[13],
            outcome: try row[14],
            marks: try row[15],
            fees: Self.fees(try row[16])
        )
    }

    func insert(_ fact: DossierFact) throws {
        try db.run(
            """
            INSERT INTO insight_fact (dossier_id, lane, submitted_at, paused_for, supplements, marks, fees)
            VALUES (\(dossier), \(fact.lane.id), \(fact.submittedAt), 0, 0, \(fact.marks), \(Self.text(fact.fees)))
            """
        )
    }

    func update(_ fact: DossierFact) throws {
        try db.run(
            """
            UPDATE insight_fact
            SET lane = \(fact.lane.id), accepted_at = \(fact.acceptedAt), due_at = \(fact.dueAt),
                finished_at = \(fact.finishedAt), handed_over_at = \(fact.handedOverAt), paused_at = \(fact.pausedAt),
                paused_for = \(fact.pausedFor), waits_for = \(fact.waitsFor), supplements = \(fact.supplements),
                overdue_since = \(fact.overdueSince), outcome = \(fact.outcome), marks = \(fact.marks),
                fees = \(Self.text(fact.fees))
            WHERE dossier_id = \(dossier)
            """
        )
    }

    private static func text(_ fees: [String: Int]) -> String {
        fees.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }

    static func fees(_ text: String) -> [String: Int] {
        let pairs = text.split(separator: " ").compactMap { part -> (String, Int)? in
            guard let sign = part.lastIndex(of: "="), let amount = Int(part[part.index(after: sign)...]) else {
                return nil
            }
            return (String(part[..<sign]), amount)
        }
        return Dictionary(pairs, uniquingKeysWith: +)
    }
}
