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
        let choice = chosen.count == 1 ? chosen[0].choice : nil
        var told: Int64 = 0
        try pagesBeside(of: choice, in: db) { page in
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
            var prints = RowPrints()
            try db.stream("SELECT * FROM \(name: table)") { try prints.add($0) }
            return try prints.print(of: table)
        }
    }
}
