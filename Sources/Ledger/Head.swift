import Kernel
import Storage

/// Đầu sổ: where the ledger and one of its streams end.
struct Head {
    private(set) var size: Int64
    private(set) var leaf: [UInt8]
    private(set) var time: Instant
    /// How many records the stream has.
    private(set) var position: Int

    private static let beginning = [UInt8](repeating: 0, count: 32)

    /// Reads both ends at once: each statement of an append counts.
    init(with stream: String, in db: ReadSession) throws {
        let row = try db.row(
            """
            SELECT size, last_leaf, last_at,
                   (SELECT MAX(position) FROM ledger_record WHERE stream = \(stream)) AS position
            FROM ledger_head WHERE id = 1
            """
        )
        guard let row else {
            (size, leaf, time, position) = (0, Self.beginning, Instant(milliseconds: 0), 0)
            return
        }
        (size, leaf, time) = (try row[0], try row[1], try row[2])
        position = try row[3] as Int? ?? 0
    }

    /// The record stands at the end now.
    mutating func advance(to form: RecordForm) {
        size = form.sequence
        leaf = form.leaf
        time = form.time
        position = form.position
    }

    func save(in db: WriteSession) throws {
        try db.run(
            """
            INSERT INTO ledger_head (id, size, last_leaf, last_at) VALUES (1, \(size), \(leaf), \(time))
            ON CONFLICT (id) DO UPDATE
            SET size = excluded.size, last_leaf = excluded.last_leaf, last_at = excluded.last_at
            """
        )
    }
}
