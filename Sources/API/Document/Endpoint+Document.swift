import Directory
import Kernel

extension Endpoint {
    /// Every schema that the operation mentions.
    var schemas: [Schema] {
        var all = parameters.map(\.schema)
        if case .json(let schema) = body { all.append(schema) }
        if case .json(let schema, _) = answer { all.append(schema) }
        return all
    }

    /// The status where nothing is refused.
    var status: Int { if case .json(_, let status) = answer { status } else { 200 } }

    /// Every other status that may come, with its reason.
    var otherStatuses: [(status: Int, reason: String)] {
        var statuses = refusals.union([400, 401, 422, 429, 503])
        if scope != nil { statuses.insert(403) }
        if parameters.contains(where: \.isInPath) || access != .everyone { statuses.insert(404) }
        if isWrite { statuses.insert(409) }
        if case .none = body {} else { statuses.formUnion([408, 413, 415]) }
        if isConditional { statuses.formUnion([412, 428]) }
        return statuses.sorted().map { ($0, Self.reasons[$0] ?? "Bị từ chối.") }
    }

    /// Writes the operation.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("operationId", name)
            json.field("summary", summary)
            json.field("description", detail)
            json.array("tags", [tag]) { json, tag in json.value(tag.rawValue) }
            if let scope {
                writeSecurity(scope.rawValue, to: &json)
            } else {
                json.array("security", [0]) { json, _ in json.object { _ in } }
            }
            writeParameters(to: &json)
            writeBody(to: &json)
            json.object("responses") { writeResponses(to: &$0) }
        }
    }

    private func writeSecurity(_ scope: String, to json: inout JSONWriter) {
        json.array("security", [scope]) { json, scope in
            json.object { json in json.array("token", [scope]) { json, scope in json.value(scope) } }
        }
    }

    private func writeParameters(to json: inout JSONWriter) {
        json.key("parameters")
        json.array { json in
            for parameter in parameters {
                json.object { json in
                    json.field("name", parameter.name)
                    json.field("in", parameter.isInPath ? "path" : "query")
                    json.field("required", parameter.isRequired)
                    json.field("description", parameter.note)
                    json.key("schema")
                    parameter.schema.write(to: &json)
                }
            }
            if isWrite {
                header("Idempotency-Key", Self.key, "Khóa mới cho mỗi yêu cầu mới.", required: true, to: &json)
            }
            if isConditional {
                header("If-Match", Self.tag, "ETag của hồ sơ đã xem.", required: true, to: &json)
            }
            if isAsked {
                header("If-None-Match", nil, "ETag đã có: trả 304 nếu chưa đổi.", required: false, to: &json)
            }
        }
    }

    private func header(
        _ name: String,
        _ pattern: String?,
        _ note: String,
        required: Bool,
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.field("name", name)
            json.field("in", "header")
            json.field("required", required)
            json.field("description", note)
            json.object("schema") { json in
                json.field("type", "string")
                if let pattern { json.field("pattern", pattern) }
            }
        }
    }

    private static let key = "^[A-Za-z0-9_-]{8,128}$"
    private static let tag = #"^"[1-9][0-9]{0,8}(\.[0-9a-f]{1,32})?"$"#

    private func writeBody(to json: inout JSONWriter) {
        switch body {
        case .none: break
        case .json(let schema):
            json.object("requestBody") { json in
                json.field("required", true)
                json.object("content") { json in
                    json.object("application/json") { json in
                        json.key("schema")
                        schema.write(to: &json)
                    }
                }
            }
        case .file, .document:
            let types = if case .document = body { ["application/pdf"] } else { Self.fileTypes }
            json.object("requestBody") { json in
                json.field("required", true)
                json.object("content") { json in
                    for type in types { json.object(type) { $0.object("schema") { _ in } } }
                }
            }
        }
    }

    /// Under which types a file may be sent; its content decides what it is.
    static let fileTypes = ["application/pdf", "image/jpeg", "image/png", "image/heic", "application/octet-stream"]

    private func writeResponses(to json: inout JSONWriter) {
        json.object(String(status)) { json in
            json.field("description", "Xong.")
            writeHeaders(to: &json)
            json.object("content") { json in
                switch answer {
                case .json(let schema, _):
                    json.object("application/json") { json in
                        json.key("schema")
                        schema.write(to: &json)
                    }
                case .text(let mediaType): json.object(mediaType) { $0.object("schema") { $0.field("type", "string") } }
                case .file: for type in Self.fileTypes { json.object(type) { $0.object("schema") { _ in } } }
                }
            }
        }
        if isAsked { json.object("304") { $0.field("description", "Chưa đổi kể từ ETag đã gửi.") } }
        for (status, reason) in otherStatuses {
            json.object(String(status)) { json in
                json.field("description", reason)
                json.object("content") { json in
                    json.object("application/problem+json") { json in
                        json.key("schema")
                        Document.problem.write(to: &json)
                    }
                }
            }
        }
    }

    private func writeHeaders(to json: inout JSONWriter) {
        var headers: [String] = []
        if isAsked { headers.append("ETag") }
        if case .json(_, 201) = answer { headers.append("Location") }
        guard !headers.isEmpty else { return }
        json.object("headers") { json in
            for name in headers {
                json.object(name) { json in json.object("schema") { $0.field("type", "string") } }
            }
        }
    }

    private static let reasons: [Int: String] = [
        400: "Không đọc được yêu cầu, hoặc thiếu khóa chống gửi trùng.",
        401: "Thiếu mã truy cập, hoặc mã không còn hiệu lực.",
        403: "Mã truy cập không có phạm vi này, hoặc việc không thuộc bàn của người gọi.",
        404: "Không có, hoặc không thuộc quyền xem của người gọi.",
        408: "Nội dung đến quá chậm.",
        409: "Trạng thái hiện tại không cho làm việc này.",
        412: "Hồ sơ đã thay đổi kể từ ETag đã gửi.",
        413: "Nội dung quá lớn.",
        415: "Kiểu nội dung không được nhận.",
        422: "Tham số hoặc nội dung không hợp lệ; xem errors.",
        428: "Thiếu If-Match.",
        429: "Quá nhiều yêu cầu; xem Retry-After.",
        503:
            "Tạm thời không nhận được (quá tải, mất kết nối hoặc hết chỗ lưu); gửi lại với cùng khóa, xem Retry-After.",
    ]
}
