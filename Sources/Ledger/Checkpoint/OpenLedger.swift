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

    /// Opens the ledger of a database to the world.
    ///
    /// - Parameters:
    ///   - name: the name of the ledger, an address without scheme: `thubon/quang-nam`.
    ///   - secret: the secret of the installation, from which the key is derived.
    ///   - database: where the ledger lies.
    ///   - surroundings: the clock by which checkpoints are dated.
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

    /// Tình trạng: a checkpoint and when it was signed.
    public struct State: Hashable, Sendable {
        /// The newest checkpoint.
        public let checkpoint: Checkpoint
        /// When it was signed.
        public let signedAt: Instant
    }

    /// The state of the ledger now: the newest checkpoint where no record has come since, otherwise a new one.
    ///
    /// - Parameter seconds: a checkpoint that is not older than this is good enough; a checkpoint is asked for by anybody,
    ///   and must not become a write for each question.
    /// - Throws: `LedgerFault.diverged`, `.foreignKey`.
    /// - Returns: the checkpoint.
    public func checkpoint(notOlderThan seconds: Int = 0) async throws -> Checkpoint {
        try await state(notOlderThan: seconds).checkpoint
    }

    /// As `checkpoint(notOlderThan:)`, with its time.
    public func state(notOlderThan seconds: Int = 0) async throws -> State {
        let (key, now) = (key, surroundings.now)
        let known = try await database.read { db -> (state: State?, isEnough: Bool) in
            guard let state = try Self.state(key, in: db) else { return (nil, false) }
            let size = try db.value("SELECT size FROM ledger_head WHERE id = 1", as: Int64.self) ?? 0
            return (state, size == state.checkpoint.size || state.signedAt.adding(seconds: seconds) > now)
        }
        if let state = known.state, known.isEnough { return state }
        return try await grow(since: known.state?.checkpoint)
    }

    /// A checkpoint that covers the record, the newest one if it does.
    public func checkpoint(covering sequence: Int64) async throws -> Checkpoint {
        if let latest = try await latest(), latest.size >= sequence { return latest }
        return try await checkpoint()
    }

    private func grow(since old: Checkpoint?) async throws -> State {
        let growth = try await database.read { try TreeGrowth(since: old, in: $0) }
        let (signer, now) = (signer, surroundings.now)
        return try await database.write { db in
            // Another may have been quicker; whatever stands there is what the world has seen.
            if let state = try Self.state(signer.key, in: db), state.checkpoint.size >= growth.size { return state }
            try growth.save(in: db)
            let checkpoint = try Checkpoint(size: growth.size, root: growth.root, signer: signer)
            try db.run(
                """
                INSERT INTO ledger_checkpoint (size, root, note, signed_at)
                VALUES (\(checkpoint.size), \(checkpoint.root), \(checkpoint.note.description), \(now))
                """
            )
            return State(checkpoint: checkpoint, signedAt: now)
        }
    }

    static func latest(_ key: NoteKey, in db: ReadSession) throws -> Checkpoint? { try state(key, in: db)?.checkpoint }

    private static func state(_ key: NoteKey, in db: ReadSession) throws -> State? {
        let row = try db.row("SELECT note, signed_at FROM ledger_checkpoint ORDER BY size DESC LIMIT 1")
        guard let row else { return nil }
        guard let checkpoint = Checkpoint(try row[0] as String, signedBy: key) else {
            throw LedgerFault.foreignKey(name: key.name)
        }
        return State(checkpoint: checkpoint, signedAt: try row[1])
    }
}
