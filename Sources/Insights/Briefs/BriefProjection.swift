import Directory
import Kernel
public import Ledger
public import Storage

/// What happens to briefs: events of the streams `brief:<id>` and `brief-reader:<person>`.
enum BriefEvent {
    static let subject = "brief"
    static let reader = "brief-reader"

    /// The figures of a week were frozen.
    struct Made: Codable, Sendable {
        static let kind = "brief.made"

        var subject: String
        var brief: Brief
    }

    /// Those who asked for it were told.
    struct Announced: Codable, Sendable {
        static let kind = "brief.announced"

        var told: [PersonID]
    }

    /// Somebody wants to be told each Monday.
    struct Asked: Codable, Sendable {
        static let kind = "brief-reader.asked"

        var subject: String
    }

    /// And no longer.
    struct Left: Codable, Sendable {
        static let kind = "brief-reader.left"

        var subject: String
    }
}

/// The tables of briefs and their readers.
public struct BriefProjection: Projection {
    /// The name under which it is rebuilt.
    public let name = "briefs"
    /// Its tables.
    public let tables = ["insight_brief", "insight_brief_reader"]

    /// The projection has no state of its own.
    public init() {}

    /// Takes one event into the tables.
    public func apply(_ record: EventRecord, in db: WriteSession) throws {
        if let id = record.id(of: BriefEvent.subject, as: BriefTag.self) {
            if record.kind == BriefEvent.Announced.kind {
                try db.run("UPDATE insight_brief SET announced_at = \(record.time) WHERE id = \(id)")
            } else if let event = try record.decode(BriefEvent.Made.self) {
                try db.run(
                    """
                    INSERT INTO insight_brief (subject, first_day, id, made_at, figures)
                    VALUES (\(event.subject), \(event.brief.first), \(id), \(record.time), \(event.brief.json))
                    """
                )
            }
        }
        guard let person = record.id(of: BriefEvent.reader, as: PersonTag.self) else { return }
        if record.kind == BriefEvent.Asked.kind, let event = try record.decode(BriefEvent.Asked.self) {
            try db.run(
                """
                INSERT INTO insight_brief_reader (person_id, subject) VALUES (\(person), \(event.subject))
                ON CONFLICT (person_id, subject) DO NOTHING
                """
            )
        } else if record.kind == BriefEvent.Left.kind, let event = try record.decode(BriefEvent.Left.self) {
            try db.run(
                "DELETE FROM insight_brief_reader WHERE person_id = \(person) AND subject = \(event.subject)"
            )
        }
    }
}
