import Directory
import Hummingbird
import Kernel
import Ledger
import Web

/// Sổ cái: the state of the ledger and proofs, open to everybody.
extension Interface {
    private static let sequence = Endpoint.Parameter.path(
        "sequence",
        .integer(1...Int(Int32.max)),
        "Số thứ tự của bản ghi."
    )

    var ledgerEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/ledger",
                name: "api.ledger",
                tag: .ledger,
                summary: "Trạng thái sổ cái",
                detail: "The newest checkpoint and the key that signs it.",
                answer: .json(.object([.required("origin", .words), .required("key", .words)] + Self.checkpoint)),
                deed: .read { _ in
                    let checkpoint = try await ledger.checkpoint(notOlderThan: 2)
                    return Reply { json in
                        json.object { json in
                            json.field("origin", checkpoint.origin)
                            json.field("key", ledger.key.description)
                            Self.write(checkpoint, to: &json)
                        }
                    }
                }
            ),
            Endpoint(
                method: .get,
                path: "/ledger/consistency",
                name: "api.ledger.consistency",
                tag: .ledger,
                summary: "Chứng minh sổ chỉ được nối thêm",
                detail: "The consistency path (RFC 6962) between two sizes of the ledger.",
                parameters: [
                    .query("from", .integer(0...Int(Int32.max)), "Kích thước cũ.", required: true),
                    .query("to", .integer(0...Int(Int32.max)), "Kích thước mới; mặc định mới nhất."),
                ],
                answer: .json(
                    .object([.required("from", .count), .required("path", .list(.words))] + Self.checkpoint)
                ),
                refusals: [404],
                deed: .read { try await consistency($0) }
            ),
            Endpoint(
                method: .get,
                path: "/ledger/records/{sequence}",
                name: "api.ledger.record",
                tag: .ledger,
                summary: "Một bản ghi",
                detail: "Kind, time and leaf of a record; nothing of its content.",
                parameters: [Self.sequence],
                answer: .json(
                    .object([
                        .required("sequence", .count), .required("kind", .words), .required("time", .moment),
                        .required("leaf", .words), .required("erased", .boolean),
                    ])
                ),
                deed: .read { try await record($0) }
            ),
            Endpoint(
                method: .get,
                path: "/ledger/records/{sequence}/proof",
                name: "api.ledger.proof",
                tag: .ledger,
                summary: "Bằng chứng của một bản ghi",
                detail: "The inclusion path (RFC 6962) of a record under a signed checkpoint.",
                parameters: [Self.sequence],
                answer: .json(
                    .object(
                        [
                            .required("index", .count), .required("leaf", .words), .required("path", .list(.words)),
                            .required("seal", .nullable(.words)),
                        ] + Self.checkpoint
                    )
                ),
                deed: .read { try await proof($0) }
            ),
            Endpoint(
                method: .get,
                path: "/ledger/records/{sequence}/tlog-proof",
                name: "api.ledger.tlog-proof",
                tag: .ledger,
                summary: "Bằng chứng dạng tệp tlog-proof",
                detail: "The same proof as a C2SP tlog-proof file.",
                parameters: [Self.sequence],
                answer: .text(mediaType: "text/plain"),
                deed: .raw { call in
                    let proof = try await found(call)
                    var response = call.visit.text(proof.text)
                    response.headers[.contentDisposition] =
                        "attachment; filename=\"so-cai-\(proof.sequence).tlog-proof\""
                    return response
                }
            ),
        ]
    }

    private static let checkpoint: [Schema.Field] = [
        .required("size", .count), .required("root", .words),
        .required("checkpoint", .words, "Ghi chú có chữ ký (C2SP)."),
    ]

    private func record(_ call: Call) async throws -> Reply {
        guard let facts = try await ledger.facts(ofRecord: Int64(call.int("sequence") ?? 0)) else {
            throw WebRefusal.notFound
        }
        return Reply { json in
            json.object { json in
                json.field("sequence", facts.sequence)
                json.field("kind", facts.kind)
                json.field("time", facts.time)
                json.field("leaf", Base64.encode(facts.leaf.bytes))
                json.field("erased", facts.isErased)
            }
        }
    }

    private func consistency(_ call: Call) async throws -> Reply {
        let old = call.int("from") ?? 0
        let checkpoint =
            if let size = call.int("to") {
                try await ledger.checkpoint(ofSize: Int64(size))
            } else {
                try await ledger.checkpoint(notOlderThan: 2)
            }
        guard let checkpoint, let path = try await ledger.consistencyPath(from: Int64(old), to: checkpoint) else {
            throw WebRefusal.notFound
        }
        return Reply { json in
            json.object { json in
                json.field("from", old)
                json.array("path", path) { json, hash in json.value(Base64.encode(hash.bytes)) }
                Self.write(checkpoint, to: &json)
            }
        }
    }

    private func proof(_ call: Call) async throws -> Reply {
        let proof = try await found(call)
        return Reply { json in
            json.object { json in
                json.field("index", Int(proof.index))
                json.field("leaf", Base64.encode(proof.leaf.bytes))
                json.array("path", proof.path) { json, hash in json.value(Base64.encode(hash.bytes)) }
                json.field("seal", proof.seal)
                Self.write(proof.checkpoint, to: &json)
            }
        }
    }

    private func found(_ call: Call) async throws -> LedgerProof {
        guard let proof = try await ledger.proof(ofRecord: Int64(call.int("sequence") ?? 0)) else {
            throw WebRefusal.notFound
        }
        return proof
    }

    private static func write(_ checkpoint: Checkpoint, to json: inout JSONWriter) {
        json.field("size", Int(checkpoint.size))
        json.field("root", Base64.encode(checkpoint.root.bytes))
        json.field("checkpoint", checkpoint.note.description)
    }
}
