import Directory
import Hummingbird
import Kernel
public import Ledger
public import Web

/// `/api/v1/ledger/…`: the state of the ledger and proofs in JSON, open to everybody.
public struct LedgerInterface: Sendable {
    private let ledger: OpenLedger

    /// Answers from this ledger.
    public init(ledger: OpenLedger) {
        self.ledger = ledger
    }

    /// Its routes.
    public func routes() -> Routes {
        var routes = Routes()
        routes.interface(.get, "/api/v1/ledger", .everyone, "api.ledger") { visit in try await state(visit) }
        routes.interface(.get, "/api/v1/ledger/consistency", .everyone, "api.ledger.consistency") { visit in
            try await consistency(visit)
        }
        routes.interface(.get, "/api/v1/ledger/records/{sequence}", .everyone, "api.ledger.record") { visit in
            try await record(visit)
        }
        routes.interface(.get, "/api/v1/ledger/records/{sequence}/proof", .everyone, "api.ledger.proof") { visit in
            visit.json(bytes: Self.json(try await proof(visit)))
        }
        routes.interface(.get, "/api/v1/ledger/records/{sequence}/tlog-proof", .everyone, "api.ledger.tlog-proof") {
            visit in
            let proof = try await proof(visit)
            var response = visit.text(proof.text)
            response.headers[.contentDisposition] = "attachment; filename=\"so-cai-\(proof.sequence).tlog-proof\""
            return response
        }
        return routes
    }

    private func state(_ visit: Visit) async throws -> Response {
        let checkpoint = try await ledger.checkpoint(notOlderThan: 2)
        var json = JSONWriter()
        json.object { json in
            json.field("origin", checkpoint.origin)
            json.field("key", ledger.key.description)
            Self.write(checkpoint, to: &json)
        }
        return visit.json(bytes: json.bytes)
    }

    private func record(_ visit: Visit) async throws -> Response {
        guard let facts = try await ledger.facts(ofRecord: try sequence(visit)) else { throw WebRefusal.notFound }
        var json = JSONWriter()
        json.object { json in
            json.field("sequence", Int(facts.sequence))
            json.field("kind", facts.kind)
            json.key("time")
            json.instant(facts.time)
            json.field("leaf", Base64.encode(facts.leaf.bytes))
            json.field("erased", facts.isErased)
        }
        return visit.json(bytes: json.bytes)
    }

    private func consistency(_ visit: Visit) async throws -> Response {
        guard let old = visit.query.int("from") else { throw WebRefusal.notFound }
        let checkpoint =
            if let size = visit.query.int("to") {
                try await ledger.checkpoint(ofSize: Int64(size))
            } else {
                try await ledger.checkpoint(notOlderThan: 2)
            }
        guard let checkpoint, let path = try await ledger.consistencyPath(from: Int64(old), to: checkpoint) else {
            throw WebRefusal.notFound
        }
        var json = JSONWriter()
        json.object { json in
            json.field("from", old)
            json.array("path", path) { json, hash in json.value(Base64.encode(hash.bytes)) }
            Self.write(checkpoint, to: &json)
        }
        return visit.json(bytes: json.bytes)
    }

    private func proof(_ visit: Visit) async throws -> LedgerProof {
        guard let proof = try await ledger.proof(ofRecord: try sequence(visit)) else { throw WebRefusal.notFound }
        return proof
    }

    private func sequence(_ visit: Visit) throws -> Int64 {
        guard let sequence = Int64(try visit.parameter("sequence")), sequence > 0 else { throw WebRefusal.notFound }
        return sequence
    }

    private static func json(_ proof: LedgerProof) -> [UInt8] {
        var json = JSONWriter(capacity: 2048)
        json.object { json in
            json.field("index", Int(proof.index))
            json.field("leaf", Base64.encode(proof.leaf.bytes))
            json.array("path", proof.path) { json, hash in json.value(Base64.encode(hash.bytes)) }
            json.field("seal", proof.seal)
            write(proof.checkpoint, to: &json)
        }
        return json.bytes
    }

    private static func write(_ checkpoint: Checkpoint, to json: inout JSONWriter) {
        json.field("size", Int(checkpoint.size))
        json.field("root", Base64.encode(checkpoint.root.bytes))
        json.field("checkpoint", checkpoint.note.description)
    }
}
