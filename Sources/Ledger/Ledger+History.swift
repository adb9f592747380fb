public import Storage

extension Ledger {
    /// All records of a subject, oldest first.
    public func history(of stream: String, in db: ReadSession) throws -> [EventRecord] {
        try db.rows(Self.selection + " WHERE r.stream = \(stream) ORDER BY r.position").map(Self.record)
    }

    /// The number of the last record of a subject in the ledger, without reading what it says; nil where it has none.
    public func lastSequence(of stream: String, in db: ReadSession) throws -> Int64? {
        try db.value("SELECT MAX(sequence) FROM ledger_record WHERE stream = \(stream)", as: Int64.self)
    }

    /// One record; nil where there is none.
    public func record(_ sequence: Int64, in db: ReadSession) throws -> EventRecord? {
        try db.row(Self.selection + " WHERE r.sequence = \(sequence)").map(Self.record)
    }

    /// Hands over the records in order, from a sequence on.
    public func each(
        from first: Int64 = 1,
        to last: Int64 = .max,
        in db: ReadSession,
        _ body: (EventRecord) throws -> Void
    ) throws {
        // In pages: an answer of PostgreSQL lies in memory as a whole.
        var next = first
        while next <= last {
            let rows = try db.rows(
                Self.selection + " WHERE r.sequence >= \(next) AND r.sequence <= \(last) ORDER BY r.sequence LIMIT 2000"
            )
            for row in rows {
                let record = try Self.record(row)
                try body(record)
                next = record.sequence + 1
            }
            if rows.count < 2000 { return }
        }
    }

    private static let selection: SQL = """
        SELECT r.sequence, r.stream, r.position, r.kind, r.version, r.account, r.post, r.node, r.recorded_at,
               p.actor_name, p.body
        FROM ledger_record r LEFT JOIN ledger_payload p ON p.sequence = r.sequence
        """

    private static func record(_ row: Row) throws -> EventRecord {
        EventRecord(
            sequence: try row["sequence"],
            stream: try row["stream"],
            position: try row["position"],
            kind: try row["kind"],
            version: try row["version"],
            actor: Actor(
                account: try row["account"],
                post: try row["post"],
                name: try row["actor_name"] as String? ?? ""
            ),
            node: try row["node"],
            time: try row["recorded_at"],
            payload: try row["body"]
        )
    }
}
