import Kernel
public import Ledger
public import Storage

extension Catalogue {
    /// What importing this table would change.
    ///
    /// Changes nothing.
    ///
    /// - Throws: `CatalogueRefusal.badTable`.
    public func diffEntries(csv: String) async throws -> EntryDiff {
        let rows = try CatalogueEntry.Row.read(csv)
        return try await database.read { db in
            EntryDiff(from: try CatalogueContents.entries(db), to: rows)
        }
    }

    /// Imports a table of procedures, word for word.
    ///
    /// Importing the same table again changes nothing.
    ///
    /// Procedures that the table no longer holds are marked and kept.
    ///
    /// - Returns: what was changed; nil where this very table was imported last.
    /// - Throws: `CatalogueRefusal.badTable`.
    @discardableResult
    public func importEntries(csv: String, by actor: Actor = .system) async throws -> EntryDiff? {
        try await database.write { [self] db in try importEntries(csv: csv, by: actor, in: db) }
    }

    /// As the other, in the caller's transaction.
    @discardableResult
    public func importEntries(csv: String, by actor: Actor = .system, in db: WriteSession) throws -> EntryDiff? {
        let fingerprint = Fingerprint.of(csv)
        // The usual start: the table of the program was imported before, and is not even cut into rows.
        if try wasImported(csv, in: db) { return nil }
        let diff = EntryDiff(from: try CatalogueContents.entries(db), to: try CatalogueEntry.Row.read(csv))
        try ledger.append(try events(diff, fingerprint), to: "catalogue:entries", by: actor, in: db)
        return diff
    }

    /// A few hundred rows an event: one event of 1,600 rows would be a payload of a megabyte.
    private func events(_ diff: EntryDiff, _ fingerprint: String) throws -> [NewEvent] {
        let rows = diff.added + diff.changedRows
        var payloads = stride(from: 0, to: rows.count, by: 400).map { start in
            CatalogueImported(rows: Array(rows[start..<min(start + 400, rows.count)]), gone: [], fingerprint: nil)
        }
        if payloads.isEmpty { payloads = [CatalogueImported(rows: [], gone: [], fingerprint: nil)] }
        payloads[payloads.count - 1].gone = diff.gone.map(\.code)
        payloads[payloads.count - 1].fingerprint = fingerprint
        return try payloads.map { try NewEvent(kind: CatalogueImported.kind, payload: $0) }
    }
}
