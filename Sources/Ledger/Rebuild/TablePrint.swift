import Kernel
import Storage

/// Dấu vân của bảng: what a table holds, in a hash.
public struct TablePrint: Hashable, Sendable {
    /// Its name in the schema.
    public let table: String
    /// Its number of rows.
    public let rows: Int
    /// The hash of its rows.
    public let hash: TreeHash
}

/// Dấu vân của các dòng: the rows of a table on their way into its print; other cores hash what was read so far.
struct RowPrints {
    private var waiting: [[SQLValue]] = []
    private var ahead: [Ahead<[TreeHash]>] = []
    private var hashes: [TreeHash] = []

    /// Rows that are hashed together, and how many such parts may wait.
    private static let part = 2000
    private static let mostAhead = 4

    mutating func add(_ row: Row) throws {
        waiting.append(row.storedValues)
        guard waiting.count == Self.part else { return }
        handOver()
        if ahead.count > Self.mostAhead { hashes += try ahead.removeFirst().outcome() }
    }

    /// The print of all rows.
    mutating func print(of table: String) throws -> TablePrint {
        handOver()
        for part in ahead { hashes += try part.outcome() }
        // Sorted, since a table has no order; equal rows count as often as they are there.
        hashes.sort { $0.isBefore($1) }
        return TablePrint(table: table, rows: hashes.count, hash: .plain(hashes.flatMap(\.bytes)))
    }

    private mutating func handOver() {
        let rows = waiting
        waiting = []
        ahead.append(Ahead { rows.map { .plain(Self.bytes(of: $0)) } })
    }

    /// A row's values with their kinds and lengths: two different rows never give the same bytes.
    private static func bytes(of row: [SQLValue]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(row.count * 16)
        func append(_ kind: UInt8, _ content: some Collection<UInt8>) {
            bytes.append(kind)
            withUnsafeBytes(of: UInt32(content.count).bigEndian) { bytes += $0 }
            bytes += content
        }
        for value in row {
            switch value {
            case .null: append(0, EmptyCollection())
            case .integer(let number): withUnsafeBytes(of: number.bigEndian) { append(1, $0) }
            case .text(let text): append(2, text.utf8)
            case .blob(let blob): append(3, blob)
            }
        }
        return bytes
    }
}
