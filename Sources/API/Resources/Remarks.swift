import Directory
import Dossiers
import Insights
import Kernel
import Storage
import Web

/// Ý kiến và chỉ đạo: what is said about a figure, and what is ordered because of it.
extension Interface {
    var remarkEndpoints: [Endpoint] {
        [remarkList, newRemark, remarkRemoval, instructionList, instruction, newInstruction]
    }

    private static let indicator = Endpoint.Parameter.path(
        "key",
        .code(1...60, example: "dang-xu-ly"),
        "Khóa của chỉ tiêu."
    )

    private var remarkList: Endpoint {
        Endpoint(
            method: .get,
            path: "/indicators/{key}/remarks",
            name: "api.remarks",
            tag: .statistics,
            summary: "Ý kiến về một số liệu",
            detail: "The last hundred remarks about an indicator of a subject, newest first.",
            access: .citizen,
            scope: .statisticsRead,
            parameters: [Self.indicator, Self.boardSubject],
            answer: .json(.page("RemarkPage", of: Self.remark)),
            deed: .read { call in
                let found = try await database.read { [remarks] db in
                    let (_, subject) = try look(call, in: db)
                    return try remarks.remarks(on: call.text("key") ?? "", of: subject, in: db)
                }
                return Reply.page(found, next: nil) { json, remark in
                    remark.write(to: &json, isOwn: remark.author == call.viewer.person)
                }
            }
        )
    }

    private var newRemark: Endpoint {
        Endpoint(
            method: .post,
            path: "/indicators/{key}/remarks",
            name: "api.remark",
            tag: .statistics,
            summary: "Ghi ý kiến về một số liệu",
            detail: "Whoever may see a figure may speak of it; all who see it read what is said.",
            access: .citizen,
            scope: .boardsWrite,
            parameters: [Self.indicator],
            body: .json(.named("NewRemark", .object(Self.figure + [.required("words", Self.said)]))),
            answer: .json(Self.made, status: 201),
            deed: .write { [remarks] call, db in
                Self.made(try remarks.remark(call.words("words"), on: try Self.figure(call), by: call.viewer, in: db))
            }
        )
    }

    private var remarkRemoval: Endpoint {
        Endpoint(
            method: .delete,
            path: "/remarks/{remark}",
            name: "api.remark.remove",
            tag: .statistics,
            summary: "Bỏ ý kiến của mình",
            detail: "Takes one's own remark away; that it was there, readers still see.",
            access: .citizen,
            scope: .boardsWrite,
            parameters: [.path("remark", .id, "Định danh ý kiến.")],
            answer: .json(Self.gone),
            deed: .write { [remarks] call, db in
                let id: RemarkID = try call.id("remark")
                try remarks.remove(id, by: call.viewer, in: db)
                return Self.gone(id)
            }
        )
    }

    private var instructionList: Endpoint {
        Endpoint(
            method: .get,
            path: "/instructions",
            name: "api.instructions",
            tag: .statistics,
            summary: "Chỉ đạo",
            detail: "The instructions that the token's person gave or oversees, newest first.",
            access: .citizen,
            scope: .statisticsRead,
            answer: .json(.page("InstructionPage", of: Self.given)),
            deed: .read { call in
                let (found, register) = try await database.read { [remarks, directory] db in
                    let (sight, _) = try look(call, in: db)
                    return (try remarks.instructions(sight, in: db), try directory.register(in: db))
                }
                return Reply.page(found, next: nil) { json, item in item.write(to: &json, register, at: call.now) }
            }
        )
    }

    private var instruction: Endpoint {
        Endpoint(
            method: .get,
            path: "/instructions/{dossier}",
            name: "api.instruction",
            tag: .statistics,
            summary: "Một chỉ đạo",
            detail: "An instruction by the dossier that carries it out.",
            access: .citizen,
            scope: .statisticsRead,
            parameters: [.path("dossier", .id, "Định danh hồ sơ.")],
            answer: .json(Self.given),
            deed: .read { call in
                let id: DossierID = try call.id("dossier")
                let (found, register) = try await database.read { [remarks, directory] db in
                    let (sight, _) = try look(call, in: db)
                    return (try remarks.instruction(id, sight, in: db), try directory.register(in: db))
                }
                return Reply { found.write(to: &$0, register, at: call.now) }
            }
        )
    }

