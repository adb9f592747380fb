import Catalogue
import Directory
import Dossiers
import Kernel
import Storage
import Territory
import Web

/// Số liệu công khai, việc trong đời: what the first pages tell everybody.
extension Interface {
    var figureEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/figures",
                name: "api.figures",
                tag: .statistics,
                summary: "Số liệu công khai 30 ngày",
                detail:
                    "How the offices of each level kept their word in the last 30 days, and the whole province last.",
                answer: .json(
                    .named(
                        "Figures",
                        .object([
                            .required("from", .date), .required("to", .date),
                            .required(
                                "items",
                                .list(
                                    .object(
                                        [.required("level", .nullable(.words), "null là toàn tỉnh.")]
                                            + Self.columns.map { .required($0.name, .count) }
                                    )
                                )
                            ),
                            .required("next", .nullable(.code())),
                        ])
                    )
                ),
                deed: .read { try await figures($0) }
            ),
            Endpoint(
                method: .get,
                path: "/life-events",
                name: "api.life-events",
                tag: .procedures,
                summary: "Việc trong đời",
                detail: "Events of life, each with the codes of its procedures in the order in which they are needed.",
                answer: .json(
                    .page(
                        "LifeEventPage",
                        of: .object([
                            .required("key", .words), .required("name", .words), .required("summary", .words),
                            .required("procedures", .list(.words)),
                        ])
                    )
                ),
                deed: .read { _ in
                    Reply.page(catalogue.lists.lifeEvents, next: nil, keptSeconds: 300) { json, event in
                        json.object { json in
                            json.field("key", event.key)
                            json.field("name", event.name.vi)
                            json.field("summary", event.summary.vi)
                            json.field("procedures", event.procedures)
                        }
                    }
                }
            ),
        ]
    }

    private func figures(_ call: Call) async throws -> Reply {
        let recent = try await database.read { [dossiers] db in try dossiers.recentFigures(in: db) }
        return Reply(keptSeconds: 60) { json in
            json.object { json in
                json.field("from", recent.first)
                json.field("to", recent.last)
                json.array("items", recent.lines.map { ($0.level?.rawValue, $0.figures) }) { json, row in
                    json.object { json in
                        json.field("level", row.0)
                        for column in Self.columns { json.field(column.name, column.of(row.1)) }
                    }
                }
                json.field("next", String?.none)
            }
        }
    }
}
