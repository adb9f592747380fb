import DesignSystem
import HTML
import Insights
import Kernel

/// One indicator of the open data: its definition, its files and its newest rows.
struct OpenShowView {
    let dataset: OpenDataset
    let table: OpenTable

    private var indicator: Indicator { dataset.indicator }

    var page: Page {
        Page(
            title: Phrase(indicator.name),
            crumbs: [.home, Link(OpenWords.title, to: "/du-lieu-mo")]
        )
    }

    private static let most = 40

    func write(to html: inout HTMLWriter) {
        html.heading(Phrase(indicator.name), above: OpenWords.title, below: Phrase(indicator.definition))
        html.actions { html in
            let place = "/du-lieu-mo/\(indicator.key)/so-lieu"
            html.add(Button.link(Phrase("CSV"), to: place + ".csv"))
            html.add(Button.link(Phrase("JSON"), to: place + ".json", .quiet))
        }
        writeFacts(to: &html)
        guard !table.rows.isEmpty else {
            html.add(EmptyState(OpenWords.none, OpenWords.noneNext, action: Link(OpenWords.title, to: "/du-lieu-mo")))
            return
        }
        let shown = Array(table.rows.prefix(Self.most))
        let caption = OpenWords.rows(shown.count, of: table.rows.count)
        html.h2(caption)
        html.sheetCard { html in
            html.table(
                of: shown,
                caption: caption,
                isDense: true,
                [
                    .lead(OpenWords.who) { html, row in
                        html.text(row.name.isEmpty ? OpenWords.level(row.level) : Phrase(row.name))
                    },
                    .cell(OpenWords.period) { html, row in html.text(StatisticWords.period(row.period)) },
                    .figure(OpenWords.value) { row, language in
                        switch row.cell {
                        case .number(let number): StatisticWords.value(number, indicator.unit, language)
                        case .suppressed: OpenWords.hidden[language]
                        }
                    },
                ]
            )
        }
    }

    private func writeFacts(to html: inout HTMLWriter) {
        html.ul { html in
            fact(OpenWords.code, Phrase(indicator.key), to: &html)
            fact(OpenWords.measure, StatisticWords.unit(indicator.unit), to: &html)
            fact(
                OpenWords.origin,
                indicator.formula == nil ? OpenWords.imported : OpenWords.counted,
                to: &html
            )
            if let formula = indicator.formula { fact(OpenWords.formula, Phrase(formula.text), to: &html) }
            fact(OpenWords.owner, Phrase(indicator.owner), to: &html)
        }
    }

    private func fact(_ name: Phrase, _ value: Phrase, to html: inout HTMLWriter) {
        html.li { html in
            html.b(name)
            html.text(": ")
            html.text(value)
        }
    }
}
