import Kernel
import Storage

extension RecordForm {
    /// The columns from which a record's canonical form is read.
    static let selection: SQL = """
        SELECT sequence, previous, stream, position, kind, version, account, post, node, recorded_at, payload_hash
        """

    /// Reads the columns of `selection`, which come first in the row.
    init(_ row: Row) throws {
        self.init(
            sequence: try row[0],
            previous: try row[1],
            stream: try row[2],
            position: try row[3],
            kind: try row[4],
            version: try row[5],
            account: try row[6],
            post: try row[7],
            node: try row[8],
            time: try row[9],
            payloadHash: try row[10]
        )
    }

    /// What comes before the rows of new records.
    static let insertion: SQL = """
        INSERT INTO ledger_record (sequence, previous, stream, position, kind, version, account, post, node, recorded_at,
                                   payload_hash, leaf)
        VALUES
        """ + " "

    /// The record as a row of `insertion`.
    func row(leaf: [UInt8]) -> SQL {
        """
        (\(sequence), \(previous), \(stream), \(position), \(kind), \(version), \(account), \(post), \(node), \(time), \
        \(payloadHash), \(leaf))
        """
    }
}

extension EventRecord {
    /// The record that was just written.
    init(_ form: RecordForm, actor: Actor, event: NewEvent) {
        self.init(
            sequence: form.sequence,
            stream: form.stream,
            position: form.position,
            kind: form.kind,
            version: form.version,
            actor: actor,
            node: form.node,
            time: form.time,
            payload: event.body,
            value: event.value
        )
    }
}
