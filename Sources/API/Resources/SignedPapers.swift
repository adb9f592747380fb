import Directory
import Documents
import Dossiers
import Hummingbird
import Kernel
import Storage
import Web

/// Văn bản đã ký số: the signed papers of a dossier, for its owner, at a desk, and for who holds the link of one.
extension Interface {
    private static let paper = Endpoint.Parameter.path("paper", .id, "Định danh văn bản.")

    var paperEndpoints: [Endpoint] {
        [
            papers("/dossiers", "api.dossier.papers", .dossiers, .citizen, .dossiersRead),
            file("/dossiers", "api.dossier.paper", .dossiers, .citizen, .dossiersRead),
            papers("/work/dossiers", "api.work.papers", .work, .officer, .work),
            file("/work/dossiers", "api.work.paper", .work, .officer, .work),
            draftOfResult,
            Endpoint(
                method: .get,
                path: "/papers/{paper}/{secret}",
                name: "api.paper",
                tag: .ledger,
                summary: "Một văn bản theo đường dẫn in trên văn bản",
                detail: """
                    What the QR code of a paper leads to: who signed it, the digest of the genuine file, and the record of the \
                    ledger that holds it.
                    """,
                access: .everyone,
                parameters: [Self.paper, .path("secret", .code(16...16), "Phần bí mật của đường dẫn.")],
                answer: .json(Self.paperSchema),
                deed: .read { call in
                    let id = try call.id("paper", of: DocumentTag.self)
                    let secret = call.text("secret") ?? ""
                    let document = try await database.read { db in
                        try documents.document(id, secret: secret, in: db)
                    }
                    return Reply { document.write(to: &$0) }
                }
            ),
            Endpoint(
                method: .get,
                path: "/papers/{paper}/{secret}/proof",
                name: "api.paper.proof",
                tag: .ledger,
                summary: "Chứng cứ của một văn bản, kiểm tra được không cần mạng",
                detail: """
                    What leads from the SHA-256 of the file to the signature of the node: payload, record, path and signed \
                    checkpoint. `docs/proofs.md` says how it is checked; `thubon verify document` does it.
                    """,
                access: .everyone,
                parameters: [Self.paper, .path("secret", .code(16...16), "Phần bí mật của đường dẫn.")],
                answer: .json(Self.proofSchema),
                refusals: [410],
                deed: .raw { call in
                    let id = try call.id("paper", of: DocumentTag.self)
                    let secret = call.text("secret") ?? ""
                    let document = try await database.read { db in
                        try documents.document(id, secret: secret, in: db)
                    }
                    let proof = try await documents.proof(of: document)
                    return call.visit.json(bytes: proof.json, status: .ok, cache: .personal)
                }
            ),
        ]
    }

    private func papers(
        _ place: String,
        _ name: String,
        _ tag: Endpoint.Tag,
        _ access: Access,
        _ scope: TokenScope
    ) -> Endpoint {
        Endpoint(
            method: .get,
            path: place + "/{id}/papers",
            name: name,
            tag: tag,
            summary: "Văn bản đã ký số của hồ sơ",
            detail: "The signed papers of a dossier, the oldest first.",
            access: access,
            scope: scope,
            parameters: [Self.dossierID],
            answer: .json(.page("Papers", of: Self.paperSchema)),
            deed: .read { call in
                let id = try call.id("id", of: DossierTag.self)
                let papers = try await database.read { db in
                    _ = try dossiers.dossier(id, for: call.viewer, in: db)
                    return try documents.documents(of: id, in: db)
                }
                return Reply.page(papers, next: nil) { json, paper in paper.write(to: &json) }
            }
        )
    }

