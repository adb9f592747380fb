import Dossiers
import Kernel
public import Ledger
public import Storage

/// The tables of remarks and instructions, from the events of streams `figure-remark:<id>` and `figure-instruction:<dossier>`.
public struct RemarkProjection: Projection {
    /// The name under which it is rebuilt.
    public let name = "remarks"
    /// Its tables.
    public let tables = ["insight_remark", "insight_instruction"]

    /// The projection has no state of its own.
    public init() {}

    /// Takes one event into the tables.
    public func apply(_ record: EventRecord, in db: WriteSession) throws {
        if let id = record.id(of: FigureEvent.remark, as: RemarkTag.self) { try remark(id, record, in: db) }
        if let id = record.id(of: FigureEvent.instruction, as: DossierTag.self),
            let event = try record.decode(FigureEvent.Instructed.self)
        {
            try instruct(id, event, record, in: db)
        }
    }

    private func remark(_ id: RemarkID, _ record: EventRecord, in db: WriteSession) throws {
        if record.kind == FigureEvent.RemarkRemoved.kind {
            try db.run("UPDATE insight_remark SET words = '', removed_at = \(record.time) WHERE id = \(id)")
        } else if let event = try record.decode(FigureEvent.Remarked.self) {
            let figure = event.figure
            try db.run(
                """
                INSERT INTO insight_remark (id, indicator, subject, author_id, author_name, author_title, words, value,
                    first_day, last_day, written_at)
                VALUES (\(id), \(figure.indicator), \(figure.subject), \(event.author), \(record.actor.name),
                    \(event.title), \(event.words), \(figure.value.map { String($0) }), \(figure.first),
                    \(figure.last), \(record.time))
                """
            )
        }
    }

    private func instruct(
        _ id: DossierID,
        _ event: FigureEvent.Instructed,
        _ record: EventRecord,
        in db: WriteSession
    ) throws {
        let figure = event.figure
        try db.run(
            """
            INSERT INTO insight_instruction (dossier_id, indicator, subject, agency_id, words, issuer_id, issuer_name,
                issuer_title, value, first_day, last_day, given_at, due_at)
            VALUES (\(id), \(figure.indicator), \(figure.subject), \(event.agency), \(event.words), \(event.issuer),
                \(record.actor.name), \(event.title), \(figure.value.map { String($0) }), \(figure.first),
                \(figure.last), \(record.time), \(event.dueAt))
            """
        )
    }
}
