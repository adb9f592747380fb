import Directory
import Dossiers
import Kernel
import Storage
import Web

/// Phân công hàng loạt: several dossiers to one officer in one transaction, each with its own outcome.
extension Interface {
    var assignmentEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .post,
                path: "/work/assignments",
                name: "api.work.assign-many",
                tag: .work,
                summary: "Phân công nhiều hồ sơ",
                detail: """
                    Gives dossiers to one officer, or each to whoever has the least. One that cannot be given does not hold \
                    up the others: its outcome tells why. The positions stand for If-Match.
                    """,
                access: .role([.head, .leader]),
                scope: .work,
                body: .json(
                    .named(
                        "Assignments",
                        .object([
                            .required(
                                "dossiers",
                                .list(
                                    .object([
                                        .required("id", .id),
                                        .required("position", .integer(1...1_000_000), "Vị trí đã xem."),
                                    ]),
                                    atMost: DossierFilter.pageSize
                                )
                            ),
                            .optional("officer", .id, "Định danh người được phân công."),
                            .optional("note", .lines(0...4000), "Ghi chú."),
                        ])
                    )
                ),
                answer: .json(
                    .page(
                        "AssignmentOutcomes",
                        of: .object([
                            .required("dossier", .id), .required("name", .words),
                            .required("officer", .nullable(.words)), .required("refusal", .nullable(.words)),
                        ])
                    )
                ),
                deed: .write { call, db in
                    let outcomes = try dossiers.assign(
                        call.body["dossiers"].list.compactMap { one in
                            guard let id = one["id"].text.flatMap({ DossierID($0) }), let position = one["position"].int
                            else { return nil }
                            return (id, position)
                        },
                        to: call.body["officer"].text.flatMap { PersonID($0) },
                        note: call.words("note"),
                        by: call.viewer,
                        in: db
                    )
                    return Reply.page(outcomes, next: nil) { json, outcome in
                        json.object { json in
                            json.field("dossier", outcome.dossier)
                            json.field("name", outcome.name)
                            json.field("officer", outcome.officer)
                            json.field("refusal", outcome.refusal)
                        }
                    }
                }
            )
        ]
    }
}
