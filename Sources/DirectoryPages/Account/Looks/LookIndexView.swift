import DesignSystem
import Directory
import HTML
import Kernel
import Web

/// What the list of looks shows.
struct LookIndexModel: Sendable {
    var items: [AccessRecord]
    var isFirst: Bool
    var older: String?
    var now: Instant
}

/// Trang 'Ai đã xem dữ liệu của tôi'.
enum LookIndexView {
    static let title = Phrase(vi: "Ai đã xem dữ liệu của tôi", en: "Who looked at my data")

    static func write(_ model: LookIndexModel, to html: inout HTMLWriter) {
        html.heading(
            title,
            below: Phrase(
                vi:
                    "Mỗi lần cán bộ mở hồ sơ, giấy tờ hoặc thông tin của bạn, hệ thống ghi lại ở đây: ai, cơ quan nào, để làm gì.",
                en:
                    "Each time an officer opens a dossier, document or data of yours it is written down here: who, which office, what for."
            )
        )
        guard !model.items.isEmpty else {
            html.add(
                EmptyState(
                    Phrase(vi: "Chưa có lượt xem nào", en: "Nobody has looked"),
                    Phrase(
                        vi: "Khi cán bộ xử lý hồ sơ của bạn, lượt xem sẽ hiện ở đây cùng lý do.",
                        en: "When an officer works on a dossier of yours, it will stand here with the reason."
                    ),
                    action: Link(
                        Phrase(vi: "Về tài khoản của tôi", en: "Back to my account"),
                        to: Addresses.account.string
                    ),
                    icon: .lock
                )
            )
            return
        }
        html.table(
            of: model.items,
            caption: title,
            [
                .lead(Phrase(vi: "Người xem", en: "Who")) { html, look in
                    html.b(look.viewer)
                    if !look.post.isEmpty { html.small(" · " + look.post) }
                },
                .text(Phrase(vi: "Cơ quan", en: "Office")) { $0.agency },
                .cell(Phrase(vi: "Đã xem", en: "What")) { html, look in subject(look.entry, to: &html) },
                .text(Phrase(vi: "Để làm gì", en: "What for")) { $0.entry.purpose },
                .cell(Phrase(vi: "Lúc", en: "When")) { html, look in html.moment(look.at, .near(now: model.now)) },
            ]
        )
        html.add(Pagination(previous: model.isFirst ? nil : Addresses.looks.string, next: model.older))
        html.p(
            Phrase(
                vi:
                    "Thấy lượt xem không liên quan đến việc của bạn? Hãy phản ánh với cơ quan ghi ở dòng đó hoặc gọi 1022.",
                en: "Does a look have nothing to do with your affairs? Tell the office named in the line, or call 1022."
            ),
            .class("muted")
        )
    }

    private static func subject(_ entry: AccessEntry, to html: inout HTMLWriter) {
        switch entry.kind {
        case .dossier: html.a(entry.label, .href("/ho-so/" + entry.subject))
        case .document, .person: html.text(entry.label)
        }
    }
}
