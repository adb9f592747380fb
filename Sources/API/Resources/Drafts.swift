import Catalogue
import Directory
import Dossiers
import Hummingbird
import Kernel
import Storage
import Web

/// Bản nháp: where the files of a submission lie until it is sent.
extension Interface {
    private static let draft = Endpoint.Parameter.path("draft", .id, "Định danh bản nháp.")

    static let fileQuestion: [Endpoint.Parameter] = [
        .query("component", .code(1...64, example: "birth_notice"), "Khóa của thành phần hồ sơ.", required: true),
        .query("name", .line(1...150, example: "giay-chung-sinh.pdf"), "Tên tệp để hiển thị.", required: true),
    ]

    var draftEndpoints: [Endpoint] { draftBasics + draftFiles }

    private var draftBasics: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/drafts",
                name: "api.drafts",
                tag: .dossiers,
                summary: "Các bản nháp chưa nộp",
                detail: "The account's drafts of new dossiers, last saved first.",
                access: .citizen,
                scope: .dossiersRead,
                answer: .json(.page("DraftPage", of: DraftJSON.line)),
                deed: .read { call in
                    let drafts = try await database.read { [dossiers] db in
                        try dossiers.drafts(of: call.viewer, in: db)
                    }
                    return Reply.page(drafts, next: nil) { json, one in
                        json.object { json in
                            json.field("id", one.draft.id)
                            json.field("procedure", one.draft.procedureCode)
                            json.field("name", one.name.vi)
                            json.field("saved", one.draft.savedAt)
                        }
                    }
                }
            ),
            Endpoint(
                method: .post,
                path: "/drafts",
                name: "api.draft.begin",
                tag: .dossiers,
                summary: "Bắt đầu bản nháp",
                detail: "Begins a draft of a procedure, to which files are sent before the dossier.",
                access: .citizen,
                scope: .dossiersWrite,
                body: .json(.named("NewDraft", .object([.required("procedure", .code(1...40, example: "1.001193"))]))),
                answer: .json(DraftJSON.schema, status: 201),
                deed: .write { call, db in
                    _ = try call.person()
                    let code = call.body["procedure"].text ?? ""
                    let id = try dossiers.beginDraft(of: code, fresh: true, by: call.viewer, in: db).id
                    return try draft(id, status: 201, call, in: db)
                }
            ),
            Endpoint(
                method: .get,
                path: "/drafts/{draft}",
                name: "api.draft",
                tag: .dossiers,
                summary: "Một bản nháp",
                detail:
                    "The answers, typed and known, the files, what is still wrong or missing, the fees and the due day.",
                access: .citizen,
                scope: .dossiersRead,
                parameters: [Self.draft],
                answer: .json(DraftJSON.schema),
                deed: .read { call in
                    try await database.read { db in try draft(try call.id("draft"), status: 200, call, in: db) }
                }
            ),
            Endpoint(
                method: .patch,
                path: "/drafts/{draft}",
                name: "api.draft.save",
                tag: .dossiers,
                summary: "Ghi tiếp bản nháp",
                detail: "Adds answers and choices to those that are there; what is left out stays as it is.",
                access: .citizen,
                scope: .dossiersWrite,
                parameters: [Self.draft],
                body: .json(.named("DraftEntries", .object(DraftJSON.entries))),
                answer: .json(DraftJSON.schema),
                deed: .write { call, db in
                    let id = try call.id("draft", of: DraftTag.self)
                    try fill(id, call, db)
                    return try draft(id, status: 200, call, in: db)
                }
            ),
            Endpoint(
                method: .delete,
                path: "/drafts/{draft}",
                name: "api.draft.remove",
                tag: .dossiers,
                summary: "Xóa bản nháp",
                detail: "Deletes a draft that was not sent.",
                access: .citizen,
                scope: .dossiersWrite,
                parameters: [Self.draft],
                answer: .json(Self.gone),
                deed: .write { call, db in
                    let id = try call.id("draft", of: DraftTag.self)
                    try dossiers.deleteDraft(id, by: call.viewer, in: db)
                    return Self.gone(id)
                }
            ),
        ]
    }

    private var draftFiles: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/drafts/{draft}/files/{file}",
                name: "api.draft.file",
                tag: .dossiers,
                summary: "Một tệp của bản nháp",
                detail: "A file of the draft, as it came.",
                access: .citizen,
                scope: .dossiersRead,
                parameters: [Self.draft, .path("file", .id, "Định danh tệp.")],
                answer: .file,
                refusals: [416],
                deed: .raw { call in
                    let draft = try await database.read { [dossiers] db in
                        try dossiers.draftContents(try call.id("draft"), for: call.viewer, in: db)
                    }
                    return try download(try call.id("file"), of: draft, call)
                }
            ),
            Endpoint(
                method: .post,
                path: "/drafts/{draft}/files",
                name: "api.draft.upload",
                tag: .dossiers,
                summary: "Tải tệp vào bản nháp",
                detail:
                    "The body is the file itself: PDF, JPEG, PNG or HEIC, at most 50 MB; its content decides what it is.",
                access: .citizen,
                scope: .dossiersWrite,
                parameters: [Self.draft] + Self.fileQuestion,
                body: .file,
                answer: .json(Self.draftFile, status: 201),
                deed: .upload(
                    { call in
                        // Nothing is taken into the store for a draft that is not the sender's own.
                        let id = try call.id("draft", of: DraftTag.self)
                        _ = try await database.read { db in try dossiers.draft(id, for: call.viewer, in: db) }
                        return try await receive(call)
                    },
                    { call, file, db in try add(file, to: try call.id("draft"), call, in: db) }
                )
            ),
            Endpoint(
                method: .delete,
                path: "/drafts/{draft}/files/{file}",
                name: "api.draft.file.remove",
                tag: .dossiers,
                summary: "Bỏ tệp khỏi bản nháp",
                detail: "Takes a file out of the draft; nothing happens where it is not there any more.",
                access: .citizen,
                scope: .dossiersWrite,
                parameters: [Self.draft, .path("file", .id, "Định danh tệp.")],
                answer: .json(DraftJSON.schema),
                deed: .write { call, db in
                    let id = try call.id("draft", of: DraftTag.self)
                    try dossiers.removeFile(try call.id("file"), of: id, by: call.viewer, in: db)
                    return try draft(id, status: 200, call, in: db)
                }
            ),
        ]
    }

    /// Takes the body into the store.
    func receive(_ call: Call) async throws -> ReceivedFile {
        guard Endpoint.fileTypes.contains(call.visit.mediaType) else { throw WebRefusal.unsupportedMediaType }
        return try await call.visit.readFile(
            for: call.text("component") ?? "",
            named: call.text("name") ?? "",
            into: blobs
        )
    }

    func add(
        _ file: ReceivedFile,
        to draft: DraftID,
        below place: String = "/drafts",
        _ call: Call,
        in db: WriteSession
    ) throws -> Reply {
        let kept = try dossiers.addFile(
            named: file.name,
            blob: file.hash,
            size: file.size,
            head: file.head,
            to: file.field,
            of: draft,
            by: call.viewer,
            in: db
        )
        return Reply(status: 201, location: "\(Self.root)\(place)/\(draft)") { kept.write(to: &$0) }
    }

    /// Keeps what was sent of answers, hand-over, exemption and documents that serve.
    private func fill(_ id: DraftID, _ call: Call, _ db: WriteSession) throws {
        let (body, viewer) = (call.body, call.viewer)
        let before = try dossiers.draft(id, for: viewer, in: db)
        if body["answers"] != .null { try dossiers.save(body["answers"].texts, to: id, by: viewer, in: db) }
        try reuse(body["documents"].texts, in: id, call, db)
        try choose(instead: before, call, db)
    }

    /// Keeps what was sent of hand-over and exemption, online and at the counter.
    func choose(instead before: Draft, _ call: Call, _ db: WriteSession) throws {
        let body = call.body
        guard body["handover"] != .null || body["exemption"] != .null else { return }
        try dossiers.choose(
            handover: body["handover"].text.flatMap(Channel.init(rawValue:)) ?? before.handover,
            exemption: body["exemption"].text ?? before.exemption,
            in: before.id,
            by: call.viewer,
            db: db
        )
    }

    private func draft(_ id: DraftID, status: Int, _ call: Call, in db: ReadSession) throws -> Reply {
        let form = try dossiers.draftForm(id, for: call.viewer, in: db)
        let location = status == 201 ? "\(Self.root)/drafts/\(id)" : nil
        return Reply(status: status, location: location) { DraftJSON(form: form).write(to: &$0) }
    }

    static let draftFile = Schema.named(
        "DraftFile",
        .object([
            .required("id", .id),
            .required("component", .words),
            .required("name", .words),
            .required("size", .count),
            .required("media_type", .words),
            .required("sha256", .words),
        ])
    )
}

extension DraftFile {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("component", component)
            json.field("name", fileName)
            json.field("size", size)
            json.field("media_type", mediaType)
            json.field("sha256", blob.description)
        }
    }
}
