import Catalogue
import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// Trang bảng điểm: the total, its groups and pillars, each indicator with its points, and what is missing.
struct IndexView {
    let reading: IndexReading
    let isWhole: Bool
    /// Whether the reader may import points.
    let imports: Bool

    private static let points = ValueFormat.decimal(2)

    private var path: WebPath { BoardPath.index(reading.group.key) }

    func write(to html: inout HTMLWriter) {
        html.heading(
            Phrase(reading.group.name),
            above: Phrase(reading.group.basis),
            below: reading.period.map { period in
                Phrase(
                    vi: "Kỳ từ \(period.first.vietnamese) đến \(period.last.vietnamese)",
                    en: "From \(period.first) to \(period.last)"
                )
            }
        )
        html.operationsTabs(at: path, isWhole: isWhole)
        periods(&html)
        missing(&html)
        html.figures { html in
            for sum in [reading.total] + reading.parts {
                html.add(
                    Figure(
                        Phrase(
                            vi: "\(sum.name.vi), tối đa \(Self.points.words(sum.most, .vi))",
                            en: "\(sum.name.en), of \(Self.points.words(sum.most, .en))"
                        ),
                        Phrase(vi: Self.points.words(sum.points, .vi), en: Self.points.words(sum.points, .en))
                    )
                )
            }
        }
        html.h2(Phrase(vi: "Các chỉ số chính", en: "Chief indicators"))
        html.sheetCard { table(&$0) }
        html.p { html in
            html.a(
                Phrase(vi: "Tải tệp mẫu để nhập điểm (CSV)", en: "The empty table for the points (CSV)"),
                .href(BoardPath.indexTemplate(reading.group.key))
            )
            guard imports else { return }
            html.text(" · ")
            html.a(Phrase(vi: "Nhập số liệu", en: "Import points"), .href("/quan-tri/so-lieu" as WebPath))
        }
    }

    private func periods(_ html: inout HTMLWriter) {
        guard reading.periods.count > 1 else { return }
        func address(_ period: Period) -> String { path.adding("den", period.last.description).string }
        html.add(
            Tabs(
                label: Phrase(vi: "Kỳ", en: "Period"),
                reading.periods.prefix(12).map { period in
                    let year = period.days > 360 ? String(period.last.year) : period.last.vietnamese
                    return Link(Phrase(year), to: address(period))
                },
                current: reading.period.map(address) ?? ""
            )
        )
    }

    /// What keeps a sum from being shown, said once.
    private func missing(_ html: inout HTMLWriter) {
        let missing = reading.total.missing
        guard !missing.isEmpty else { return }
        let isEmpty = reading.period == nil
        html.notice(
            isEmpty
                ? Phrase(vi: "Chưa nhập điểm của kỳ nào", en: "No points were imported yet")
                : Phrase(
                    vi: "Còn thiếu điểm của \(missing.count) chỉ số, nên chưa có tổng",
                    en: "The points of \(missing.count) indicators are missing, so there is no total"
                ),
            tone: .wait
        ) { html in
            if !isEmpty {
                html.p(
                    Phrase(
                        vi: missing.map(\.name.vi).joined(separator: "; "),
                        en: missing.map(\.name.en).joined(separator: "; ")
                    )
                )
            }
            html.p(
                Phrase(
                    vi: "Tổng và từng trụ cột chỉ hiện khi mọi chỉ số của nó có điểm cùng một kỳ.",
                    en:
                        "The total and each pillar are shown only where all of their indicators have points of one period."
                )
            )
        }
    }

    private func table(_ html: inout HTMLWriter) {
        html.table(
            of: reading.lines,
            caption: Phrase(vi: "Các chỉ số chính", en: "Chief indicators"),
            [
                .lead(Phrase(vi: "Chỉ số", en: "Indicator")) { html, line in
                    if isWhole {
                        html.a(
                            Phrase(line.indicator.name),
                            .href(BoardPath.indicator(line.indicator.key, of: .province, .days(30)))
                        )
                    } else {
                        html.text(Phrase(line.indicator.name))
                    }
                    html.small(Phrase(line.indicator.definition), .class("block"))
                },
                .figure(Phrase(vi: "Điểm đạt", en: "Points")) { line, language in
                    Self.points.words(line.statistic?.value, language)
                },
                .figure(Phrase(vi: "Tối đa", en: "At most")) { line, language in
                    line.indicator.most == 0 ? "–" : Self.points.words(line.indicator.most, language)
                },
                .figure(Phrase(vi: "Tỷ lệ", en: "Share")) { line, language in
                    guard let most = line.indicator.most, most > 0 else { return "–" }
                    return ValueFormat.share.words(line.statistic.map { $0.value / most }, language)
                },
                .cell(Phrase(vi: "Nguồn", en: "Source")) { html, line in
                    if let origin = line.statistic?.origin {
                        html.text("\(origin.title), \(origin.signer)")
                    } else if line.indicator.most == 0 {
                        html.text(Phrase(vi: "không chấm điểm", en: "gives no points"))
                    } else {
                        html.text(Phrase(vi: "chưa được nhập", en: "not imported yet"))
                    }
                },
            ]
        )
    }
}
