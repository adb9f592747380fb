import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// Thêm khối: the pictures of a subject, and its indicators with a search.
struct BlockChoiceView {
    typealias Name = BoardDraft.Name

    let draft: BoardDraft
    let preview: ComposedModel
    let address: WebPath

    func write(to html: inout HTMLWriter) {
        html.card(Phrase(vi: "Thêm hình", en: "Add a picture")) { html in
            html.ul(.class("choose")) { html in
                for picture in BoardBlock.Picture.allCases where !picture.needsIndicator {
                    html.li { html in
                        html.span(picture.word)
                        let isThere = draft.blocks.contains { $0.picture == picture }
                        button("hinh:\(picture.rawValue)", picture.word, isThere: isThere, &html)
                    }
                }
            }
        }
        html.div(.id("them")) { html in
            html.card(Phrase(vi: "Thêm chỉ tiêu", en: "Add an indicator")) { html in indicators(&html) }
        }
    }

    private func indicators(_ html: inout HTMLWriter) {
        let shapes = BoardBlock.Picture.allCases.filter(\.needsIndicator)
        html.add(
            Field(
                .select(shapes.map { Choice($0.rawValue, $0.word) }),
                name: Name.picture,
                label: Phrase(vi: "Hiện thành", en: "Shown as"),
                value: draft.picture.rawValue
            )
        )
        html.add(
            Field(
                .text,
                name: Name.search,
                label: Phrase(vi: "Tìm chỉ tiêu", en: "Find an indicator"),
                value: draft.search,
                isOptional: true,
                autocomplete: "off"
            )
        )
        html.actions { html in
            html.button(
                Phrase(vi: "Tìm", en: "Find"),
                .class("button quiet"),
                .type("submit"),
                .name(Name.deed),
                .value("xem"),
                .formaction(address.fragment("them").string)
            )
        }
        let found = found
        if found.isEmpty {
            html.p(
                Phrase(vi: "Không có chỉ tiêu nào như vậy.", en: "No indicator is like that."),
                .class("muted")
            )
        }
        html.ul(.class("choose")) { html in
            for reading in found {
                let name = Phrase(reading.indicator.name)
                html.li { html in
                    html.span(name)
                    // One may be on the board in several shapes, so it can always be added once more.
                    button("chi-tieu:\(reading.indicator.key)", name, isThere: false, &html)
                }
            }
        }
    }

    /// Those in which every word stands, with or without tones.
    private var found: [IndicatorReading] {
        let words = VietnameseText.folded(draft.search).split(separator: " ").prefix(10)
        return preview.base.reading.indicators.filter { reading in
            let (indicator, name) = (reading.indicator, Phrase(reading.indicator.name))
            let text = VietnameseText.folded([name.vi, name.en, indicator.key, indicator.owner].joined(separator: " "))
            return words.allSatisfy { text.contains($0) }
        }
    }

    private func button(_ deed: String, _ name: Phrase, isThere: Bool, _ html: inout HTMLWriter) {
        guard !isThere else { return html.small(Phrase(vi: "đã có", en: "is there"), .class("muted")) }
        html.button(
            .class("plain"),
            .type("submit"),
            .name(Name.deed),
            .value(deed),
            .formaction(address.fragment("them").string)
        ) { html in
            html.text(Phrase(vi: "Thêm", en: "Add"))
            html.unseen(Phrase(vi: ": \(name.vi)", en: ": \(name.en)"))
        }
    }
}
