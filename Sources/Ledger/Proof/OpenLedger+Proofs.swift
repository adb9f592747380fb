import Storage

extension OpenLedger {
    /// The proof that a record stands in the ledger; nil where there is no such record.
    ///
    /// A checkpoint that covers the record is made where none does yet.
    public func proof(ofRecord sequence: Int64) async throws -> LedgerProof? {
        guard sequence > 0 else { return nil }
        let size = try await database.read { try $0.value("SELECT size FROM ledger_head WHERE id = 1", as: Int64.self) }
        guard sequence <= size ?? 0 else { return nil }
        let checkpoint = try await checkpoint(covering: sequence)
        return try await database.read { try Self.proof(ofRecord: sequence, under: checkpoint, in: $0) }
    }

    /// The proof of the first record of a kind in a stream, such as the submission of a dossier; nil where there is none.
    public func proof(ofFirst kind: String, in stream: String) async throws -> LedgerProof? {
        let sequence = try await database.read { db in
            try db.value(
                "SELECT sequence FROM ledger_record WHERE stream = \(stream) AND kind = \(kind) ORDER BY position LIMIT 1",
                as: Int64.self
            )
        }
        guard let sequence else { return nil }
        return try await proof(ofRecord: sequence)
    }

    /// The proof that the ledger of `old` records is the beginning of the ledger of the checkpoint; nil for sizes that
    /// it does not cover.
    public func consistencyPath(from old: Int64, to checkpoint: Checkpoint) async throws -> [TreeHash]? {
        guard 0 <= old, old <= checkpoint.size else { return nil }
        return try await database.read { db in
            var tree = StoredTree(in: db)
            return try tree.consistencyPath(from: old, to: checkpoint.size)
        }
    }

    /// A checkpoint that was signed before, by its size.
    public func checkpoint(ofSize size: Int64) async throws -> Checkpoint? {
        let key = key
        return try await database.read { db in
            let note = try db.value("SELECT note FROM ledger_checkpoint WHERE size = \(size)", as: String.self)
            return note.flatMap { Checkpoint($0, signedBy: key) }
        }
    }

    private static func proof(
        ofRecord sequence: Int64,
        under checkpoint: Checkpoint,
        in db: ReadSession
    ) throws -> LedgerProof? {
        guard let leaf = try db.value("SELECT leaf FROM ledger_record WHERE sequence = \(sequence)", as: TreeHash.self)
        else { return nil }
        var tree = StoredTree(in: db)
        return LedgerProof(
            index: sequence - 1,
            leaf: leaf,
            path: try tree.inclusionPath(of: sequence - 1, size: checkpoint.size),
            checkpoint: checkpoint
        )
    }
}
