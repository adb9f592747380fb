import Catalogue
import Directory
import Dossiers
import Insights
import Kernel
import Storage
import Web

/// Nguyên nhân: for what papers are asked for, and why dossiers are refused.
extension Interface {
    var causeEndpoint: Endpoint {
        Endpoint(
            method: .get,
            path: "/causes",
            name: "api.causes",
            tag: .statistics,
            summary: "Vì sao phải bổ sung, bị từ chối",
            detail: "The grounds of requests for papers and of refusals of a subject, the most frequent first.",
            access: .citizen,
            scope: .statisticsRead,
            parameters: [Self.boardSubject] + Self.boardDays,
            answer: .json(
                .page(
                    "CausePage",
                    of: .object([
                        .required("deed", .choice(Cause.Deed.allCases.map(\.rawValue))),
                        .required("procedure", .words), .required("target", .choice(["field", "component", "whole"])),
                        .required("key", .words), .required("count", .count),
                    ])
                )
            ),
            refusals: [404],
            deed: .read { call in
                let causes = try await database.read { db in
                    let (_, subject) = try look(call, in: db)
                    return try insights.causes(of: subject, period(call), in: db)
                }
                guard let causes else { throw WebRefusal.notFound }
                return Reply.page(causes.lines, next: nil) { json, line in
                    json.object { json in
                        json.field("deed", line.cause.deed.rawValue)
                        json.field("procedure", line.cause.procedure)
                        json.field("target", line.cause.target.rawValue)
                        json.field("key", line.cause.key)
                        json.field("count", line.count)
                    }
                }
            }
        )
    }

    var causeDossiersEndpoint: Endpoint {
        Endpoint(
            method: .get,
            path: "/causes/dossiers",
            name: "api.causes.dossiers",
            tag: .statistics,
            summary: "Hồ sơ có cùng một nguyên nhân",
            detail: "The dossiers behind one cause, a line each time it was named: moments and codes, nobody's name.",
            access: .citizen,
            scope: .statisticsRead,
            parameters: [
                Self.boardSubject,
                .query("deed", .choice(Cause.Deed.allCases.map(\.rawValue)), "Việc.", required: true),
                .query("procedure", .code(1...40, example: "1.001193"), "Mã thủ tục.", required: true),
                .query(
                    "target",
                    .choice(["field", "component", "whole"]),
                    "Mục khai, giấy tờ hay cả hồ sơ.",
                    required: true
                ),
                .query("key", .code(1...100), "Khóa của giấy tờ hoặc mục khai; bỏ trống với cả hồ sơ."),
                .query("page", .integer(1...100_000), "Trang, 50 dòng mỗi trang."),
            ] + Self.boardDays,
            answer: .json(
                .page(
                    "CauseDossierPage",
                    of: .object([
                        .required("dossier", .id), .required("code", .words), .required("procedure", .words),
                        .required("agency", DossierJSON.agency), .required("accepted_at", .nullable(.moment)),
                        .required("due_at", .nullable(.moment)), .required("finished_at", .nullable(.moment)),
                    ])
                )
            ),
            refusals: [404],
            deed: .read { try await dossiersBehindCause($0) }
        )
    }

    private func dossiersBehindCause(_ call: Call) async throws -> Reply {
        guard let deed = call.text("deed").flatMap(Cause.Deed.init(rawValue:)),
            let target = call.text("target").flatMap(Defect.Target.init(rawValue:))
        else { throw WebRefusal.notFound }
        let cause = Cause(
            deed: deed,
            procedure: call.text("procedure") ?? "",
            target: target,
            key: call.text("key") ?? ""
        )
        let (rows, codes, register) = try await database.read { [dossiers, directory] db in
            let (sight, subject) = try look(call, in: db)
            guard let slice = sight.tree.slice(subject) else { throw WebRefusal.notFound }
            let rows = try Causes.rows(
                behind: cause,
                in: period(call),
                of: slice,
                limit: EvidenceReading.size,
                offset: ((call.int("page") ?? 1) - 1) * EvidenceReading.size,
                in: db
            )
            return (rows, try dossiers.codes(of: rows.map(\.dossier), in: db), try directory.register(in: db))
        }
        return Reply.page(rows, next: nil) { json, row in
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
    }
}
