import Catalogue
import Directory
import Dossiers
import Kernel
import Ledger
import Storage
import Territory
import Web

/// Hồ sơ của tôi: sending, reading, supplementing and withdrawing one's own dossiers.
///
/// What lies at a desk is read below `/work`: a token for one's own affairs opens nobody else's.
extension Interface {
    static let dossierID = Endpoint.Parameter.path("id", .id, "Định danh hồ sơ.")
    static let cursor = Endpoint.Parameter.query("cursor", .code(1...400), "next của câu trả lời trước.")
    static let limit = Endpoint.Parameter.query("limit", .integer(1...100), "Số mục, mặc định 50.")

    var dossierEndpoints: [Endpoint] { readingOwn + changingOwn }

    private var readingOwn: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/dossiers",
                name: "api.dossiers",
                tag: .dossiers,
                summary: "Hồ sơ của tôi",
                detail: "The dossiers of the token's person, as applicant or sender, newest first.",
                access: .citizen,
                scope: .dossiersRead,
                parameters: [Self.cursor, Self.limit],
                answer: .json(.page("DossierPage", of: DossierJSON.line)),
                deed: .read { try await ownDossiers($0) }
            ),
            Endpoint(
                method: .get,
                path: "/dossiers/{id}",
                name: "api.dossier",
                tag: .dossiers,
                summary: "Một hồ sơ của tôi",
                detail: "One dossier with all that belongs to it. Its ETag goes into If-Match of what is done to it.",
                access: .citizen,
                scope: .dossiersRead,
                parameters: [Self.dossierID],
                answer: .json(DossierJSON.schema),
                deed: .read { call in
                    try await database.read { db in
                        try show(
                            try dossiers.file(try call.id("id"), for: call.viewer, in: db),
                            below: "/dossiers",
                            call,
                            in: db
                        )
                    }
                }
            ),
            Endpoint(
                method: .get,
                path: "/dossiers/{id}/receipt",
                name: "api.dossier.receipt",
                tag: .dossiers,
                summary: "Biên nhận, mã và PIN tra cứu",
                detail: "The receipt of the submission, the same whenever it is asked for.",
                access: .citizen,
                scope: .dossiersRead,
                parameters: [Self.dossierID],
                answer: .json(Self.receipt),
                deed: .read { call in
                    try await database.read { [dossiers] db in
                        let receipt = try dossiers.receipt(try call.id("id"), for: call.viewer, in: db)
                        return try self.receipt(receipt, status: 200, in: db)
                    }
                }
            ),
            Endpoint(
                method: .get,
                path: "/dossiers/{id}/files/{component}/{number}",
                name: "api.dossier.file",
                tag: .dossiers,
                summary: "Một tệp của hồ sơ",
                detail: "A file that was handed in, as it came.",
                access: .citizen,
                scope: .dossiersRead,
                parameters: [Self.dossierID] + Self.filePlace,
                answer: .file,
                refusals: [416],
                deed: .raw { call in
                    let file = try await database.read { db in
                        try dossiers.file(try call.id("id"), for: call.viewer, in: db)
                    }
                    return try download(file, call)
                }
            ),
            Endpoint(
                method: .get,
                path: "/dossiers/{id}/ledger",
                name: "api.dossier.ledger",
                tag: .dossiers,
                summary: "Các bản ghi của hồ sơ trong sổ cái",
                detail: "The ledger's records of the dossier; each has its proof at /ledger/records/{sequence}/proof.",
                access: .citizen,
                scope: .dossiersRead,
                parameters: [Self.dossierID],
                answer: .json(
                    .page(
                        "DossierRecords",
                        of: .object([
                            .required("sequence", .count), .required("position", .count), .required("kind", .words),
                            .required("time", .moment), .required("proof", .words),
                        ])
                    )
                ),
                deed: .read { try await records($0) }
            ),
        ]
    }

    private var changingOwn: [Endpoint] {
        [
            Endpoint(
                method: .post,
                path: "/dossiers",
                name: "api.dossier.submit",
                tag: .dossiers,
                summary: "Nộp hồ sơ",
                detail: "Sends a dossier. Files come from a draft of the same procedure; see /drafts.",
                access: .citizen,
                scope: .dossiersWrite,
                body: .json(Self.submission),
                answer: .json(Self.receipt, status: 201),
                refusals: [403, 404],
                deed: .write { try submit($0, in: $1) }
            ),
            Endpoint(
                method: .post,
                path: "/dossiers/{id}/files",
                name: "api.dossier.upload",
                tag: .dossiers,
                summary: "Tải tệp bổ sung",
                detail: "A file for the supplement that the dossier waits for; it is sent with /supplements.",
                access: .citizen,
                scope: .dossiersWrite,
                parameters: [Self.dossierID] + Self.fileQuestion,
                body: .file,
                answer: .json(Self.draftFile, status: 201),
                refusals: [403],
                deed: .upload(
                    { call in
                        let id = try call.id("id", of: DossierTag.self)
                        try await database.read { db in
                            let dossier = try dossiers.dossier(id, for: call.viewer, in: db)
                            guard dossiers.permits(.supplemented, on: dossier, by: call.viewer) else {
                                throw DossierRefusal.wrongState(dossier.state)
                            }
                        }
                        return try await receive(call)
                    },
                    { call, file, db in
                        let draft = try dossiers.beginMending(try call.id("id"), by: call.viewer, in: db)
                        return try add(file, to: draft, call, in: db)
                    }
                )
            ),
            Endpoint(
                method: .post,
                path: "/dossiers/{id}/supplements",
                name: "api.dossier.supplement",
                tag: .dossiers,
                summary: "Gửi bổ sung",
                detail: "Sends what was asked for: mended answers, with the files and documents of this round.",
                access: .citizen,
                scope: .dossiersWrite,
                parameters: [Self.dossierID],
                body: .json(
                    .named(
                        "Supplement",
                        .object([.optional("answers", Self.answers), .optional("documents", Self.documents)])
                    )
                ),
                isConditional: true,
                answer: .json(Self.done),
                refusals: [403],
                deed: .write { try supplement($0, in: $1) }
            ),
            Endpoint(
                method: .post,
                path: "/dossiers/{id}/withdrawals",
                name: "api.dossier.withdraw",
                tag: .dossiers,
                summary: "Yêu cầu rút hồ sơ",
                detail: "Asks to withdraw the dossier; the counter confirms.",
                access: .citizen,
                scope: .dossiersWrite,
                parameters: [Self.dossierID],
                body: .json(.named("Withdrawal", .object([.required("reason", .lines(1...2000))]))),
                isConditional: true,
                answer: .json(Self.done),
                refusals: [403],
                deed: .write { call, db in
                    let id = try call.id("id", of: DossierTag.self)
                    try dossiers.requestWithdrawal(
                        id,
                        reason: call.body["reason"].text ?? "",
                        position: try call.position(of: try dossiers.dossier(id, for: call.viewer, in: db)),
                        by: call.viewer,
                        in: db
                    )
                    return try done(id, in: db)
                }
            ),
        ]
    }

    // MARK: Reading

    private func ownDossiers(_ call: Call) async throws -> Reply {
        _ = try call.person()
        let after = try Cursor.read(call.text("cursor"), of: .own)
        let (found, register) = try await database.read { [dossiers, directory] db in
            (
                try dossiers.ownDossiers(of: call.viewer, after: after, limit: call.limit, in: db),
                try directory.register(in: db)
            )
        }
        let part = found.prefix(call.limit)
        let next = found.count > part.count ? part.last.map { Cursor.behind($0, of: .own) } : nil
        return Reply.page(part, next: next) { json, dossier in json.line(dossier, register) }
    }

    /// One dossier, for one who may see it.
    func show(_ file: DossierFile, below place: String, _ call: Call, in db: ReadSession) throws -> Reply {
        let open = dossiers.openActions(on: file.dossier, for: call.viewer)
        let deeds =
            place == "/dossiers" ? Self.ownDeeds : Self.deskDeeds.map { (name: $0.name, kind: $0.kind) }
        let page = DossierJSON(
            file: file,
            register: try directory.register(in: db),
            atlas: try territory.atlas(in: db),
            deeds: deeds.filter { open.contains($0.kind) }.map(\.name),
            address: "\(Self.root)\(place)/\(file.dossier.id)",
            isOfDesk: place != "/dossiers"
        )
        return Reply(position: file.dossier.position) { page.write(to: &$0) }
    }

    /// The last parts of the addresses of what a citizen may do.
    private static let ownDeeds: [(name: String, kind: DossierEvent.Kind)] = [
        ("supplements", .supplemented), ("withdrawals", .withdrawalRequested), ("rating", .rated),
    ]

    static let filePlace: [Endpoint.Parameter] = [
        .path("component", .code(1...64, example: "birth_notice"), "Khóa của thành phần hồ sơ."),
        .path("number", .integer(1...999), "Số thứ tự của tệp."),
    ]

    func download(_ file: DossierFile, _ call: Call) throws -> AnyAnswer {
        let (key, number) = (call.text("component") ?? "", call.int("number") ?? 0)
        guard let part = file.components.first(where: { $0.key == key && $0.number == number }), let blob = part.blob,
            let download = Download(
                blob,
                in: blobs,
                name: part.fileName ?? part.key,
                mediaType: part.mediaType ?? "application/octet-stream"
            )
        else { throw WebRefusal.notFound }
        return try call.visit.download(download)
    }

    private func records(_ call: Call) async throws -> Reply {
        let id = try call.id("id", of: DossierTag.self)
        let history = try await database.read { [dossiers, records] db in
            _ = try dossiers.dossier(id, for: call.viewer, in: db)
            return try records.history(of: Dossiers.stream(id), in: db)
        }
        return Reply.page(history, next: nil) { json, record in
            json.object { json in
                json.field("sequence", record.sequence)
                json.field("position", record.position)
                json.field("kind", record.kind)
                json.field("time", record.time)
                json.field("proof", "\(Self.root)/ledger/records/\(record.sequence)/proof")
            }
        }
    }

    // MARK: Writing

    private func supplement(_ call: Call, in db: WriteSession) throws -> Reply {
        let id = try call.id("id", of: DossierTag.self)
        let dossier = try dossiers.dossier(id, for: call.viewer, in: db)
        _ = try call.position(of: dossier)
        let draft = try dossiers.beginMending(id, by: call.viewer, in: db)
        try dossiers.save(call.body["answers"].texts, to: draft, by: call.viewer, in: db)
        try reuse(call.body["documents"].texts, in: draft, call, db)
        try dossiers.sendMending(id, by: call.viewer, in: db)
        return try done(id, in: db)
    }

    /// Documents of the viewer's own store serve as components of a draft.
    func reuse(_ documents: [String: String], in draft: DraftID, _ call: Call, _ db: WriteSession) throws {
        for (component, document) in documents.sorted(by: { $0.key < $1.key }) {
            try dossiers.reuse(ResultID(document), as: component, in: draft, by: call.viewer, db: db)
        }
    }

    /// What is told after a deed: where the dossier is now; to see more one asks for it.
    func done(_ id: DossierID, number: String? = nil, in db: WriteSession) throws -> Reply {
        let dossier = try dossiers.current(id, in: db)
        return Reply(position: dossier.position) { json in
            json.object { json in
                json.field("id", id)
                json.field("position", dossier.position)
                json.field("code", dossier.code)
                json.state(dossier.state)
                json.field("number", number)
            }
        }
    }

    static let done = Schema.named(
        "DeedDone",
        .object([
            .required("id", .id),
            .required("position", .count, "Vị trí mới; phần đầu của ETag mới."),
            .required("code", .nullable(.words)),
            .required("state", DossierJSON.state),
            .required("number", .nullable(.words), "Mã hồ sơ hoặc số văn bản vừa cấp."),
        ])
    )
}
