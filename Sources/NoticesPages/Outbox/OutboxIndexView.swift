import DesignSystem
import HTML
import Web

/// Hộp tin mẫu: what a province would have sent to phones; the demo sends nothing.
enum OutboxIndexView {
    static let title = Phrase(vi: "Tin nhắn mẫu", en: "Sample messages")
    static let mark = Phrase(
        vi: "Trang mô phỏng: tin nhắn SMS và thư không gửi thật, chỉ hiện ở đây.",
        en: "Simulation: no SMS and no e-mail is really sent; they appear only here."
    )

    static func write(_ model: OutboxIndexModel, to html: inout HTMLWriter) {
        html.heading(
            title,
            below: Phrase(
                vi: "Mã xác thực và tin báo gửi tới điện thoại, mới nhất ở trên. Trang này chỉ có trong bản dùng thử.",
                en: "Codes and messages to phones, newest first. This page exists in the demo only."
            )
        )
        html.add(
            SearchBox(
                Phrase(vi: "Tìm theo số điện thoại", en: "Search by phone number"),
                action: Addresses.outbox.string,
                name: Addresses.phone,
                value: model.search,
                example: Phrase("0912 345 678")
            )
        )
        html.h2(Phrase(vi: "Tin đã ghi", en: "Messages"))
        guard !model.items.isEmpty else {
            html.add(empty(model))
            return
        }
        for item in model.items {
            html.card { html in
                html.p(.class("muted")) { html in
                    html.b(item.phone, .class("code"))
                    html.text(" · ")
                    html.moment(item.at, .near(now: model.now))
                    html.text(" · ")
                    html.text(item.title)
                    if item.isOver { html.text(Phrase(vi: " · đã hết hạn", en: " · expired")) }
                }
                if let code = item.code {
                    html.p { html in
                        html.span(Phrase(vi: "Mã: ", en: "Code: "))
                        html.b(code, .class("figure code"))
                    }
                }
                html.p(item.text, .lang("vi"))
            }
        }
        html.add(Pagination(previous: model.isFirst ? nil : Addresses.outbox.string, next: model.older))
    }

    private static func empty(_ model: OutboxIndexModel) -> EmptyState {
        if model.isNoNumber {
            return EmptyState(
                Phrase(vi: "Số điện thoại chưa đúng dạng", en: "This is not a phone number"),
                Phrase(
                    vi: "Nhập 10 chữ số bắt đầu bằng 0, ví dụ 0912 345 678.",
                    en: "Enter 10 digits beginning with 0, such as 0912 345 678."
                ),
                icon: .search
            )
        }
        if model.search.isEmpty {
            return EmptyState(
                Phrase(vi: "Chưa có tin nào", en: "No messages yet"),
                Phrase(
                    vi: "Đăng ký tài khoản hoặc nộp một hồ sơ, tin nhắn sẽ hiện ở đây ngay.",
                    en: "Sign up or send a dossier, and the messages appear here at once."
                ),
                action: Link(Phrase(vi: "Đăng ký tài khoản", en: "Sign up"), to: "/dang-ky"),
                icon: .bell
            )
        }
        return EmptyState(
            Phrase(vi: "Không có tin nào gửi tới số này", en: "No message to this number"),
            Phrase(vi: "Kiểm tra lại số, hoặc xem tất cả tin.", en: "Check the number, or see all messages."),
            action: Link(Phrase(vi: "Xem tất cả", en: "See all"), to: Addresses.outbox.string),
            icon: .search
        )
    }
}
