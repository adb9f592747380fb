import Dossiers
import Kernel
public import Ledger
public import Storage

/// The facts of dossiers and the counters over them, from the events of streams `dossier:<id>`.
public struct FactsProjection: Projection {
    /// As `thubon rebuild` and the ledger's fingerprints call it.
    public static let projectionName = "insights"
    /// The same, of the instance.
    public let name = projectionName
    /// Its tables.
    public let tables = ["insight_count", "insight_cause", "insight_fact", "insight_lane"]

    /// The projection has no state of its own.
    public init() {}

    /// Takes one event into facts and counters; what does not touch a figure costs no statement.
    public func apply(_ record: EventRecord, in db: WriteSession) throws {
        guard let dossier = record.id(of: "dossier", as: DossierTag.self) else { return }
        let lanes = Lanes(db: db)
        let facts = FactStore(dossier: dossier, db: db)
        if let signed = try signsResult(record) {
            try change(facts, record) { fact, _ in if signed { fact.marks.insert(.signedResult) } }
            return
        }
        guard let event = try DossierEvent(record: record) else { return }
        if case .submitted(let payload) = event {
            let fact = DossierFact(payload, lane: try lanes.lane(LaneKey(payload)), at: record.time)
            try facts.insert(fact)
            try Tally(fact.standing).add(in: db)
            return
        }
        guard event.touchesFigures(by: record.actor) else { return }
        try change(facts, record) { fact, happenings in
            try fact.apply(event, record, lanes: lanes, happenings: &happenings)
            try event.causes?.insert(of: dossier, in: fact.lane, record, in: db)
        }
    }

    /// Changes a fact, and with it the counters by the difference.
    private func change(
        _ facts: FactStore,
        _ record: EventRecord,
        _ body: (inout DossierFact, inout [Flow]) throws -> Void
    ) throws {
        guard let before = try facts.read() else { return }
        var after = before
        var happenings: [Flow] = []
        try body(&after, &happenings)
        guard after != before || !happenings.isEmpty else { return }
        try facts.update(after)
        let day = record.time.date
        let undone = (before.standing + before.standstill(on: day)).map(\.undone)
        try Tally(undone + after.standing + after.standstill(on: day) + happenings).add(in: facts.db)
    }
}

/// Whether a record tells that a result bears all its signatures; nil for a record of anything else.
private func signsResult(_ record: EventRecord) throws -> Bool? {
    guard record.kind == "document.signed" else { return nil }
    guard let paper = try record.decode(SignedPaper.self) else { return false }
    return paper.kind == "result" && paper.isIssued
}

/// What is read of the event of a signed paper.
private struct SignedPaper: Decodable {
    var kind: String
    var isIssued: Bool
}
