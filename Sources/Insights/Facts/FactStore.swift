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
            SELECT lane, submitted_lane, accepted_lane, finished_lane, transferred_at, submitted_at, accepted_at, due_at,
                finished_at, handed_over_at, paused_at, paused_for, waits_for, supplements, overdue_since, outcome,
                marks, fees, rated_at, rating
            FROM insight_fact WHERE dossier_id = \(dossier)
            """
        )
        guard let row else { return nil }
        let ids: [Int64?] = [try row[0], try row[1], try row[2], try row[3]]
        let lanes = try Lanes(db: db).lanes(Set(ids.compactMap(\.self)))
        guard let lane = ids[0].flatMap({ lanes[$0] }), let submitted = ids[1].flatMap({ lanes[$0] }) else {
            return nil
        }
        var fact = DossierFact(lane: lane, submittedAt: try row[5])
        fact.submittedLane = submitted
        fact.acceptedLane = ids[2].flatMap { lanes[$0] }
        fact.finishedLane = ids[3].flatMap { lanes[$0] }
        fact.transferredAt = try row[4]
        fact.acceptedAt = try row[6]
        fact.dueAt = try row[7]
        fact.finishedAt = try row[8]
        fact.handedOverAt = try row[9]
        fact.pausedAt = try row[10]
        fact.pausedFor = try row[11]
        fact.waitsFor = try row[12]
        fact.supplements = try row[13]
        fact.overdueSince = try row[14]
        fact.outcome = try row[15]
        fact.marks = try row[16]
        fact.fees = Self.fees(try row[17])
        fact.ratedAt = try row[18]
        fact.rating = try row[19]
        return fact
    }

    func insert(_ fact: DossierFact) throws {
        try db.run(
            """
            INSERT INTO insight_fact
                (dossier_id, lane, submitted_lane, submitted_at, paused_for, supplements, marks, fees)
            VALUES (\(dossier), \(fact.lane.id), \(fact.lane.id), \(fact.submittedAt), 0, 0, \(fact.marks),
                    \(Self.text(fact.fees)))
            """
        )
    }

    func update(_ fact: DossierFact) throws {
        try db.run(
            """
            UPDATE insight_fact
            SET lane = \(fact.lane.id), accepted_lane = \(fact.acceptedLane?.id),
                finished_lane = \(fact.finishedLane?.id), transferred_at = \(fact.transferredAt),
                accepted_at = \(fact.acceptedAt), due_at = \(fact.dueAt),
                finished_at = \(fact.finishedAt), handed_over_at = \(fact.handedOverAt), paused_at = \(fact.pausedAt),
                paused_for = \(fact.pausedFor), waits_for = \(fact.waitsFor), supplements = \(fact.supplements),
                overdue_since = \(fact.overdueSince), outcome = \(fact.outcome), marks = \(fact.marks),
                fees = \(Self.text(fact.fees)), rated_at = \(fact.ratedAt), rating = \(fact.rating)
            WHERE dossier_id = \(dossier)
            """
        )
    }

    /// Writes the whole facts of some dossiers, whether they are there already or not.
    static func write(
        _ dossiers: [DossierID],
        of facts: [DossierID: DossierFact],
        in db: WriteSession
    ) throws {
        let columns = [
            "dossier_id", "lane", "submitted_lane", "accepted_lane", "finished_lane", "transferred_at", "submitted_at",
            "accepted_at", "due_at", "finished_at", "handed_over_at", "paused_at", "paused_for", "waits_for",
            "supplements", "overdue_since", "outcome", "marks", "fees", "rated_at", "rating",
        ]
        let values = dossiers.lazy.map { dossier in
            guard let fact = facts[dossier] else { preconditionFailure("only dossiers with a fact are written") }
            var row: [SQLValue] = []
            row.reserveCapacity(columns.count)
            func add(_ value: (some SQLConvertible)?) { row.append(value?.sqlValue ?? .null) }
            add(dossier)
            for lane in [fact.lane.id, fact.submittedLane.id, fact.acceptedLane?.id, fact.finishedLane?.id] {
                add(lane)
            }
            for moment in [fact.transferredAt, fact.submittedAt, fact.acceptedAt, fact.dueAt, fact.finishedAt] {
                add(moment)
            }
            add(fact.handedOverAt)
            add(fact.pausedAt)
            add(fact.pausedFor)
            add(fact.waitsFor)
            add(fact.supplements)
            add(fact.overdueSince)
            add(fact.outcome)
            add(fact.marks)
            add(text(fact.fees))
            add(fact.ratedAt)
            add(fact.rating)
            return row
        }
        let changes = columns.dropFirst().map { "\(name: $0) = excluded.\(name: $0)" as SQL }
        try db.insert(
            values,
            into: "insight_fact",
            columns,
            conflict: "ON CONFLICT (dossier_id) DO UPDATE SET \(sql: changes.joined(separator: ", "))"
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
