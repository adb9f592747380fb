import Storage

/// Cây đã lưu: the tree as it lies in the tables, read tile by tile: 256 hashes at a time.
///
/// A tile of level 0 is 256 leaves of the records; a tile of level 1 and up is 256 rows of `ledger_tile`. What lies between
/// is hashed again, which is cheaper than to store it.
struct StoredTree: SubtreeSource {
    static let height = 8
    static let width: Int64 = 256

    private let db: ReadSession
    private var tiles: [Subtree: [TreeHash]] = [:]
    /// Hashes of full tiles that are not stored yet, by their level and position in `ledger_tile`.
    private(set) var added: [Subtree: TreeHash] = [:]

    init(in db: ReadSession) {
        self.db = db
    }

    mutating func hash(of subtree: Subtree) throws -> TreeHash {
        let (tileLevel, above) = subtree.level.quotientAndRemainder(dividingBy: Self.height)
        let first = subtree.index << Int64(above)
        let key = Subtree(level: tileLevel, index: first / Self.width)
        let tile = try tiles[key] ?? read(key)
        tiles[key] = tile
        let start = Int(first % Self.width)
        // Fewer hashes than the tree's size asks for: records are missing.
        guard start + (1 << above) <= tile.count else { throw LedgerFault.diverged(size: first) }
        return Self.fold(tile[start..<start + (1 << above)])
    }

    /// Works out the hashes of the tiles that became full when the tree grew; each record is read once.
    mutating func grow(from old: Int64, to size: Int64) throws {
        tiles.removeAll()
        for level in 1...7 {
            let records = Int64(1) << Int64(level * Self.height)
            for position in (old / records)..<(size / records) {
                let tile = try read(Subtree(level: level - 1, index: position))
                guard tile.count == Self.width else { throw LedgerFault.diverged(size: position * records) }
                added[Subtree(level: level, index: position)] = Self.fold(tile[...])
            }
        }
    }

    /// The hashes of a tile as far as they exist.
    private func read(_ tile: Subtree) throws -> [TreeHash] {
        var hashes = try Self.hashes(level: tile.level, from: tile.index * Self.width, count: Self.width, in: db)
        while hashes.count < Self.width,
            let hash = added[Subtree(level: tile.level, index: tile.index * Self.width + Int64(hashes.count))]
        {
            hashes.append(hash)
        }
        return hashes
    }

    /// Hashes of one level of tiles, in order: level 0 of single records, 1 of 256, 2 of 65,536.
    static func hashes(level: Int, from first: Int64, count: Int64, in db: ReadSession) throws -> [TreeHash] {
        let rows =
            level == 0
            ? try db.rows(
                """
                SELECT leaf FROM ledger_record
                WHERE sequence > \(first) AND sequence <= \(first + count) ORDER BY sequence
                """
            )
            : try db.rows(
                """
                SELECT hash FROM ledger_tile
                WHERE level = \(level) AND position >= \(first) AND position < \(first + count) ORDER BY position
                """
            )
        return try rows.map { try $0[0] }
    }

    /// The root of a power of two of hashes.
    static func fold(_ hashes: ArraySlice<TreeHash>) -> TreeHash {
        var row = Array(hashes)
        while row.count > 1 {
            row = stride(from: 0, to: row.count, by: 2).map { .node(row[$0], row[$0 + 1]) }
        }
        return row.first ?? .ofNothing
    }
}
