import Catalogue
import Directory
import Dossiers
import Insights
import Kernel
import Storage
import Web

/// Trung tâm điều hành: boards, the dossiers behind a figure, early warnings, as the reader's posts oversee them.
extension Interface {
    var boardEndpoints: [Endpoint] {
        [
            boardEndpoint, publicBoardEndpoint, evidenceEndpoint, causeEndpoint, causeDossiersEndpoint, indexEndpoint,
            warningEndpoint,
        ]
    }

    static let boardSubject = Endpoint.Parameter.query(
        "subject",
        .line(0...80, example: "huyen:01970000-0000-7000-8000-000000000000"),
        "Đối tượng: bỏ trống là bảng của người hỏi; so-nganh, huyen:ID, don-vi:ID, thu-tuc:MÃ."
    )
    static let boardDays: [Endpoint.Parameter] = [
        .query("from", .date, "Từ ngày; mặc định 30 ngày gần nhất."),
        .query("to", .date, "Đến hết ngày; mặc định hôm nay."),
    ]

    private var boardEndpoint: Endpoint {
        Endpoint(
            method: .get,
            path: "/boards",
            name: "api.boards",
            tag: .statistics,
            summary: "Bảng điều hành",
            detail:
                "The indicators of a subject: value, the same number of days before, trend by month, target, standing.",
            access: .citizen,
            scope: .statisticsRead,
            parameters: [Self.boardSubject] + Self.boardDays,
            answer: .json(BoardJSON.board),
            refusals: [404],
            deed: .read { try await board($0) }
        )
    }

    private var publicBoardEndpoint: Endpoint {
        Endpoint(
            method: .get,
            path: "/boards/public",
            name: "api.boards.public",
            tag: .statistics,
            summary: "Bảng số liệu công khai",
            detail: "The public indicators of the whole province, over periods that tell of nobody.",
            parameters: [.query("days", .choice(["30", "90", "365"]), "Số ngày gần nhất; mặc định 30.")],
            answer: .json(BoardJSON.board),
            deed: .read { call in
                let reading = try await database.read { db in
                    try insights.board(.province, Period(days: call.int("days") ?? 30, until: call.now.date), in: db)
                }
                guard let reading else { throw WebRefusal.notFound }
                return BoardJSON.reply(reading, title: "Toàn tỉnh", isOpen: true)
            }
        )
    }

    private var evidenceEndpoint: Endpoint {
        Endpoint(
            method: .get,
            path: "/indicators/{key}/dossiers",
            name: "api.indicators.dossiers",
            tag: .statistics,
            summary: "Hồ sơ làm nên số liệu",
            detail: """
                The dossiers behind a part of an indicator's formula: moments and codes, nobody's name. Of ratings only the \
                count is told.
                """,
            access: .citizen,
            scope: .statisticsRead,
            parameters: [
                .path("key", .code(1...60, example: "dung-han"), "Khóa của chỉ tiêu."), Self.boardSubject,
                .query("part", .code(1...40, example: "late"), "Phần của công thức; mặc định phần đầu."),
                .query("page", .integer(1...100_000), "Trang, 50 hồ sơ mỗi trang."),
            ] + Self.boardDays,
            answer: .json(BoardJSON.evidence),
            refusals: [404],
            deed: .read { try await evidence($0) }
        )
    }

    private var warningEndpoint: Endpoint {
        Endpoint(
            method: .get,
            path: "/warnings",
            name: "api.warnings",
            tag: .statistics,
            summary: "Cảnh báo sớm",
            detail: "Offices whose queue is longer than their speed allows, the worst first.",
            access: .citizen,
            scope: .statisticsRead,
            parameters: [Self.boardSubject],
            answer: .json(BoardJSON.warnings),
            refusals: [404],
            deed: .read { call in
                let (warnings, register) = try await database.read { db in
                    let (sight, subject) = try look(call, in: db)
                    guard let slice = sight.tree.slice(subject) else { throw WebRefusal.notFound }
                    return (try insights.warnings(of: slice, in: db), try directory.register(in: db))
                }
                return Reply.page(warnings, next: nil) { json, warning in
                    json.object { json in
                        json.agency("agency", warning.agency, register)
                        json.field("will_be_late", warning.willBeLate)
                        json.field("overdue", warning.overdue)
                        json.field("queue", warning.queue)
                        json.field("speed", warning.speed)
                    }
                }
            }
        )
    }

    func period(_ call: Call) -> Period {
        let last = min(call.date("to") ?? call.now.date, call.now.date)
        return Period(call.date("from") ?? last.adding(days: -29), last)
    }

    func look(_ call: Call, in db: ReadSession) throws -> (Sight, BoardSubject) {
        guard let sight = try insights.sight(of: call.viewer, in: db) else { throw WebRefusal.notFound }
        let asked = call.text("subject")
        guard let subject = asked == nil ? sight.home : asked.flatMap({ BoardSubject(word: $0) }), sight.covers(subject)
        else { throw WebRefusal.notFound }
        return (sight, subject)
    }

