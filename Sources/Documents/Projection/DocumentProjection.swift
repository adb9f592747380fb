import Dossiers
import Foundation
import Kernel
public import Ledger
public import Storage

/// The tables of signed papers and their files, from events in the streams of their dossiers.
public struct DocumentProjection: Projection {
    /// As `thubon rebuild` calls it.
    public let name = "documents"
    /// Its tables.
    public let tables = ["document", "document_file"]

    /// The projection has no state of its own.
    public init() {}

    /// Takes one event into the table.
    public func apply(_ record: EventRecord, in db: WriteSession) throws {
        switch record.kind {
        case DocumentSigned.kind:
            guard let dossier = record.id(of: "dossier", as: DossierTag.self),
                let event = try record.decode(DocumentSigned.self)
            else { return }
            try signed(event, dossier, record, in: db)
        case DocumentAugmented.kind:
            guard let event = try record.decode(DocumentAugmented.self) else { return }
            try db.run(
                """
                UPDATE document
                SET record = \(record.sequence), file = \(event.file), size = \(event.size), level = \(event.level.rawValue),
                    augmented_at = \(record.time)
                WHERE id = \(event.document)
                """
            )
            try db.run(
                """
                INSERT INTO document_file (file, document_id, record, recorded_at, issued_at)
                SELECT \(event.file), id, \(record.sequence), \(record.time), issued_at FROM document
                WHERE id = \(event.document)
                ON CONFLICT (file) DO NOTHING
                """
            )
        default: return
        }
    }

    private func signed(
        _ event: DocumentSigned,
        _ dossier: DossierID,
        _ record: EventRecord,
        in db: WriteSession
    ) throws {
        let time = record.time
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let signatures = String(decoding: try encoder.encode(event.signatures), as: UTF8.self)
        let places = String(decoding: try encoder.encode(event.places), as: UTF8.self)
        let issued = event.isIssued ? time : nil
        try db.run(
            """
            INSERT INTO document (
                id, dossier_id, kind, cause, name, number, agency_id, agency_name, file, size, level, signatures,
                form, places, record,
                signed_at, issued_at
            ) VALUES (
                \(event.document), \(dossier), \(event.kind), \(event.cause), \(event.name), \(event.number),
                \(event.agency), \(event.agencyName), \(event.file), \(event.size), \(event.level.rawValue),
                \(signatures), \(event.form), \(places), \(record.sequence), \(time), \(issued)
            )
            ON CONFLICT (dossier_id, kind, cause) DO UPDATE SET
                id = excluded.id, name = excluded.name, number = excluded.number, agency_id = excluded.agency_id,
                agency_name = excluded.agency_name, file = excluded.file, size = excluded.size,
                level = excluded.level, signatures = excluded.signatures, form = excluded.form,
                places = excluded.places, record = excluded.record, signed_at = excluded.signed_at,
                issued_at = excluded.issued_at
            """
        )
        try db.run(
            """
            INSERT INTO document_file (file, document_id, record, recorded_at, issued_at)
            VALUES (\(event.file), \(event.document), \(record.sequence), \(time), \(issued))
            ON CONFLICT (file) DO NOTHING
            """
        )
    }

    /// Nothing about a citizen stands in these events: they stay whole when a dossier is erased.
    public func remainder(of record: EventRecord) throws -> [UInt8]? {
        [DocumentSigned.kind, DocumentAugmented.kind].contains(record.kind) ? record.payload : nil
    }
}
