import Directory
import Dossiers
import Kernel
import Storage
import Web

/// Tra cứu: what code and PIN open, without a token; nothing of what was entered.
extension Interface {
    var trackingEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/dossiers/{id}/progress",
                name: "api.progress",
                tag: .dossiers,
                summary: "Tra cứu tiến độ bằng mã và PIN",
                detail: "Where a dossier stands, for whoever has its code or reference and its PIN.",
                pace: .guessing,
                parameters: [
                    .path("id", .line(1...60), "Mã hồ sơ hoặc mã tra cứu."),
                    .query("pin", .line(1...20, example: "123456"), "PIN tra cứu.", required: true),
                ],
                answer: .json(Self.progress),
                deed: .read { try await progress($0) }
            )
        ]
    }

    private func progress(_ call: Call) async throws -> Reply {
        let (code, pin) = (TrackingCode.tidied(call.text("id") ?? ""), call.text("pin") ?? "")
        let (trail, register) = try await database.read { [dossiers, directory] db in
            (try dossiers.track(code: code, pin: pin, in: db), try directory.register(in: db))
        }
        let dossier = trail.dossier
        return Reply { json in
            json.object { json in
                json.field("code", dossier.code)
                json.field("reference", dossier.reference)
                json.procedure(of: dossier)
                json.state(dossier.state)
                json.field("agency", register.agency(dossier.agency)?.name.vi)
                json.field("submitted", dossier.submittedAt)
                json.field("accepted", dossier.acceptedAt)
                json.field("due", dossier.dueAt)
                json.field("original_due", dossier.originalDueAt)
                json.field("paused_since", dossier.pausedAt)
                json.field("finished", dossier.finishedAt)
                json.array("steps", trail.steps) { json, row in
                    json.object { json in
                        json.field("name", row.name)
                        json.field("agency", register.agency(row.agency)?.name(on: row.startedAt.date).vi)
                        json.field("started", row.startedAt)
                        json.field("due", row.dueAt)
                        json.field("ended", row.endedAt)
                    }
                }
            }
        }
    }

    private static let progress = Schema.named(
        "Progress",
        .object([
            .required("code", .nullable(.words)),
            .required("reference", .words),
            .required("procedure", .object([.required("code", .words), .required("name", .words)])),
            .required("state", DossierJSON.state),
            .required("agency", .nullable(.words)),
            .required("submitted", .moment),
            .required("accepted", .nullable(.moment)),
            .required("due", .nullable(.moment)),
            .required("original_due", .nullable(.moment)),
            .required("paused_since", .nullable(.moment)),
            .required("finished", .nullable(.moment)),
            .required(
                "steps",
                .list(
                    .object([
                        .required("name", .words),
                        .required("agency", .nullable(.words)),
                        .required("started", .moment),
                        .required("due", .nullable(.moment)),
                        .required("ended", .nullable(.moment)),
                    ])
                )
            ),
        ])
    )
}
