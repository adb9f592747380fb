import Dossiers
import Kernel
import Ledger
import PDF
import Signing
public import Storage

/// Bổ sung bằng chứng lâu dài: when the line is there, a signed paper gets what makes it checkable in ten years.
extension Documents {
    /// The kind of the job.
    public static let augmentJob = "document.augment"

    /// Plans the evidence for a paper, in the write of its event.
    func augmentLater(_ document: DocumentID, in db: WriteSession) throws {
        guard settings.evidence != nil, settings.timestamps != nil else { return }
        try Jobs(surroundings: surroundings).add(
            kind: Self.augmentJob,
            payload: document.description,
            uniqueKey: "\(Self.augmentJob):\(document)",
            in: db
        )
    }

    /// Does the job; throwing means: again in a moment.
    ///
    /// A commune may be without a line for weeks, so it is never given up: after the first tries it is planned anew, each hour.
    public func augmentHandler() -> JobRunner.Handler {
        { [self] job in
            guard let id = DocumentID(job.payload) else { return }
            do { try await augment(id) } catch {
                guard job.attempts >= Self.quickTries else { throw error }
                let jobs = Jobs(surroundings: surroundings)
                let later = surroundings.now.adding(minutes: 60)
                try await database.write { db in
                    try jobs.add(kind: Self.augmentJob, payload: job.payload, notBefore: later, in: db)
                }
            }
        }
    }

    private static let quickTries = 5

    /// Adds certificates, answers about their revocation, and a timestamp over all of it (B-LTA).
    ///
    /// Nothing is changed of what was signed. A paper that was signed anew meanwhile is left to its own job.
    func augment(_ id: DocumentID) async throws {
        guard let evidence = settings.evidence, let timestamps = settings.timestamps else { return }
        let document: IssuedDocument
        do {
            document = try await database.read { db in try self.document(id, in: db) }
        } catch DocumentRefusal.unknown { return }
        guard document.level != .archived, document.issuedAt != nil else { return }
        var bytes = try await contents(of: document)
        bytes = try await evidence.addEvidence(to: bytes)
        bytes = try await timestamps.stamp(bytes, SignatureRequest(at: surroundings.now))
        let event = DocumentAugmented(
            document: id,
            file: try await keep(bytes),
            size: bytes.count,
            level: .archived
        )
        try await database.write { [ledger] db in
            guard try self.document(id, in: db).file == document.file else { return }
            try ledger.append(
                [try NewEvent(kind: DocumentAugmented.kind, payload: event)],
                to: Dossiers.stream(document.dossier),
                by: .system,
                in: db
            )
        }
    }

    /// The bytes of a signed paper.
    ///
    /// - Throws: `StorageError` where the file is not there.
    public func contents(of document: IssuedDocument) async throws -> [UInt8] { try await bytes(of: document.file) }

    func bytes(of file: BlobHash) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(blobs.size(of: file) ?? 0)
        for try await piece in try blobs.read(file) { bytes += piece }
        return bytes
    }
}
