import Storage

/// Cây lớn thêm: what has to be stored when the tree grows from one checkpoint to the next.
///
/// Worked out in a read, so that the writers go on meanwhile; each record is hashed into it once.
struct TreeGrowth: Sendable {
    /// The size that was read.
    let size: Int64
    /// The root of the tree of that size.
    let root: TreeHash
    /// New rows of `ledger_tile`.
    let tiles: [(level: Int, position: Int64, hash: TreeHash)]

    /// Works out what is new since a checkpoint.
    ///
    /// - Parameters:
    ///   - old: the checkpoint up to which the tiles are stored; nil where there is none.
    ///   - db: the session.
    /// - Throws: `LedgerFault.diverged` where the records below the old size have changed since it was signed.
    init(since old: Checkpoint?, in db: ReadSession) throws {
        size = try db.value("SELECT size FROM ledger_head WHERE id = 1") ?? 0
        let before = old?.size ?? 0
        guard size >= before else { throw LedgerFault.diverged(size: before) }
        var tree = StoredTree(in: db)
        if let old, try tree.root(size: before) != old.root { throw LedgerFault.diverged(size: before) }
        try tree.grow(from: before, to: size)
        root = try tree.root(size: size)
        tiles = tree.added.map { ($0.key.level, $0.key.index, $0.value) }
    }

    /// Stores the new hashes.
    ///
    /// Two servers may have worked out the same ones.
    func save(in db: WriteSession) throws {
        for start in stride(from: 0, to: tiles.count, by: 200) {
            let rows = tiles[start..<min(start + 200, tiles.count)].map { tile -> SQL in
                "(\(tile.level), \(tile.position), \(tile.hash))"
            }
            try db.run(
                """
                INSERT INTO ledger_tile (level, position, hash) VALUES \(sql: rows.joined(separator: ", "))
                ON CONFLICT (level, position) DO NOTHING
                """
            )
        }
    }
}
