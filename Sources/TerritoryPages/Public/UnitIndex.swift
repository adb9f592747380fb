import DesignSystem
import HTML
import Kernel
import Territory

/// What the search for units shows.
struct UnitIndexModel: Sendable {
    var text: String
    var hits: [Hit]
    var reforms: [AppliedReform]

    struct Hit: Sendable {
        var id: UnitID
        /// With those above, as in an address of its time.
        var name: String
        var detail: Phrase

        init(_ unit: Unit, _ atlas: Atlas, _ today: CivilDate) {
            let day = unit.exists(on: today) ? today : unit.validTo?.adding(days: -1) ?? unit.validFrom
            id = unit.id
            name = atlas.fullName(of: unit.id, on: day)
            if let end = unit.validTo, end <= today {
                let last = end.adding(days: -1)
                detail = Phrase(
                    vi: "tên dùng đến hết ngày \(last.vietnamese)",
                    en: "until \(MomentText.date(last, .en))"
                )
            } else {
                detail = Phrase(vi: "hiện nay", en: "today")
            }
        }
    }
}

/// Trang tìm đơn vị hành chính cũ và mới.
enum UnitIndexView {
    static func write(_ model: UnitIndexModel, to html: inout HTMLWriter) {
        html.heading(
            .oldUnits,
            below: Phrase(
                vi: "Gõ tên cũ hoặc tên mới, có dấu hay không dấu đều được.",
                en: "Type an old or a new name, with or without tones."
            )
        )
        html.add(
            SearchBox(
                Phrase(vi: "Tên xã, phường, thị trấn, huyện", en: "Name of a commune, ward, township or district"),
                action: UnitPath.home,
                value: model.text,
                example: Phrase(vi: "Ví dụ: Lăng, tan thanh, Nông Sơn", en: "Such as: Lăng, tan thanh, Nông Sơn"),
                suggestions: UnitPath.suggestions
            )
        )
        if !model.text.isEmpty { hits(model, to: &html) }
        reforms(model, to: &html)
    }

    private static func hits(_ model: UnitIndexModel, to html: inout HTMLWriter) {
        if model.hits.isEmpty {
            html.add(
                EmptyState(
                    Phrase(vi: "Không tìm thấy “\(model.text)”", en: "Nothing found for “\(model.text)”"),
                    Phrase(
                        vi: "Kiểm tra lại tên, hoặc chỉ gõ một phần: “tan thanh” thay cho “P. Tân Thạnh cũ”.",
                        en: "Check the name, or type only a part of it."
                    ),
                    icon: .pin
                )
            )
            return
        }
        html.h2(Phrase(vi: "Kết quả", en: "Results"))
        html.ul { html in
            for hit in model.hits {
                html.li { html in
                    html.a(hit.name, .href(UnitPath.unit(hit.id)))
                    html.text(" – ")
                    html.span(hit.detail, .class("muted"))
                }
            }
        }
    }

    private static func reforms(_ model: UnitIndexModel, to html: inout HTMLWriter) {
        guard !model.reforms.isEmpty else { return }
        html.h2(Phrase(vi: "Các đợt sắp xếp", en: "Reforms"))
        for reform in model.reforms {
            html.card { html in
                html.p { html in
                    html.b(reform.title)
                }
                html.p { html in
                    html.text(Phrase(vi: "Có hiệu lực từ ngày ", en: "In force since "))
                    html.date(reform.effective)
                }
                html.ul(.class("muted")) { html in
                    for basis in reform.legalBasis { html.li(basis) }
                }
            }
        }
        html.p(
            Phrase(
                vi: "Giấy tờ, biên nhận và mã hồ sơ mang tên đơn vị cũ vẫn còn giá trị; bạn không phải đổi lại.",
                en: "Papers, receipts and codes that bear the old names stay valid; you need not change them."
            )
        )
    }
}
