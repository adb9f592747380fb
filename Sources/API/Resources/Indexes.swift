import Catalogue
import Directory
import Insights
import Kernel
import Storage
import Web

/// Bảng điểm: an index such as DTI from the points that were imported for a period.
extension Interface {
    var indexEndpoint: Endpoint {
        Endpoint(
            method: .get,
            path: "/indexes/{key}",
            name: "api.indexes",
            tag: .statistics,
            summary: "Bảng điểm của một bộ chỉ số",
            detail: "The points of an index in one period, their sums, and what is missing for a sum.",
            access: .citizen,
            scope: .statisticsRead,
            parameters: [
                .path("key", .code(1...60, example: "dti"), "Khóa của bộ chỉ số."),
                .query("to", .date, "Ngày cuối của kỳ; mặc định kỳ mới nhất."),
            ],
            answer: .json(Self.indexAnswer),
            refusals: [404],
            deed: .read { call in
                let reading = try await database.read { db in
                    _ = try look(call, in: db)
                    return try insights.index(call.text("key") ?? "", until: call.date("to"), in: db)
                }
                guard let reading else { throw WebRefusal.notFound }
                return Self.reply(reading)
            }
        )
    }

    private static let indexSum = Schema.object([
        .required("name", .words), .required("points", .nullable(.number), "null: còn thiếu."),
        .required("most", .number), .required("missing", .list(.words)),
    ])

    private static let indexAnswer = Schema.named(
        "Index",
        .object([
            .required("name", .words), .required("basis", .words), .required("from", .nullable(.date)),
            .required("to", .nullable(.date)), .required("total", indexSum), .required("parts", .list(indexSum)),
            .required(
                "items",
                .list(
                    .object([
                        .required("key", .words), .required("name", .words), .required("points", .nullable(.number)),
                        .required("most", .nullable(.number)), .required("source", .nullable(.words)),
                    ])
                )
            ),
            .required("next", .nullable(.code())),
        ])
    )

    private static func reply(_ reading: IndexReading) -> Reply {
        func write(_ sum: IndexReading.Sum, to json: inout JSONWriter) {
            json.object { json in
                json.field("name", sum.name.vi)
                json.field("points", sum.points)
                json.field("most", sum.most)
                json.field("missing", sum.missing.map(\.key))
            }
        }
        return Reply { json in
            json.object { json in
                json.field("name", reading.group.name.vi)
                json.field("basis", reading.group.basis)
                json.field("from", reading.period?.first)
                json.field("to", reading.period?.last)
                json.key("total")
                write(reading.total, to: &json)
                json.array("parts", reading.parts) { json, sum in write(sum, to: &json) }
                json.array("items", reading.lines) { json, line in
                    json.object { json in
                        json.field("key", line.indicator.key)
                        json.field("name", line.indicator.name.vi)
                        json.field("points", line.statistic?.value)
                        json.field("most", line.indicator.most)
                        json.field("source", line.statistic?.origin.title)
                    }
                }
                json.field("next", String?.none)
            }
        }
    }
}
