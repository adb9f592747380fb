import Catalogue
import Directory
import Documents
import Dossiers
import Kernel
import Storage
import Territory
import Web

/// Bàn việc: worklists, search and dossiers of an officer's desks. Every answer is cut by `Scope`, as on the pages.
extension Interface {
    var deskEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/work/dossiers",
                name: "api.work.dossiers",
                tag: .work,
                summary: "Danh sách việc và tìm kiếm",
                detail: """
                    What waits at the desks of the token's posts, due first; with part=all everything that they may see, \
                    newest first. Every parameter narrows.
                    """,
                access: .officer,
                scope: .work,
                parameters: [
                    .query("part", .choice(DossierFilter.Part.allCases.map(\.rawValue)), "Phần việc; mặc định mine."),
                    .query("q", .line(0...200), "Mã, tên, số định danh hoặc số điện thoại."),
                    .query("procedure", .code(1...40), "Mã thủ tục."),
                    .query("state", .integer(1...10), "Mã trạng thái."),
                    .query("place", .code(1...20), "Mã đơn vị hành chính."),
                    .query("from", .date, "Nộp từ ngày."),
                    .query("to", .date, "Nộp đến hết ngày."),
                    Self.cursor, Self.limit,
                ],
                answer: .json(
                    .named(
                        "Worklist",
                        .object([
                            .required("items", .list(DossierJSON.line)),
                            .required("next", .nullable(.code(1...400))),
                            .required("total", .count, "Đếm đến 1001."),
                        ])
                    )
                ),
                deed: .read { try await worklist($0) }
            ),
            Endpoint(
                method: .get,
                path: "/work/figures",
                name: "api.work.figures",
                tag: .work,
                summary: "Con số của bàn việc",
                detail: "How much waits, is late and was finished at the desks of the token's posts.",
                access: .officer,
                scope: .work,
                answer: .json(
                    .named("DeskFigures", .object(Self.figures.map { .required($0.name, .count) }))
                ),
                deed: .read { call in
                    let found = try await database.read { [dossiers] db in
                        try dossiers.figures(for: call.viewer, in: db)
                    }
                    return Reply { json in
                        json.object { json in
                            for figure in Self.figures { json.field(figure.name, figure.of(found)) }
                        }
                    }
                }
            ),
            Endpoint(
                method: .get,
                path: "/work/dossiers/{id}",
                name: "api.work.dossier",
                tag: .work,
                summary: "Một hồ sơ ở bàn việc",
                detail:
                    "One dossier with what may be done to it now. The look is written down for its citizen to read.",
                access: .officer,
                scope: .work,
                parameters: [Self.dossierID],
                answer: .json(DossierJSON.schema),
                deed: .read { call in
                    let id = try call.id("id", of: DossierTag.self)
                    let (reply, dossier) = try await database.read { db in
                        let file = try dossiers.file(id, for: call.viewer, in: db)
                        return (try show(file, below: "/work/dossiers", call, in: db), file.dossier)
                    }
                    try await recordLook(at: dossier, call, as: .dossier)
                    return reply
                }
            ),
            Endpoint(
                method: .get,
                path: "/work/dossiers/{id}/files/{component}/{number}",
                name: "api.work.file",
                tag: .work,
                summary: "Một tệp của hồ sơ ở bàn việc",
                detail: "A file that was handed in, as it came. The look is written down.",
                access: .officer,
                scope: .work,
                parameters: [Self.dossierID] + Self.filePlace,
                answer: .file,
                refusals: [416],
                deed: .raw { call in
                    let file = try await database.read { db in
                        try dossiers.file(try call.id("id"), for: call.viewer, in: db)
                    }
                    let answer = try download(file, call)
                    try await recordLook(at: file.dossier, call, as: .document)
                    return answer
                }
            ),
            Endpoint(
                method: .get,
                path: "/work/dossiers/{id}/photographs/{component}",
                name: "api.work.photographs",
                tag: .work,
                summary: "Ảnh chụp của một thành phần, gộp thành PDF",
                detail: """
                    The photographs of a component as one PDF: upright, at most 200 dots to the inch, without what the camera \
                    wrote besides. The look is written down.
                    """,
                access: .officer,
                scope: .work,
                parameters: [Self.dossierID, Self.filePlace[0]],
                answer: .file,
                refusals: [416],
                deed: .raw { call in
                    let file = try await database.read { db in
                        try dossiers.file(try call.id("id"), for: call.viewer, in: db)
                    }
                    let key = call.text("component") ?? ""
                    let parts = file.components.filter { $0.key == key }
                    let name = file.version.component(key)?.name.vi ?? key
                    let pdf = try await documents.paper(ofPhotographs: parts, named: name)
                    try await recordLook(at: file.dossier, call, as: .document)
                    return try call.visit.download(
                        Download(name: "\(key).pdf", mediaType: "application/pdf", bytes: pdf)
                    )
                }
            ),
        ]
    }

    private struct Figure: Sendable {
        let name: String
        let of: @Sendable (DeskFigures) -> Int
    }

    private static let figures: [Figure] = [
        Figure(name: "mine") { $0.mine }, Figure(name: "due_today") { $0.dueToday },
        Figure(name: "overdue") { $0.overdue }, Figure(name: "unassigned") { $0.unassigned },
        Figure(name: "desk") { $0.desk }, Figure(name: "waiting") { $0.waiting }, Figure(name: "done") { $0.done },
        Figure(name: "opinions") { $0.opinions }, Figure(name: "finished") { $0.finished },
        Figure(name: "on_time") { $0.onTime },
    ]

    private func worklist(_ call: Call) async throws -> Reply {
        var filter = DossierFilter(part: call.text("part").flatMap(DossierFilter.Part.init(rawValue:)) ?? .mine)
        filter.text = call.text("q") ?? ""
        filter.procedure = call.text("procedure")
        filter.state = call.int("state").flatMap(DossierState.init(rawValue:))
        filter.submittedFrom = call.date("from")
        filter.submittedTo = call.date("to")
        filter.size = call.limit
        if filter.part == .all {
            filter.after = try Cursor.read(call.text("cursor"), of: .work)
        } else {
            filter.page = try Cursor.page(call.text("cursor"), of: .work)
        }
        let asked = filter
        let (list, register) = try await database.read { [dossiers, directory, territory] db in
            var filter = asked
            if let code = call.text("place") {
                filter.place = try territory.atlas(in: db).unit(code: code, on: call.now.date)?.id.description ?? code
            }
            return (try dossiers.worklist(filter, for: call.viewer, in: db), try directory.register(in: db))
        }
        var next: String?
        if list.hasMore {
            next =
                filter.part == .all
                ? list.items.last.map { Cursor.behind($0, of: .work) } : Cursor.write("p\(filter.page + 1)", of: .work)
        }
        return Reply { json in
            json.object { json in
                json.array("items", list.items) { json, dossier in json.line(dossier, register) }
                json.field("next", next)
                json.field("total", list.total)
            }
        }
    }

    /// Writes down that an officer looked, so that the citizen can read who did.
    func recordLook(at dossier: Dossier, _ call: Call, as kind: AccessEntry.Kind) async throws {
        guard let person = dossier.applicant.person else { return }
        let token = call.visit.accessToken?.name ?? ""
        try await directory.recordAccess(
            AccessEntry(
                person: person,
                kind: kind,
                subject: dossier.id.description,
                label: dossier.name,
                purpose: "Giải quyết hồ sơ qua hệ thống kết nối “\(token)”"
            ),
            by: call.viewer,
            as: call.viewer.posts.first { $0.agency == dossier.agency }?.id
        )
    }
}

extension Cursor {
    /// The number of the part, from 0, of a list that is counted in parts.
    static func page(_ cursor: String?, of list: List) throws -> Int {
        guard let cursor else { return 0 }
        let text = try text(cursor, of: list)
        guard text.hasPrefix("p"), let number = Int(text.dropFirst()), (1...10_000).contains(number) else {
            throw InterfaceRefusal.cursor
        }
        return number
    }
}
