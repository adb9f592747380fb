import Catalogue
import DesignSystem
import Dossiers
import HTML
import Hummingbird
import Kernel
import Web

/// Danh sách bản nháp.
struct DraftIndexView {
    struct Row: Sendable {
        let draft: Draft
        let name: Bilingual
    }

    let rows: [Row]

    func answer(_ visit: Visit) -> Response {
        visit.page(
            Page(
                title: .drafts,
                section: CitizenPath.dossiers.string,
                crumbs: [Link(.myDossiers, to: CitizenPath.dossiers.string)],
                width: .narrow
            )
        ) { html in
            html.heading(
                .drafts,
                below: Phrase(
                    vi: "Hồ sơ bạn đang khai, chưa nộp. Chỉ mình bạn xem được.",
                    en: "Forms that you are filling in and have not sent. Only you can see them."
                )
            )
            if rows.isEmpty {
                html.add(
                    EmptyState(
                        Phrase(vi: "Bạn không có bản nháp nào", en: "You have no drafts"),
                        Phrase(
                            vi: "Khi bạn bắt đầu khai một hồ sơ, mọi câu trả lời được lưu tại đây.",
                            en: "When you start a form, every answer is kept here."
                        ),
                        action: Link(Phrase(vi: "Tìm thủ tục", en: "Find a procedure"), to: "/thu-tuc")
                    )
                )
            }
            for row in rows { write(row, visit, to: &html) }
        }
    }

    private func write(_ row: Row, _ visit: Visit, to html: inout HTMLWriter) {
        html.section(.class("card")) { html in
            html.h2 { html in
                html.a(Phrase(row.name), .href(CitizenPath.draft(row.draft.id)))
            }
            html.p(.class("muted")) { html in
                html.text(Phrase(vi: "Lưu lần cuối lúc ", en: "Last saved at "))
                html.moment(row.draft.savedAt, .near(now: visit.now))
            }
            html.actions { html in
                html.add(
                    Button.link(
                        Phrase(vi: "Làm tiếp", en: "Go on"),
                        to: CitizenPath.draft(row.draft.id).string,
                        .quiet
                    )
                )
                html.a(.href(CitizenPath.delete(row.draft.id))) { html in
                    html.text(Phrase(vi: "Xóa", en: "Delete"))
                    html.unseen(Phrase(vi: " bản nháp \(row.name.vi)", en: " draft \(row.name.en)"))
                }
            }
        }
    }
}

extension Phrase {
    static let myDossiers = Phrase(vi: "Hồ sơ của tôi", en: "My dossiers")
}
