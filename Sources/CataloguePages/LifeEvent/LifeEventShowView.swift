import Catalogue
import DesignSystem
import HTML

/// Việc trong đời: one event of life with its procedures, in the order in which they are usually needed.
struct LifeEventShowView {
    let event: LifeEvent
    let items: [CatalogueItem]
    /// What each procedure is for, by code.
    let summaries: [String: Bilingual]
    let others: [LifeEvent]

    var page: Page {
        Page(title: Phrase(event.name), section: "/thu-tuc", crumbs: [.home])
    }

    func write(to html: inout HTMLWriter) {
        html.heading(Phrase(event.name), above: Words.above, below: Words.lead(items.count))
        html.ol(.class("results numbered")) { html in
            for item in items {
                html.li { html in
                    html.a(Phrase(item.name), .href("/thu-tuc/\(item.code)"))
                    if let summary = summaries[item.code] { html.p(Phrase(summary)) }
                    html.p(.class("muted")) { html in
                        if item.isOnline { html.add(StateTag(Words.online, .done)) }
                        html.text(Phrase(item.fieldName))
                    }
                }
            }
        }
        html.h2(Words.others)
        html.grid(narrow: true) { html in
            for event in others {
                html.add(
                    Tile(Phrase(event.name), to: "/viec/\(event.key)", icon: event.icon.flatMap(Icon.init(named:)))
                )
            }
        }
    }
}

private enum Words {
    static let above = Phrase(vi: "Việc trong đời", en: "Event of life")
    static let online = Phrase(vi: "Nộp trực tuyến", en: "Online")
    static let others = Phrase(vi: "Việc khác", en: "Other events")

    static func lead(_ count: Int) -> Phrase {
        Phrase(
            vi: "\(count) thủ tục, xếp theo thứ tự thường cần. Bạn chỉ làm những gì mình cần.",
            en: "\(count) procedures, in the order in which they are usually needed. Do only what you need."
        )
    }
}
