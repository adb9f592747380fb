import DesignSystem
import Directory
import HTML
import Hummingbird
import Web

/// Trang tài liệu: the interface for readers, made from the same endpoints as the document.
struct ReferenceView {
    let endpoints: [Endpoint]

    func answer(_ visit: Visit) -> Response {
        visit.page(
            Page(title: Words.title, crumbs: [Link(Words.home, to: "/")]),
            cache: .open(seconds: 300)
        ) { write(to: &$0) }
    }

    private func write(to html: inout HTMLWriter) {
        html.heading(Words.title, below: Words.lead)
        html.ul { html in
            for rule in Words.rules { html.li(rule) }
        }
        html.p { html in
            html.text(Words.document)
            html.a("\(Interface.root)/openapi.json", .href("\(Interface.root)/openapi.json"))
        }
        for tag in Endpoint.Tag.allCases {
            html.h2(Phrase(tag.rawValue))
            html.table(
                of: endpoints.filter { $0.tag == tag },
                caption: Phrase(tag.rawValue),
                [
                    .lead(Words.address) { html, endpoint in
                        html.span("\(endpoint.method.rawValue) \(endpoint.path)", .class("code"))
                    },
                    .cell(Words.purpose) { html, endpoint in
                        html.text(Phrase(vi: endpoint.summary + ".", en: endpoint.detail))
                    },
                    .cell(Words.scope) { html, endpoint in
                        if let scope = endpoint.scope {
                            html.span(scope.rawValue, .class("code"))
                        } else {
                            html.text(endpoint.access == .everyone ? Words.open : Words.anyToken)
                        }
                    },
                ]
            )
        }
    }
}

private enum Words {
    static let home = Phrase(vi: "Trang chủ", en: "Home")
    static let title = Phrase(vi: "Giao diện cho hệ thống khác", en: "The interface for programs")
    static let lead = Phrase(
        vi: "Mọi việc làm được trên cổng đều làm được từ một chương trình, qua JSON dưới /api/v1.",
        en: "Whatever can be done on the portal can be done by a program, in JSON under /api/v1."
    )
    static let rules = [
        Phrase(
            vi: "Mã truy cập do quản trị viên cấp, gửi trong Authorization: Bearer. Mỗi mã có phạm vi và thời hạn.",
            en:
                "Access tokens are issued by an administrator and sent as Authorization: Bearer; each has scopes and an end."
        ),
        Phrase(
            vi: "Yêu cầu ghi cần Idempotency-Key mới; gửi lại cùng khóa thì nhận lại đúng câu trả lời cũ.",
            en: "Writes need a fresh Idempotency-Key; the same key again brings the first answer back."
        ),
        Phrase(
            vi: "Việc làm với một hồ sơ cần If-Match là ETag đã xem; hồ sơ đã thay đổi thì trả lời 412.",
            en: "A deed on a dossier needs If-Match with the ETag that was seen; 412 where it has changed since."
        ),
        Phrase(
            vi: "Danh sách trả items và next; gửi next làm cursor để xem tiếp.",
            en: "Lists answer items and next; send next as cursor to go on."
        ),
        Phrase(
            vi: "Lỗi theo RFC 9457, có code không đổi, whatNext nói việc cần làm và errors nêu từng mục sai.",
            en: "Errors are problem details (RFC 9457) with a stable code, whatNext, and errors for each fault."
        ),
    ]
    static let document = Phrase(vi: "Tài liệu OpenAPI 3.1 cho máy đọc: ", en: "The OpenAPI 3.1 document: ")
    static let address = Phrase(vi: "Địa chỉ", en: "Address")
    static let purpose = Phrase(vi: "Để làm gì", en: "What for")
    static let scope = Phrase(vi: "Phạm vi", en: "Scope")
    static let open = Phrase(vi: "Mở cho mọi người", en: "Open")
    static let anyToken = Phrase(vi: "Mọi mã truy cập", en: "Any token")
}
