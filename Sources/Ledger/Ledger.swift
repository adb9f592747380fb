public import Kernel
public import Storage
import Synchronization

/// Sổ cái: the truth of the house.
///
/// Everything else is a projection of it.
public final class Ledger: Sendable {
    /// The name of this node.
    public let node: String
    /// What follows from the events, in order of application.
    public let projections: [any Projection]
    let surroundings: Surroundings
    private let observers = Mutex<[any EventObserver]>([])

    static let beginning = [UInt8](repeating: 0, count: 32)

    /// A ledger of one node.
    ///
    /// - Parameters:
    ///   - node: the name of the node that writes.
    ///   - surroundings: the clock of the records, and chance for their salts.
    ///   - projections: applied to every event in its transaction, in this order.
    public init(node: String, surroundings: Surroundings, projections: [any Projection]) {
        self.node = node
        self.surroundings = surroundings
        self.projections = projections
    }

    /// Lets an observer take part in every later `append`.
    ///
    /// Apart from `init`, because those who write to people need the contexts that need the ledger.
    public func add(_ observer: any EventObserver) {
        observers.withLock { $0.append(observer) }
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
        guard !events.isEmpty else { return [] }
        var head = try Head(with: stream, in: db)
        let time = max(surroundings.now, head.time)
        var records: [EventRecord] = []
        var rows: (records: [SQL], payloads: [SQL]) = ([], [])
        for event in events {
            let salt = surroundings.randomBytes(16)
            let form = RecordForm(
                sequence: head.size + 1,
                previous: head.leaf,
                stream: stream,
                position: head.position + 1,
                kind: event.kind,
                version: event.version,
                account: actor.account,
                post: actor.post,
                node: node,
                time: time,
                payloadHash: RecordForm.payloadHash(salt: salt, actorName: actor.name, body: event.body)
            )
            head.advance(to: form)
            rows.records.append(form.row(leaf: head.leaf))
            rows.payloads.append("(\(form.sequence), \(salt), \(actor.name), \(event.body))")
            records.append(EventRecord(form, actor: actor, event: event))
        }
        try insert(rows.records, after: RecordForm.insertion, in: db)
        try insert(
            rows.payloads,
            after: "INSERT INTO ledger_payload (sequence, salt, actor_name, body) VALUES ",
            in: db
        )
        try head.save(in: db)
        for record in records {
            for projection in projections { try projection.apply(record, in: db) }
        }
        for observer in observers.withLock({ $0 }) { try observer.observe(records, in: db) }
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

    /// Several rows a statement: a submission is three events, the founding of the agencies some thousand.
    private func insert(_ rows: [SQL], after beginning: SQL, in db: WriteSession) throws {
        for start in stride(from: 0, to: rows.count, by: 32) {
            try db.run(beginning + Array(rows[start..<min(start + 32, rows.count)]).joined(separator: ", "))
        }
    }
}
