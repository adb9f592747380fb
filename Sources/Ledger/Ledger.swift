public import Kernel
public import Storage

/// Sổ cái: the truth of the house. Everything else is a projection of it.
public final class Ledger: Sendable {
    /// The name of this node.
    public let node: String
    /// What follows from the events, in order of application.
    public let projections: [any Projection]
    let surroundings: Surroundings

    static let beginning = [UInt8](repeating: 0, count: 32)

    /// - Parameters:
    ///   - node: the name of the node that writes.
    ///   - projections: applied to every event in its transaction, in this order.
    public init(node: String, surroundings: Surroundings, projections: [any Projection]) {
        self.node = node
        self.surroundings = surroundings
        self.projections = projections
    }

    /// Writes events of one subject and takes them into all projections, in the caller's transaction.
    ///
    /// The time of a record never goes back: where the clock did, the time of the record before is taken.
    ///
    /// - Returns: the records as they stand.
    @discardableResult
    public func append(
        _ events: [NewEvent],
        to stream: String,
        by actor: Actor,
        in db: WriteSession
    ) throws -> [EventRecord] {
        var head = try Head(in: db)
        var position =
            try db.value(
                "SELECT MAX(position) FROM ledger_record WHERE stream = \(stream)",
                as: Int.self
            ) ?? 0
        let time = max(surroundings.now, head.time)
        var records: [EventRecord] = []
        for event in events {
            head.size += 1
            position += 1
            let salt = surroundings.randomBytes(16)
            let form = RecordForm(
                sequence: head.size,
                previous: head.leaf,
                stream: stream,
                position: position,
                kind: event.kind,
                version: event.version,
                account: actor.account,
                post: actor.post,
                node: node,
                time: time,
                payloadHash: RecordForm.payloadHash(salt: salt, actorName: actor.name, body: event.body)
            )
            head.leaf = form.leaf
            try store(form, leaf: head.leaf, salt: salt, actorName: actor.name, body: event.body, in: db)
            records.append(
                EventRecord(
                    sequence: head.size,
                    stream: stream,
                    position: position,
                    kind: event.kind,
                    version: event.version,
                    actor: actor,
                    node: node,
                    time: time,
                    payload: event.body
                )
            )
        }
        head.time = time
        try head.save(in: db)
        for record in records {
            for projection in projections { try projection.apply(record, in: db) }
        }
        return records
    }

    /// How many records there are.
    public func size(in db: ReadSession) throws -> Int64 {
        try db.value("SELECT size FROM ledger_head WHERE id = 1") ?? 0
    }

    /// When the last record was written; nil where there is none.
    public func lastTime(in db: ReadSession) throws -> Instant? {
        try db.value("SELECT last_at FROM ledger_head WHERE id = 1")
    }

    private func store(
        _ form: RecordForm,
        leaf: [UInt8],
        salt: [UInt8],
        actorName: String,
        body: [UInt8],
        in db: WriteSession
    ) throws {
        try db.run(
            """
            INSERT INTO ledger_record (sequence, stream, position, kind, version, account, post, node, recorded_at,
                                       payload_hash, previous, leaf)
            VALUES (\(form.sequence), \(form.stream), \(form.position), \(form.kind), \(form.version),
                    \(form.account), \(form.post), \(form.node), \(form.time),
                    \(form.payloadHash), \(form.previous), \(leaf))
            """
        )
        try db.run(
            """
            INSERT INTO ledger_payload (sequence, salt, actor_name, body)
            VALUES (\(form.sequence), \(salt), \(actorName), \(body))
            """
        )
    }
}

/// Where the ledger ends.
struct Head {
    var size: Int64
    var leaf: [UInt8]
    var time: Instant

    init(in db: ReadSession) throws {
        if let row = try db.row("SELECT size, last_leaf, last_at FROM ledger_head WHERE id = 1") {
            (size, leaf, time) = (try row["size"], try row["last_leaf"], try row["last_at"])
        } else {
            (size, leaf, time) = (0, Ledger.beginning, Instant(milliseconds: 0))
        }
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
