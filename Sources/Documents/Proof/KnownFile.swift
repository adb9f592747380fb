public import Kernel
public import Signing
public import Storage

/// Tệp đã ghi sổ: what the ledger of this house knows of a file that somebody holds, by its SHA-256.
public struct KnownFile: Sendable {
    /// What became of the file.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// It is issued, and the newest.
        case current
        /// It is issued; evidence for the long term was added to it since.
        case augmented
        /// A person signed it; the agency has not issued it in this form.
        case unissued
        /// It was signed, and then another was signed in its place.
        case replaced
    }

    /// What became of it.
    public let state: State
    /// The record that holds its hash.
    public let record: Int64
    /// When the record was written.
    public let recordedAt: Instant
    /// The paper that it is; nil where another took its place.
    public let document: IssuedDocument?
}

extension Documents {
    /// What the ledger of this house knows of a file that lies at the desk; nil where it never held it.
    public func known(_ tray: SignatureDesk.Tray) async throws -> KnownFile? {
        let file = BlobHash(digest: tray.digest)
        return try await database.read { db in try self.known(file: file, in: db) }
    }

    /// What the ledger of this house knows of a file; nil where it never held it.
    public func known(file: BlobHash, in db: ReadSession) throws -> KnownFile? {
        guard
            let row = try db.row(
                "SELECT document_id, record, recorded_at, issued_at FROM document_file WHERE file = \(file)"
            )
        else { return nil }
        let document = try db.row("SELECT * FROM document WHERE id = \(try row[0] as DocumentID)")
            .map(IssuedDocument.init(row:))
        let isIssued = try row[3] as Instant? != nil
        let state: KnownFile.State =
            if document == nil { .replaced } else if !isIssued { .unissued } else if document?.file == file {
                .current
            } else { .augmented }
        return KnownFile(state: state, record: try row[1], recordedAt: try row[2], document: document)
    }
}
