import Kernel
import Web

/// Tài liệu: the description of the interface in OpenAPI 3.1, made from the endpoints themselves.
struct Document: Sendable {
    let endpoints: [Endpoint]

    /// The document, as it is served.
    var json: [UInt8] {
        var json = JSONWriter(capacity: 200_000)
        json.object { json in
            json.field("openapi", "3.1.0")
            json.object("info") { json in
                json.field("title", "ThuBon – giao diện lập trình")
                json.field("version", "1.0.0")
                json.field("summary", "Dịch vụ công của tỉnh cho các hệ thống khác.")
                json.field("description", Self.description)
                json.object("license") { json in
                    json.field("name", "Apache License 2.0")
                    json.field("identifier", "Apache-2.0")
                }
            }
            json.array("servers", [Interface.root]) { json, root in json.object { $0.field("url", root) } }
            json.array("tags", Endpoint.Tag.allCases) { json, tag in json.object { $0.field("name", tag.rawValue) } }
            writePaths(to: &json)
            json.object("components") { json in
                writeSchemas(to: &json)
                json.object("securitySchemes") { json in
                    json.object("token") { json in
                        json.field("type", "http")
                        json.field("scheme", "bearer")
                        json.field("description", "Mã truy cập do quản trị viên cấp; mỗi mã có phạm vi và thời hạn.")
                    }
                }
            }
        }
        return json.bytes
    }

    /// The names of the schemas that are told.
    static let problem = Schema.named(
        "Problem",
        .object([
            .required("type", .words),
            .required("title", .words, "Điều đã xảy ra."),
            .required("status", .integer(400...599)),
            .required("detail", .words),
            .required("code", .code(7...7, example: "API-001"), "Mã lỗi không đổi; xem docs/errors.md."),
            .required("whatNext", .words, "Việc nên làm tiếp."),
            .optional("request", .words, "Mã yêu cầu để tra nhật ký."),
            .optional(
                "errors",
                .list(
                    .object([
                        .required("field", .words),
                        .required("message", .words),
                        .optional("pointer", .words, "Vị trí trong JSON đã gửi (RFC 6901)."),
                    ])
                )
            ),
        ])
    )

    private func writePaths(to json: inout JSONWriter) {
        var paths: [String] = []
        for endpoint in endpoints where !paths.contains(endpoint.path) { paths.append(endpoint.path) }
        json.object("paths") { json in
            for path in paths {
                json.object(path) { json in
                    for endpoint in endpoints where endpoint.path == path {
                        json.key(endpoint.method.rawValue.lowercased())
                        endpoint.write(to: &json)
                    }
                }
            }
        }
    }

    private func writeSchemas(to json: inout JSONWriter) {
        var named = Self.problem.definitions
        for endpoint in endpoints {
            for schema in endpoint.schemas { named.merge(schema.definitions) { first, _ in first } }
        }
        json.object("schemas") { json in
            for (name, schema) in named.sorted(by: { $0.key < $1.key }) {
                json.key(name)
                schema.writeDefinition(to: &json)
            }
        }
    }

    private static let description = """
        Máy gửi `Authorization: Bearer <mã truy cập>`. Mọi yêu cầu ghi cần `Idempotency-Key` mới (8–128 chữ cái, chữ số, \
        `-`, `_`); gửi lại cùng khóa và cùng nội dung nhận lại đúng câu trả lời cũ, khác nội dung bị từ chối (API-004). \
        Việc làm với một hồ sơ cần `If-Match` là `ETag` đã xem; hồ sơ đã thay đổi thì trả lời 412. Danh sách trả \
        `{"items": […], "next": con trỏ hoặc null}`. Lỗi theo RFC 9457, có `code`, `whatNext` và `errors`.

        Machine clients send a bearer token. Writes need a fresh `Idempotency-Key`; deeds on a dossier need `If-Match`. \
        Lists go on behind opaque cursors. Errors are problem details with a stable `code`.
        """
}
