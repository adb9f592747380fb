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

    var draftEndpoints: [Endpoint] {
        [
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
                answer: .json(Self.draftSchema, status: 201),
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
                summary: "Một bản nháp và các tệp của nó",
                detail: "A draft with its files.",
                access: .citizen,
                scope: .dossiersRead,
                parameters: [Self.draft],
                answer: .json(Self.draftSchema),
                deed: .read { call in
                    try await database.read { db in try draft(try call.id("draft"), status: 200, call, in: db) }
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
                answer: .json(Self.draftSchema),
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

    func add(_ file: ReceivedFile, to draft: DraftID, _ call: Call, in db: WriteSession) throws -> Reply {
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
        return Reply(status: 201, location: "\(Self.root)/drafts/\(draft)") { kept.write(to: &$0) }
    }

    private func draft(_ id: DraftID, status: Int, _ call: Call, in db: ReadSession) throws -> Reply {
        let contents = try dossiers.draftContents(id, for: call.viewer, in: db)
        return Reply(status: status, location: status == 201 ? "\(Self.root)/drafts/\(id)" : nil) { json in
            json.object { json in
                json.field("id", id)
                json.field("procedure", contents.draft.procedureCode)
                json.field("saved", contents.draft.savedAt)
                json.field("sent", contents.draft.sent)
                json.array("files", contents.files) { json, file in file.write(to: &json) }
            }
        }
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

    private static let draftSchema = Schema.named(
        "Draft",
        .object([
            .required("id", .id),
            .required("procedure", .words),
            .required("saved", .moment),
            .required("sent", .nullable(.id), "Hồ sơ đã nộp từ bản nháp này."),
            .required("files", .list(draftFile)),
        ])
    )
}

extension DraftFile {
    fileprivate func write(to json: inout JSONWriter) {
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