    private func file(
        _ place: String,
        _ name: String,
        _ tag: Endpoint.Tag,
        _ access: Access,
        _ scope: TokenScope
    ) -> Endpoint {
        Endpoint(
            method: .get,
            path: place + "/{id}/papers/{paper}",
            name: name,
            tag: tag,
            summary: "Tệp của một văn bản đã ký số",
            detail: "A signed paper as PDF. An officer's look is written down.",
            access: access,
            scope: scope,
            parameters: [Self.dossierID, Self.paper],
            answer: .file,
            refusals: [416],
            deed: .raw { call in
                let (id, paper) = (try call.id("id", of: DossierTag.self), try call.id("paper", of: DocumentTag.self))
                let (dossier, document) = try await database.read { db in
                    (try dossiers.dossier(id, for: call.viewer, in: db), try documents.document(paper, in: db))
                }
                guard document.dossier == id,
                    let download = Download(
                        document.file,
                        in: blobs,
                        name: document.fileName,
                        mediaType: "application/pdf"
                    )
                else { throw DocumentRefusal.unknown }
                let answer = try call.visit.download(download)
                if scope == .work { try await recordLook(at: dossier, call, as: .document) }
                return answer
            }
        )
    }

    private var draftOfResult: Endpoint {
        Endpoint(
            method: .get,
            path: "/work/dossiers/{id}/draft",
            name: "api.work.draft",
            tag: .work,
            summary: "Dự thảo kết quả chờ ký",
            detail: "What would be signed at this step, as PDF marked as a draft. The look is written down.",
            access: .officer,
            scope: .work,
            parameters: [Self.dossierID],
            answer: .file,
            refusals: [403, 409, 416],
            deed: .raw { call in
                let id = try call.id("id", of: DossierTag.self)
                let dossier = try await database.read { db in try dossiers.dossier(id, for: call.viewer, in: db) }
                let pdf = try await documents.draft(of: id, position: dossier.position, by: call.viewer)
                try await recordLook(at: dossier, call, as: .document)
                return try call.visit.download(
                    Download(name: "du-thao.pdf", mediaType: "application/pdf", bytes: pdf)
                )
            }
        )
    }

    private static let proofSchema = Schema.named(
        "PaperProof",
        .object([
            .required("format", .words),
            .required(
                "payload",
                .object([
                    .required("salt", .words, "Base64."), .required("actor", .words),
                    .required("body", .words, "JSON đúng từng byte như đã ghi; trường file là SHA-256 của tệp."),
                ])
            ),
            .required("record", .words, "Bản ghi dạng chuẩn tắc, đúng từng byte."),
            .required("proof", .words, "Đường đi và điểm chốt đã ký (C2SP tlog-proof)."),
        ])
    )

    private static let paperSchema = Schema.named(
        "Paper",
        .object([
            .required("id", .id), .required("kind", .words, "Mẫu số 01–04, hoặc result."), .required("name", .words),
            .required("number", .nullable(.words), "Số, ký hiệu."), .required("agency", .words),
            .required("sha256", .words, "Mã băm của tệp."), .required("size", .count),
            .required("level", .choice(["B-B", "B-T", "B-LTA"]), "Mức chữ ký (ETSI EN 319 142-1)."),
            .required(
                "signatures",
                .list(
                    .named(
                        "PaperSignature",
                        .object([
                            .required("role", .choice(["signer", "number", "agency"])), .required("name", .words),
                            .required("moment", .moment),
                        ])
                    )
                )
            ),
            .required("signed", .moment), .required("issued", .nullable(.moment)),
            .required("record", .count, "Số của bản ghi trong sổ cái."),
        ])
    )
}

extension IssuedDocument {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("kind", kind.key)
            json.field("name", name)
            json.field("number", number)
            json.field("agency", agencyName)
            json.field("sha256", file.description)
            json.field("size", size)
            json.field("level", level.rawValue)
            json.array("signatures", signatures) { json, signature in
                json.object { json in
                    json.field("role", signature.role.rawValue)
                    json.field("name", signature.name)
                    json.field("moment", signature.moment)
                }
            }
            json.field("signed", signedAt)
            json.field("issued", issuedAt)
            json.field("record", record)
        }
    }
}
