import Foundation
public import Kernel

/// Bản ghi mở: a record with what was written in it, and the proof that it stands in the ledger.
///
/// A leaf alone tells nothing of what it covers. Here is all that leads from the payload to the signature of the node: the
/// payload with its salt, the record that holds its hash, the path from the record's leaf to the root, and the signed
/// checkpoint. Who has the node's public key needs neither the ledger nor a network.
public struct OpenedRecord: Hashable, Sendable {
    /// What was written, as it was written: JSON.
    public let body: [UInt8]
    /// The name of who did it, which is hashed with the payload.
    public let actorName: String
    /// What makes the hash of the payload unguessable.
    let salt: [UInt8]
    /// The canonical bytes of the record.
    let entry: [UInt8]
    /// That the record stands in the ledger.
    public let proof: LedgerProof

    /// What an opened record cannot be believed for.
    public enum Flaw: String, Hashable, Sendable {
        /// The payload is not the one whose hash the record holds.
        case payload
        /// The record is not the one of the leaf.
        case record
        /// The leaf does not lead to the root of the checkpoint.
        case path
        /// The node did not sign this checkpoint.
        case note
    }

    /// All that does not hold, from the payload to the signature; nothing where the record is to be believed.
    public func flaws(under key: NoteKey) -> [Flaw] {
        let checkpoint = proof.checkpoint
        let facts = facts
        let payload = RecordForm.payloadHash(salt: salt, actorName: actorName, body: body)
        let root = PathCheck.root(leaf: proof.leaf, index: proof.index, size: checkpoint.size, path: proof.path)
        var flaws: [Flaw] = []
        if facts?.payload != Hex.encode(payload) { flaws.append(.payload) }
        if TreeHash.leaf(entry) != proof.leaf || facts?.seq != proof.sequence { flaws.append(.record) }
        if root != checkpoint.root { flaws.append(.path) }
        if checkpoint.origin != key.name || !checkpoint.note.isSigned(by: key) { flaws.append(.note) }
        return flaws
    }

    /// What happened; nil where the record cannot be read.
    public var kind: String? { facts?.kind }

    /// When it was written; nil where the record cannot be read.
    public var time: Instant? { facts.map { Instant(milliseconds: $0.time) } }

    private struct Facts: Decodable {
        let seq: Int64
        let kind: String
        let time: Int64
        let payload: String
    }

    private var facts: Facts? { try? JSONDecoder().decode(Facts.self, from: Data(entry)) }

    // MARK: As JSON

    private static let format = "thubon-opened-record/v1"

    /// As a file that can be kept beside what it proves; `docs/proofs.md` says how anybody checks one.
    public var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("format", Self.format)
            json.object("payload") { json in
                json.field("salt", Base64.encode(salt))
                json.field("actor", actorName)
                json.field("body", String(decoding: body, as: UTF8.self))
            }
            json.field("record", String(decoding: entry, as: UTF8.self))
            json.field("proof", proof.text)
        }
        return json.bytes
    }

    private struct Form: Decodable {
        struct Payload: Decodable { let salt, actor, body: String }
        let format: String
        let payload: Payload
        let record: String
        let proof: String
    }

    /// Reads such a file; nil where it has not the form.
    ///
    /// Nothing is verified yet.
    public init?(json: [UInt8]) {
        guard let form = try? JSONDecoder().decode(Form.self, from: Data(json)), form.format == Self.format,
            let salt = Base64.decode(form.payload.salt), let proof = LedgerProof(text: form.proof)
        else { return nil }
        self.init(
            body: Array(form.payload.body.utf8),
            actorName: form.payload.actor,
            salt: salt,
            entry: Array(form.record.utf8),
            proof: proof
        )
    }

    init(body: [UInt8], actorName: String, salt: [UInt8], entry: [UInt8], proof: LedgerProof) {
        self.body = body
        self.actorName = actorName
        self.salt = salt
        self.entry = entry
        self.proof = proof
    }
}
