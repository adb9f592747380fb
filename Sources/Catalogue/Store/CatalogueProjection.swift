public import Ledger
public import Storage

/// The tables of this room.
public enum CatalogueSchema {
    /// Its migrations.
    public static let migrations = Migrations(room: "catalogue", files: EmbeddedFiles.all)
}

/// The payload of `procedure.published`: a file as it was published, and what it brought.
struct ProcedurePublished: Codable, Sendable {
    struct Version: Codable, Sendable {
        var id: ProcedureVersionID
        /// The first day after its end, as text.
        var validTo: String?
    }

    static let kind = "procedure.published"

    var code: String
    var file: String
    var text: String
    /// All versions of the file; those that are known already are only ended.
    var versions: [Version]
}

/// The payload of `catalogue.imported`: what an import changed; a large import is several events.
struct CatalogueImported: Codable, Sendable {
    static let kind = "catalogue.imported"

    /// Rows that are new or read differently now.
    var rows: [CatalogueEntry.Row]
    /// Codes that the file no longer holds.
    var gone: [String]
    /// Of the whole file, in the last event of the import.
    var fingerprint: String?
}

/// The catalogue's tables, from the events of the streams `procedure:<code>` and `catalogue:entries`.
public struct CatalogueProjection: Projection {
    /// The name under which it is rebuilt.
    public let name = "catalogue"
    /// Emptied in this order.
    public let tables = [
        "procedure_version", "procedure", "catalogue_entry", "catalogue_import", "catalogue_revision",
        "catalogue_source",
    ]

    /// The projection has no state of its own.
    public init() {}

    /// Takes one event into the tables.
    public func apply(_ record: EventRecord, in db: WriteSession) throws {
        switch record.kind {
        case ProcedurePublished.kind:
            guard let published = try record.decode(ProcedurePublished.self) else { return }
            try apply(published, record, in: db)
        case CatalogueImported.kind:
            guard let imported = try record.decode(CatalogueImported.self) else { return }
            try apply(imported, record, in: db)
        default: return
        }
        try db.revise("catalogue_revision", to: record.sequence)
    }

    private func apply(_ published: ProcedurePublished, _ record: EventRecord, in db: WriteSession) throws {
        try db.run(
            """
            INSERT INTO procedure (code, file, text, published_at)
            VALUES (\(published.code), \(published.file), \(published.text), \(record.time))
            ON CONFLICT (code) DO UPDATE
            SET file = excluded.file, text = excluded.text, published_at = excluded.published_at
            """
        )
        try take(Fingerprint.of(published.text), record, in: db)
        for version in published.versions {
            // What was published stays as it was; only its end may become known later.
            try db.run(
                """
                INSERT INTO procedure_version (id, code, valid_from, valid_to, correction, text, published_at)
                VALUES (\(version.id.description), \(published.code), \(version.id.validFrom), \(version.validTo),
                        \(version.id.correction), \(published.text), \(record.time))
                ON CONFLICT (id) DO UPDATE SET valid_to = excluded.valid_to
                """
            )
        }
    }

    private func apply(_ imported: CatalogueImported, _ record: EventRecord, in db: WriteSession) throws {
        // A hundred rows a statement: one round trip to the server instead of a hundred.
        for start in stride(from: 0, to: imported.rows.count, by: 100) {
            let rows = imported.rows[start..<min(start + 100, imported.rows.count)].map { row -> SQL in
                """
                (\(row.code), \(row.name), \(row.field), \(row.levels), \(row.decision), \(row.subjects),
                 \(row.channels), \(row.resultCodes), 0)
                """
            }
            try db.run(
                """
                INSERT INTO catalogue_entry (code, name, field, levels, decision, subjects, channels, result_codes, is_gone)
                VALUES \(sql: rows.joined(separator: ", "))
                ON CONFLICT (code) DO UPDATE
                SET name = excluded.name, field = excluded.field, levels = excluded.levels,
                    decision = excluded.decision, subjects = excluded.subjects, channels = excluded.channels,
                    result_codes = excluded.result_codes, is_gone = 0
                """
            )
        }
        for code in imported.gone {
            try db.run("UPDATE catalogue_entry SET is_gone = 1 WHERE code = \(code)")
        }
        if let fingerprint = imported.fingerprint {
            try take(fingerprint, record, in: db)
            try db.run(
                """
                INSERT INTO catalogue_import (id, fingerprint, imported_at) VALUES (1, \(fingerprint), \(record.time))
                ON CONFLICT (id) DO UPDATE
                SET fingerprint = excluded.fingerprint, imported_at = excluded.imported_at
                """
            )
        }
    }

    private func take(_ fingerprint: String, _ record: EventRecord, in db: WriteSession) throws {
        try db.run(
            """
            INSERT INTO catalogue_source (fingerprint, taken_at) VALUES (\(fingerprint), \(record.time))
            ON CONFLICT (fingerprint) DO UPDATE SET taken_at = excluded.taken_at
            """
        )
    }
}
