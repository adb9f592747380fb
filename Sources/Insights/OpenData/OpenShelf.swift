import Kernel
import Synchronization

/// Kệ bảng mở: tables of open data that were worked out a moment ago.
///
/// A table is of whole months that are over, so most of what happens does not touch it. It is given again as long as the
/// ledger stands where it stood, and for a minute after it moved on: who asks for a month that is over loses nothing by it.
final class OpenShelf: Sendable {
    /// What was asked.
    struct Question: Hashable {
        var key: String
        var from: CivilDate?
        var to: CivilDate?
        var today: CivilDate
    }

    private struct Kept {
        var table: OpenTable
        var position: Int64
        var madeAt: Instant
    }

    /// Rows that are kept in all, some 60 MB; then those made first go.
    private static let mostRows = 300_000
    /// Tables that are kept in all: one without rows takes room as well.
    private static let mostTables = 500
    /// How long the ledger may have moved on.
    private static let patience: Int64 = 60_000

    private let kept = Mutex<[Question: Kept]>([:])

    /// The table that was kept, or else the one that is worked out now.
    func table(
        for question: Question,
        at position: Int64,
        now: Instant,
        _ make: () throws -> OpenTable
    ) throws -> OpenTable {
        let known = kept.withLock { $0[question] }
        if let known, known.position == position || now.milliseconds - known.madeAt.milliseconds < Self.patience {
            return known.table
        }
        let table = try make()
        kept.withLock { kept in
            kept[question] = Kept(table: table, position: position, madeAt: now)
            var rows = kept.values.reduce(0) { $0 + $1.table.rows.count }
            guard rows > Self.mostRows || kept.count > Self.mostTables else { return }
            // Down to a half, so that the next tables find room without sorting again.
            for (old, value) in kept.sorted(by: { $0.value.madeAt < $1.value.madeAt })
            where rows > Self.mostRows / 2 || kept.count > Self.mostTables / 2 {
                kept[old] = nil
                rows -= value.table.rows.count
            }
        }
        return table
    }
}
