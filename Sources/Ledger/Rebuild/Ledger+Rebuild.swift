public import Storage

extension Ledger {
    /// Empties projections and applies every record again, in the caller's transaction.
    ///
    /// Observers are not asked: what they sent when it happened is not sent again.
    ///
    /// - Parameters:
    ///   - name: only the projection with this name; nil takes all.
    ///   - db: the session; nobody else writes until it ends.
    ///   - progress: told the number of the record it has come to, every 5,000.
    /// - Throws: what a projection throws.
    public func rebuild(
        only name: String? = nil,
        in db: WriteSession,
        progress: (Int64) -> Void = { _ in }
    ) throws {
        let chosen = projections.filter { name == nil || $0.name == name }
        for projection in chosen.reversed() {
            for table in projection.tables { try db.run("DELETE FROM \(name: table)") }
        }
        var batches: [any ProjectionBatch] = []
        var single: [any Projection] = []
        for projection in chosen {
            if let batch = projection.batch() { batches.append(batch) } else { single.append(projection) }
        }
        // What nobody asks for is not even read.
        let kinds = chosen.contains { $0.kinds == nil } ? nil : chosen.flatMap { $0.kinds ?? [] }
        var told: Int64 = 0
        try pages(of: kinds, in: db) { page in
            for record in page {
                for projection in single { try projection.apply(record, in: db) }
            }
            for batch in batches { try batch.take(page, in: db) }
            guard let last = page.last?.sequence, last / 5000 > told else { return }
            told = last / 5000
            progress(last)
        }
        for batch in batches { try batch.finish(in: db) }
    }

    /// A fingerprint of each table of the projections, or of one: how many rows, and a hash of
    /// their content in whatever order.
    public func fingerprints(of name: String? = nil, in db: ReadSession) throws -> [TablePrint] {
        try projections.filter { name == nil || $0.name == name }.flatMap(\.tables).sorted().map { table in
            var rows: [TreeHash] = []
            try db.stream("SELECT * FROM \(name: table)") { rows.append(.plain(Self.bytes(of: $0))) }
            // Sorted, since a table has no order; equal rows count as often as they are there.
            let sorted = rows.map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) }
            return TablePrint(table: table, rows: rows.count, hash: .plain(sorted.flatMap { $0 }))
        }
    }

    /// A row's values with their kinds and lengths: two different rows never give the same bytes.
    private static func bytes(of row: Row) -> [UInt8] {
        var bytes: [UInt8] = []
        func append(_ kind: UInt8, _ content: some Collection<UInt8>) {
            bytes.append(kind)
            withUnsafeBytes(of: UInt32(content.count).bigEndian) { bytes += $0 }
            bytes += content
        }
        for value in row.storedValues {
            switch value {
            case .null: append(0, [])
            case .integer(let number): withUnsafeBytes(of: number.bigEndian) { append(1, $0) }
            case .text(let text): append(2, text.utf8)
            case .blob(let blob): append(3, blob)
            }
        }
        return bytes
    }
}

/// Dấu vân của bảng: what a table holds, in a hash.
public struct TablePrint: Hashable, Sendable {
    /// Its name in the schema.
    public let table: String
    /// Its number of rows.
    public let rows: Int
    /// The hash of its rows.
    public let hash: TreeHash
}
