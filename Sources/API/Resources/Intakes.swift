import Catalogue
import Directory
import Dossiers
import Hummingbird
import Kernel
import Storage
import Web

/// Tiếp nhận tại quầy: a dossier on paper for the citizen who stands there, begun, filled in, taken in or given up.
extension Interface {
    private static let draft = Endpoint.Parameter.path("draft", .id, "Định danh bản đang tiếp nhận.")
    private static let file = Endpoint.Parameter.path("file", .id, "Định danh tệp.")
    private static let counter = Access.role([.counter])

    var intakeEndpoints: [Endpoint] { intakeReading + intakeFilling + intakeEnding }

    private var intakeReading: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/work/intakes",
                name: "api.work.intakes",
                tag: .work,
                summary: "Các hồ sơ đang tiếp nhận dở",
                detail:
                    "What the token's account began at the counter and did not finish, last touched first; at most 20.",
                access: Self.counter,
                scope: .work,
                answer: .json(.page("IntakePage", of: IntakeJSON.line)),
                deed: .read { call in
                    let (drafts, people) = try await database.read { [dossiers, directory] db in
                        let drafts = try dossiers.counterDrafts(of: call.viewer, in: db)
                        return (drafts, try directory.people(drafts.map(\.applicant), in: db))
                    }
                    return Reply.page(drafts, next: nil) { json, one in
                        json.object { json in
                            json.field("id", one.draft.id)
                            json.field("procedure", one.draft.procedureCode)
                            json.field("name", one.name.vi)
                            json.field("applicant", people[one.applicant]?.details.name ?? "")
                            json.field("saved", one.draft.savedAt)
                        }
                    }
                }
            ),
            Endpoint(
                method: .get,
                path: "/work/intakes/{draft}",
                name: "api.work.intake",
                tag: .work,
                summary: "Một hồ sơ đang tiếp nhận",
                detail:
                    "The answers, typed and known, the papers and files, what is still wrong or missing, and the fees.",
                access: Self.counter,
                scope: .work,
                parameters: [Self.draft],
                answer: .json(IntakeJSON.schema),
                deed: .read { call in
                    try await database.read { db in try intake(try call.id("draft"), status: 200, call, in: db) }
                }
            ),
            Endpoint(
                method: .get,
                path: "/work/intakes/{draft}/files/{file}",
                name: "api.work.intake.file",
                tag: .work,
                summary: "Một tệp đã quét",
                detail: "A scan of the intake, as it came.",
                access: Self.counter,
                scope: .work,
                parameters: [Self.draft, Self.file],
                answer: .file,
                refusals: [416],
                deed: .raw { call in
                    let draft = try await database.read { [dossiers] db in
                        try dossiers.counterDraft(try call.id("draft"), for: call.viewer, in: db)
                    }
                    return try download(try call.id("file"), of: draft.contents, call)
                }
            ),
        ]
    }

    private var intakeFilling: [Endpoint] {
        [
            Endpoint(
                method: .post,
                path: "/work/intakes",
                name: "api.work.intake.begin",
                tag: .work,
                summary: "Bắt đầu tiếp nhận tại quầy",
                detail: """
                    Finds the citizen by the id number, or registers one from the papers shown, and begins a draft. The look \
                    at the citizen's data is written down.
                    """,
                access: Self.counter,
                scope: .work,
                body: .json(
                    .named(
                        "NewIntake",
                        .object(
                            [
                                .required("procedure", .code(1...40, example: "1.001193")),
                                .required("applicant", IntakeJSON.newApplicant),
                            ] + IntakeJSON.entries
                        )
                    )
                ),
                answer: .json(IntakeJSON.schema, status: 201),
                deed: .write { call, db in
                    let procedure = call.body["procedure"].text ?? ""
                    let details = PersonDetails(applicant: call.body["applicant"])
                    let id = try dossiers.beginIntake(of: procedure, for: details, by: call.viewer, in: db)
                    try fill(id, call, db)
                    return try intake(id, status: 201, call, in: db)
                }
            ),
            Endpoint(
                method: .patch,
                path: "/work/intakes/{draft}",
                name: "api.work.intake.save",
                tag: .work,
                summary: "Ghi tiếp tờ khai, giấy tờ",
                detail: "Adds answers and papers to those that are there; what is left out stays as it is.",
                access: Self.counter,
                scope: .work,
                parameters: [Self.draft],
                body: .json(.named("IntakeEntries", .object(IntakeJSON.entries))),
                answer: .json(IntakeJSON.schema),
                deed: .write { call, db in
                    let id = try call.id("draft", of: DraftTag.self)
                    _ = try dossiers.counterDraft(id, for: call.viewer, in: db)
                    try fill(id, call, db)
                    return try intake(id, status: 200, call, in: db)
                }
            ),
            Endpoint(
                method: .post,
                path: "/work/intakes/{draft}/files",
                name: "api.work.intake.upload",
                tag: .work,
                summary: "Quét giấy tờ vào hồ sơ đang tiếp nhận",
                detail: "The body is the scan itself: PDF, JPEG, PNG or HEIC, at most 50 MB.",
                access: Self.counter,
                scope: .work,
                parameters: [Self.draft] + Self.fileQuestion,
                body: .file,
                answer: .json(Self.draftFile, status: 201),
                deed: .upload(
                    { call in
                        let id = try call.id("draft", of: DraftTag.self)
                        _ = try await database.read { db in try dossiers.counterDraft(id, for: call.viewer, in: db) }
                        return try await receive(call)
                    },
                    { call, file, db in
                        let id = try call.id("draft", of: DraftTag.self)
                        return try add(file, to: id, below: "/work/intakes", call, in: db)
                    }
                )
            ),
            Endpoint(
                method: .delete,
                path: "/work/intakes/{draft}/files/{file}",
                name: "api.work.intake.file.remove",
                tag: .work,
                summary: "Bỏ tệp đã quét",
                detail: "Takes a scan out; nothing happens where it is not there any more.",
                access: Self.counter,
                scope: .work,
                parameters: [Self.draft, Self.file],
                answer: .json(IntakeJSON.schema),
                deed: .write { call, db in
                    let id = try call.id("draft", of: DraftTag.self)
                    _ = try dossiers.counterDraft(id, for: call.viewer, in: db)
                    try dossiers.removeFile(try call.id("file"), of: id, by: call.viewer, in: db)
                    return try intake(id, status: 200, call, in: db)
                }
            ),
        ]
    }

    private var intakeEnding: [Endpoint] {
        [
            Endpoint(
                method: .post,
                path: "/work/intakes/{draft}/acceptances",
                name: "api.work.intake.accept",
                tag: .work,
                summary: "Tiếp nhận hồ sơ tại quầy",
                detail: """
                    Sends the dossier in for the citizen, accepts it at once and records the fees that were paid. Taken in \
                    before, it brings the same dossier back.
                    """,
                access: Self.counter,
                scope: .work,
                parameters: [Self.draft],
                body: .json(
                    .named(
                        "IntakeAcceptance",
                        .object([.required("fees", .list(.code(1...64), atMost: 50), "Khóa các khoản đã thu.")])
                    )
                ),
                answer: .json(IntakeJSON.receipt, status: 201),
                refusals: [403],
                deed: .write { try takeIn($0, in: $1) }
            ),
            Endpoint(
                method: .delete,
                path: "/work/intakes/{draft}",
                name: "api.work.intake.remove",
                tag: .work,
                summary: "Bỏ, không tiếp nhận nữa",
                detail: "Takes an unfinished intake away.",
                access: Self.counter,
                scope: .work,
                parameters: [Self.draft],
                answer: .json(Self.gone),
                deed: .write { call, db in
                    let id = try call.id("draft", of: DraftTag.self)
                    try dossiers.deleteCounterDraft(id, by: call.viewer, in: db)
                    return Self.gone(id)
                }
            ),
        ]
    }

    /// Keeps what was sent of answers, papers, hand-over and exemption.
    private func fill(_ id: DraftID, _ call: Call, _ db: WriteSession) throws {
        let (body, viewer) = (call.body, call.viewer)
        let before = try dossiers.counterDraft(id, for: viewer, in: db)
        if body["answers"] != .null { try dossiers.save(body["answers"].texts, to: id, by: viewer, in: db) }
        if body["papers"] != .null {
            let laid = body["papers"].fields.mapValues(CounterPaper.init)
            try dossiers.lay(before.papers.merging(laid) { $1 }, on: id, by: viewer, in: db)
        }
        try choose(instead: before.contents.draft, call, db)
    }

    private func intake(_ id: DraftID, status: Int, _ call: Call, in db: ReadSession) throws -> Reply {
        let form = try dossiers.intakeForm(id, for: call.viewer, in: db)
        let location = status == 201 ? "\(Self.root)/work/intakes/\(id)" : nil
        return Reply(status: status, location: location) { IntakeJSON(form: form).write(to: &$0) }
    }

    private func takeIn(_ call: Call, in db: WriteSession) throws -> Reply {
        let id = try call.id("draft", of: DraftTag.self)
        let form = try dossiers.intakeForm(id, for: call.viewer, in: db)
        let taken: DossierID
        do {
            taken = try dossiers.takeIn(
                id,
                answers: form.answers,
                applicant: form.applicant,
                paid: call.body["fees"].list.compactMap(\.text),
                by: call.viewer,
                in: db
            )
        } catch DossierRefusal.form {
            throw InterfaceRefusal.answers(form.check.problems.map(\.refused))
        }
        let dossier = try dossiers.current(taken, in: db)
        return Reply(status: 201, position: dossier.position, location: "\(Self.root)/work/dossiers/\(taken)") {
            IntakeJSON.write(dossier, to: &$0)
        }
    }

    /// A file of a draft of the viewer.
    func download(_ file: DraftFileID, of draft: DraftContents, _ call: Call) throws -> AnyAnswer {
        guard let found = draft.files.first(where: { $0.id == file }),
            let download = Download(found.blob, in: blobs, name: found.fileName, mediaType: found.mediaType)
        else { throw WebRefusal.notFound }
        return try call.visit.download(download)
    }
}

extension FormProblem {
    /// The problem with its place in the JSON that was sent.
    var refused: RefusalProblem {
        RefusalProblem(
            field: field,
            message: message.vi,
            pointer: "/answers/" + field.replacing("~", with: "~0").replacing("/", with: "~1")
        )
    }
}
