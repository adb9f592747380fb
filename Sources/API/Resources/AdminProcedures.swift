import Catalogue
import Directory
import Kernel
import Storage
import Web

/// Công bố thủ tục: a file of a procedure is read, checked without changing anything, and published.
extension Interface {
    private static let code = Endpoint.Parameter.path("code", .code(1...40, example: "1.001193"), "Mã thủ tục.")
    private static let file = Schema.named(
        "ProcedureFile",
        .object([.required("text", .lines(1...262_144), "Tệp YAML của thủ tục.")])
    )

    var adminProcedureEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/admin/procedures/{code}/file",
                name: "api.admin.procedure.file",
                tag: .administration,
                summary: "Tệp đã công bố",
                detail: "The file of a procedure as it was last published, in YAML.",
                access: .administrator,
                scope: .administration,
                parameters: [Self.code],
                answer: .text(mediaType: "text/plain"),
                deed: .raw { call in
                    let code = call.text("code") ?? ""
                    let file = try await database.read { [catalogue] db in try catalogue.file(of: code, in: db) }
                    guard let file else { throw WebRefusal.notFound }
                    return call.visit.text(file.text)
                }
            ),
            Endpoint(
                method: .get,
                path: "/admin/procedures/{code}/publications",
                name: "api.admin.procedure.history",
                tag: .administration,
                summary: "Các lần công bố",
                detail: "When the file of a procedure was published and by whom, the latest first.",
                access: .administrator,
                scope: .administration,
                parameters: [Self.code],
                answer: .json(
                    .page(
                        "PublicationPage",
                        of: .object([
                            .required("at", .moment), .required("by", .words), .required("versions", .list(.words)),
                        ])
                    )
                ),
                deed: .read { call in
                    let code = call.text("code") ?? ""
                    let history = try await database.read { [catalogue] db in try catalogue.history(of: code, in: db) }
                    guard !history.isEmpty else { throw WebRefusal.notFound }
                    return Reply.page(history, next: nil) { json, one in
                        json.object { json in
                            json.field("at", one.at)
                            json.field("by", one.by)
                            json.field("versions", one.versions.map(\.description))
                        }
                    }
                }
            ),
            Endpoint(
                method: .post,
                path: "/admin/procedures/checks",
                name: "api.admin.procedure.check",
                tag: .administration,
                summary: "Kiểm tra tệp thủ tục",
                detail: "What is wrong with a file, line by line, and what publishing it would do. Changes nothing.",
                access: .administrator,
                scope: .administration,
                body: .json(Self.file),
                answer: .json(Self.preview),
                deed: .read { call in
                    let file = ProceduresCheck.File(procedure: VietnameseText.nfc(call.body["text"].text ?? ""))
                    let keys = try known()
                    let preview = try await database.read { [catalogue] db in
                        try catalogue.preview(file, knowing: keys, in: db)
                    }
                    return Reply { preview.write(to: &$0) }
                }
            ),
            Endpoint(
                method: .post,
                path: "/admin/procedures",
                name: "api.admin.procedure.publish",
                tag: .administration,
                summary: "Công bố thủ tục",
                detail:
                    "Publishes a file: what is new comes into force on its day. The same file again changes nothing.",
                access: .administrator,
                scope: .administration,
                body: .json(Self.file),
                answer: .json(Self.preview, status: 201),
                deed: .write { call, db in
                    let file = ProceduresCheck.File(procedure: VietnameseText.nfc(call.body["text"].text ?? ""))
                    let keys = try known()
                    let preview = try catalogue.preview(file, knowing: keys, in: db)
                    if let refusal = preview.refusal { throw refusal }
                    try catalogue.publish([file], knowing: keys, by: call.viewer.actor(), in: db)
                    let code = preview.reading.procedure?.code ?? ""
                    return Reply(status: 201, location: "\(Self.root)/procedures/\(code)") { preview.write(to: &$0) }
                }
            ),
        ]
    }

    private static let preview = Schema.named(
        "ProcedureCheck",
        .object([
            .required("code", .nullable(.words)), .required("refusal", .nullable(.words), "Vì sao không công bố được."),
            .required("changes", .boolean, "Công bố có làm thay đổi gì không."),
            .required(
                "problems",
                .list(
                    .object([
                        .required("line", .count), .required("severity", .choice(["error", "warning"])),
                        .required("what", .words), .required("mend", .words),
                    ])
                )
            ),
            .required(
                "versions",
                .list(
                    .object([
                        .required("id", .words), .required("valid_from", .date),
                        .required("valid_to", .nullable(.date)),
                        .required("fate", .choice(["new", "correction", "ends", "unchanged"])),
                    ])
                )
            ),
        ])
    )
}

extension PublishPreview {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("code", reading.procedure?.code)
            json.field("refusal", refusal?.vietnamese)
            json.field("changes", changesSomething)
            json.array("problems", reading.problems) { json, problem in
                json.object { json in
                    json.field("line", problem.position.line)
                    json.field("severity", problem.severity.rawValue)
                    json.field("what", problem.what.vi)
                    json.field("mend", problem.mend.vi)
                }
            }
            json.array("versions", lines) { json, line in
                json.object { json in
                    json.field("id", line.version.id.description)
                    json.field("valid_from", line.version.validFrom)
                    json.field("valid_to", line.version.validTo)
                    json.field("fate", line.fate.word)
                }
            }
        }
    }
}

extension PublishPreview.Line.Fate {
    fileprivate var word: String {
        switch self {
        case .new: "new"
        case .correction: "correction"
        case .ends: "ends"
        case .unchanged: "unchanged"
        }
    }
}
