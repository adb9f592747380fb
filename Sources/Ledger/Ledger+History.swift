import Kernel
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
        var next: Int64? = first
        while let from = next {
            let page = try page(from: from, to: last, of: choice, in: db)
            if !page.records.isEmpty { try body(page.records) }
            next = page.next
        }
    }

    /// The same of the whole ledger, for a write: it takes a page while another session reads the next.
    ///
    /// It reads them itself where there is no other line, and where the other sees another ledger, since this write or one
    /// that shares its transaction has recorded something.
    func pagesBeside(
        of choice: RecordChoice?,
        in db: WriteSession,
        _ body: ([EventRecord]) throws -> Void
    ) throws {
        let last = try lastLeaf(in: db)
        guard try db.readBeside({ try self.lastLeaf(in: $0) })?.outcome() == last else {
            return try pages(of: choice, in: db, body)
        }
        func read(_ from: Int64) -> Ahead<LedgerPage>? {
            db.readBeside { try self.page(from: from, of: choice, in: $0) }
        }
        var ahead = read(1)
        while let page = try ahead?.outcome() {
            ahead = page.next.flatMap(read)
            if !page.records.isEmpty { try body(page.records) }
        }
    }

    private func page(
        from first: Int64,
        to last: Int64 = .max,
        of choice: RecordChoice?,
        in db: ReadSession
    ) throws -> LedgerPage {
        let condition: SQL = choice.map { " AND \(sql: $0.condition)" } ?? ""
        var records: [EventRecord] = []
        records.reserveCapacity(Self.pageSize)
        try db.each(
            Self.selection(without: choice?.bareKinds ?? [])
                + " WHERE r.sequence >= \(first) AND r.sequence <= \(last)" + condition
                + " ORDER BY r.sequence LIMIT \(Self.pageSize)"
        ) { records.append(try Self.record($0)) }
        let reached = records.count == Self.pageSize ? records.last?.sequence : nil
        return LedgerPage(records: records, next: reached.map { $0 + 1 })
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

/// Records that are read at once.
private struct LedgerPage: Sendable {
    var records: [EventRecord]
    /// The number from which to read on; nil after the last.
    var next: Int64?
}
