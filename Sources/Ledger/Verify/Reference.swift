import Storage

/// Mốc đối chiếu: what the ledger says about itself beside the records: its head, its checkpoints, the stored hashes.
struct Reference: Sendable {
    let head: (size: Int64, leaf: TreeHash)
    /// The largest sequence of a record, whatever the head says.
    let last: Int64
    let checkpoints: [Signed]
    /// By the level of subtrees, a multiple of 8: a tile holds 256 hashes.
    let tiles: [Subtree: TreeHash]
    /// A payload for a record that does not exist.
    let orphan: Int64?

    /// A stored checkpoint.
    struct Signed: Sendable {
        let size: Int64
        let root: TreeHash
        /// Whether the key signed it and the row says what the note says.
        let isGenuine: Bool
    }

    init(key: NoteKey, in db: ReadSession) throws {
        let row = try db.row("SELECT size, last_leaf FROM ledger_head WHERE id = 1")
        head = (try row?[0] ?? 0, try row?[1] ?? .zero)
        last = try db.value("SELECT MAX(sequence) FROM ledger_record") ?? 0
        checkpoints = try db.rows("SELECT size, root, note FROM ledger_checkpoint ORDER BY size").map { row in
            let (size, root, note) = (try row[0] as Int64, try row[1] as TreeHash, try row[2] as String)
            let checkpoint = Checkpoint(note, signedBy: key)
            return Signed(
                size: size,
                root: root,
                isGenuine: checkpoint?.size == size && checkpoint?.root == root
            )
        }
        var tiles: [Subtree: TreeHash] = [:]
        try db.each("SELECT level, position, hash FROM ledger_tile") { row in
            let subtree = Subtree(level: try row[0] as Int * StoredTree.height, index: try row[1])
            tiles[subtree] = try row[2]
        }
        self.tiles = tiles
        orphan = try db.value(
            """
            SELECT MIN(p.sequence) FROM ledger_payload p
            LEFT JOIN ledger_record r ON r.sequence = p.sequence WHERE r.sequence IS NULL
            """
        )
    }

    /// How many hashes of a level have to be stored: those below the newest checkpoint.
    func tileCount(level: Int) -> Int64 { (checkpoints.last?.size ?? 0) >> Int64(level) }

    /// A stored hash that belongs to no tree of this size; in the levels and positions of the table.
    func strayTile(size: Int64) -> Subtree? {
        tiles.keys.filter { $0.index >= size >> Int64($0.level) }.min { ($0.level, $0.index) < ($1.level, $1.index) }
            .map { Subtree(level: $0.level / StoredTree.height, index: $0.index) }
    }
}
