public import Kernel
public import Storage

/// Sổ cái mở: the face of the ledger that everybody may look at: checkpoints, tiles and proofs.
///
/// A record is written without a thought for the tree. The tree grows when a checkpoint is made, which happens when one is
/// asked for and records have come since, and every few seconds beside.
public final class OpenLedger: Sendable {
    /// The ledger's public key; its name is the origin of every checkpoint.
    public var key: NoteKey { signer.key }
    let database: Database
    private let signer: NoteSigner
    private let surroundings: Surroundings

    /// - Parameters:
    ///   - name: the name of the ledger, an address without scheme: `thubon/quang-nam`.
    ///   - secret: the secret of the installation, from which the key is derived.
    /// - Throws: `LedgerFault.badName`.
    public init(name: String, secret: [UInt8], database: Database, surroundings: Surroundings) throws {
        signer = try NoteSigner(name: name, secret: secret)
        self.database = database
        self.surroundings = surroundings
    }

    /// The newest checkpoint that was made; nil where none was.
    public func latest() async throws -> Checkpoint? {
        let key = key
        return try await database.read { try Self.latest(key, in: $0) }
    }

    /// The state of the ledger now: the newest checkpoint where no record has come since, otherwise a new one.
    ///
    /// - Parameter seconds: a checkpoint that is not older than this is good enough; a checkpoint is asked for by anybody,
    ///   and must not become a write for each question.
    /// - Throws: `LedgerFault.diverged`, `.foreignKey`.
    public func checkpoint(notOlderThan seconds: Int = 0) async throws -> Checkpoint {
        let (key, now) = (key, surroundings.now)
        let known = try await database.read { db -> (checkpoint: Checkpoint?, isEnough: Bool) in
            let latest = try Self.latest(key, in: db)
            guard let latest else { return (nil, false) }
            let size = try db.value("SELECT size FROM ledger_head WHERE id = 1", as: Int64.self) ?? 0
            let age = try db.value(
                "SELECT signed_at FROM ledger_checkpoint WHERE size = \(latest.size)",
                as: Instant.self
            )
            return (latest, size == latest.size || age.map { $0.adding(seconds: seconds) > now } ?? false)
        }
        if let checkpoint = known.checkpoint, known.isEnough { return checkpoint }
        return try await grow(since: known.checkpoint)
    }

    /// A checkpoint that covers the record, the newest one if it does.
    public func checkpoint(covering sequence: Int64) async throws -> Checkpoint {
        if let latest = try await latest(), latest.size >= sequence { return latest }
        return try await checkpoint()
    }

    private func grow(since old: Checkpoint?) async throws -> Checkpoint {
        let growth = try await database.read { try TreeGrowth(since: old, in: $0) }
        let (signer, now) = (signer, surroundings.now)
        return try await database.write { db in
            // Another may have been quicker; whatever stands there is what the world has seen.
            if let latest = try Self.latest(signer.key, in: db), latest.size >= growth.size { return latest }
            try growth.save(in: db)
            let checkpoint = try Checkpoint(size: growth.size, root: growth.root, signer: signer)
            try db.run(
                """
                INSERT INTO ledger_checkpoint (size, root, note, signed_at)
                VALUES (\(checkpoint.size), \(checkpoint.root), \(checkpoint.note.description), \(now))
                """
            )
            return checkpoint
        }
    }

    static func latest(_ key: NoteKey, in db: ReadSession) throws -> Checkpoint? {
        guard
            let note = try db.value(
                "SELECT note FROM ledger_checkpoint ORDER BY size DESC LIMIT 1",
                as: String.self
            )
        else { return nil }
        guard let checkpoint = Checkpoint(note, signedBy: key) else { throw LedgerFault.foreignKey(name: key.name) }
        return checkpoint
    }
}
