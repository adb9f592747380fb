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
        try pages(from: first, to: last, in: db) { page in
            for record in page { try body(record) }
        }
    }

    /// Hands over the records in order, page by page: an answer of PostgreSQL lies in memory as a whole.
    ///
    /// - Parameters:
    ///   - first: the number of the first record.
    ///   - last: the number of the last.
    ///   - choice: only these records; nil takes all.
    ///   - db: the session.
    ///   - body: takes a page; never an empty one.
    /// - Throws: `StorageError`, and what `body` throws.
    func pages(
        from first: Int64 = 1,
        to last: Int64 = .max,
        of choice: RecordChoice? = nil,
        in db: ReadSession,
        _ body: ([EventRecord]) throws -> Void
    ) throws {
        let selection = Self.selection(without: choice?.bareKinds ?? [])
        let condition: SQL = choice.map { " AND \(sql: $0.condition)" } ?? ""
        var next = first
        while next <= last {
            var page: [EventRecord] = []
            page.reserveCapacity(Self.pageSize)
            try db.each(
                selection + " WHERE r.sequence >= \(next) AND r.sequence <= \(last)" + condition
                    + " ORDER BY r.sequence LIMIT \(Self.pageSize)"
            ) { page.append(try Self.record($0)) }
            guard let reached = page.last?.sequence else { return }
            try body(page)
            guard page.count == Self.pageSize else { return }
            next = reached + 1
        }
    }

    private static let pageSize = 2000

    private static let selection = selection(without: [])

    /// Records with their payloads, but for some kinds.
    private static func selection(without bareKinds: [String]) -> SQL {
        let bare: SQL = bareKinds.isEmpty ? "" : " AND r.kind NOT IN \(values: bareKinds)"
        return """
            SELECT r.sequence, r.stream, r.position, r.kind, r.version, r.account, r.post, r.node, r.recorded_at,
                   p.actor_name, p.body
            FROM ledger_record r LEFT JOIN ledger_payload p ON p.sequence = r.sequence\(sql: bare)
            """
    }

    private static func record(_ row: Row) throws -> EventRecord {
        EventRecord(
            sequence: try row[0],
            stream: try row[1],
            position: try row[2],
            kind: try row[3],
            version: try row[4],
            actor: Actor(account: try row[5], post: try row[6], name: try row[9] as String? ?? ""),
            node: try row[7],
            time: try row[8],
            payload: try row[10]
        )
    }
}