    private func board(_ call: Call) async throws -> Reply {
        let (reading, title) = try await database.read { db in
            let (sight, subject) = try look(call, in: db)
            guard let reading = try insights.board(subject, period(call), in: db) else { throw WebRefusal.notFound }
            return (reading, sight.title(subject, procedure: try insights.procedureNames(in: db)))
        }
        return BoardJSON.reply(reading, title: title, isOpen: false)
    }

    private func evidence(_ call: Call) async throws -> Reply {
        let (reading, codes, register) = try await database.read { [dossiers, directory] db in
            let (_, subject) = try look(call, in: db)
            let reading = try insights.evidence(
                behind: call.text("key") ?? "",
                part: call.text("part"),
                of: subject,
                period(call),
                page: call.int("page") ?? 1,
                in: db
            )
            guard let reading else { throw WebRefusal.notFound }
            return (
                reading, try dossiers.codes(of: reading.rows.map(\.dossier), in: db), try directory.register(in: db)
            )
        }
        return Reply { json in
            json.object { json in
                json.field("part", reading.part.word)
                json.field("count", reading.count)
                json.array("items", reading.rows) { json, row in
                    json.object { json in
                        json.field("dossier", row.dossier)
                        json.field("code", codes[row.dossier] ?? "")
                        json.field("procedure", row.procedure)
                        json.agency("agency", row.agency, register)
                        json.field("accepted_at", row.acceptedAt)
                        json.field("due_at", row.dueAt)
                        json.field("finished_at", row.finishedAt)
                    }
                }
                json.field("next", String?.none)
            }
        }
    }
}

/// How boards look in JSON.
enum BoardJSON {
    static let board = Schema.named(
        "Board",
        .object([
            .required("subject", .words), .required("title", .words), .required("from", .date), .required("to", .date),
            .required("at", .moment),
            .required(
                "items",
                .list(
                    .object([
                        .required("key", .words), .required("name", .words), .required("definition", .words),
                        .required("owner", .words), .required("unit", .words),
                        .required("value", .nullable(.number), "null: chưa có số liệu."),
                        .required("before", .nullable(.number)), .required("target", .nullable(.number)),
                        .required("target_on", .nullable(.date)), .required("standing", .words),
                        .required("source", .nullable(.words), "null: tính từ sổ cái."),
                        .required(
                            "trend",
                            .list(.object([.required("month", .date), .required("value", .nullable(.number))]))
                        ),
                    ])
                )
            ),
            .required("next", .nullable(.code())),
        ])
    )

    static let evidence = Schema.named(
        "Evidence",
        .object([
            .required("part", .words), .required("count", .count),
            .required(
                "items",
                .list(
                    .object([
                        .required("dossier", .id), .required("code", .words), .required("procedure", .words),
                        .required("agency", DossierJSON.agency), .required("accepted_at", .nullable(.moment)),
                        .required("due_at", .nullable(.moment)), .required("finished_at", .nullable(.moment)),
                    ])
                )
            ),
            .required("next", .nullable(.code())),
        ])
    )

    static let warnings = Schema.page(
        "WarningPage",
        of: .object([
            .required("agency", DossierJSON.agency), .required("will_be_late", .count), .required("overdue", .count),
            .required("queue", .count), .required("speed", .number, "Hồ sơ xử lý xong mỗi ngày, trung bình 30 ngày."),
        ])
    )

    static func reply(_ reading: BoardReading, title: String, isOpen: Bool) -> Reply {
        Reply(keptSeconds: isOpen ? 60 : nil) { json in
            json.object { json in
                json.field("subject", reading.subject.word)
                json.field("title", title)
                json.field("from", reading.period.first)
                json.field("to", reading.period.last)
                json.field("at", reading.at)
                json.array("items", reading.indicators.filter { !isOpen || $0.indicator.isPublic }) { json, item in
                    write(item, to: &json)
                }
                json.field("next", String?.none)
            }
        }
    }

    private static func write(_ item: IndicatorReading, to json: inout JSONWriter) {
        let indicator = item.indicator
        json.object { json in
            json.field("key", indicator.key)
            json.field("name", indicator.name.vi)
            json.field("definition", indicator.definition.vi)
            json.field("owner", indicator.owner)
            json.field("unit", indicator.unit.rawValue)
            json.field("value", item.value)
            json.field("before", item.before)
            json.field("target", item.target?.value)
            json.field("target_on", item.target?.on)
            json.field("standing", item.standing.rawValue)
            json.field("source", item.origin?.title)
            json.array("trend", item.trend) { json, point in
                json.object { json in
                    json.field("month", point.month)
                    json.field("value", point.value)
                }
            }
        }
    }
}