    private var newInstruction: Endpoint {
        Endpoint(
            method: .post,
            path: "/indicators/{key}/instructions",
            name: "api.instruction.give",
            tag: .statistics,
            summary: "Giao nhiệm vụ",
            detail: "A leader orders an agency to act on a figure: an internal dossier with a deadline.",
            access: .citizen,
            scope: .boardsWrite,
            parameters: [Self.indicator],
            body: .json(
                .named(
                    "NewInstruction",
                    .object(
                        Self.figure + [
                            .required("agency", .id, "Cơ quan thực hiện."), .required("words", Self.said),
                            .required("deadline", .date, "Hạn hoàn thành, đến hết giờ làm việc ngày đó."),
                        ]
                    )
                )
            ),
            answer: .json(Self.made, status: 201),
            deed: .write { [remarks] call, db in
                let draft = RemarkDesk.Draft(
                    agency: call.body["agency"].text.flatMap { AgencyID($0) },
                    words: call.words("words"),
                    deadline: call.body["deadline"].text.flatMap { CivilDate($0) }
                )
                let id = try remarks.instruct(draft, on: try Self.figure(call), by: call.viewer, in: db)
                return Self.made(id, at: "/instructions")
            }
        )
    }

    private static let said = Schema.lines(1...RemarkDesk.mostWords)

    private static let figure: [Schema.Field] = [
        .required("subject", .line(0...80), "Đối tượng, như ở /boards; để trống là toàn tỉnh."),
        .required("from", .date, "Ngày đầu của số liệu."), .required("to", .date, "Ngày cuối của số liệu."),
    ]

    /// The figure of which a request speaks.
    private static func figure(_ call: Call) throws -> RemarkDesk.Figure {
        guard let subject = BoardSubject(word: call.words("subject")),
            let first = call.body["from"].text.flatMap({ CivilDate($0) }),
            let last = call.body["to"].text.flatMap({ CivilDate($0) })
        else { throw RemarkRefusal.unknown }
        return RemarkDesk.Figure(call.text("key") ?? "", of: subject, Period(first, last))
    }

    private static let remark = Schema.object([
        .required("id", .id), .required("by", .words), .required("title", .words, "Chức danh."),
        .required("words", .words, "Trống: đã bỏ."), .required("value", .nullable(.number), "Số liệu khi đó."),
        .required("from", .date), .required("to", .date), .required("written_at", .moment),
        .required("removed_at", .nullable(.moment)), .required("own", .boolean),
    ])

    private static let given = Schema.named(
        "Instruction",
        .object([
            .required("dossier", .id), .required("indicator", .words), .required("subject", .words),
            .required("agency", DossierJSON.agency), .required("words", .words), .required("by", .words),
            .required("title", .words), .required("value", .nullable(.number), "Số liệu khi đó."),
            .required("from", .date), .required("to", .date), .required("given_at", .moment),
            .required("due_at", .moment), .required("finished_at", .nullable(.moment)),
            .required("overdue", .boolean),
        ])
    )
}

extension Remark {
    fileprivate func write(to json: inout JSONWriter, isOwn: Bool) {
        json.object { json in
            json.field("id", id)
            json.field("by", name)
            json.field("title", title)
            json.field("words", words)
            json.field("value", value)
            json.field("from", period.first)
            json.field("to", period.last)
            json.field("written_at", writtenAt)
            json.field("removed_at", removedAt)
            json.field("own", isOwn)
        }
    }
}

extension Instruction {
    fileprivate func write(to json: inout JSONWriter, _ register: AgencyRegister, at moment: Instant) {
        json.object { json in
            json.field("dossier", id)
            json.field("indicator", indicator)
            json.field("subject", subject.word)
            json.agency("agency", agency, register)
            json.field("words", words)
            json.field("by", issuer)
            json.field("title", title)
            json.field("value", value)
            json.field("from", period.first)
            json.field("to", period.last)
            json.field("given_at", givenAt)
            json.field("due_at", dueAt)
            json.field("finished_at", standing.dossier.finishedAt)
            json.field("overdue", isOverdue(at: moment))
        }
    }
}
