import DesignSystem
import Dossiers
import HTML
import Kernel
import Web

/// Trang thống kê: period, table, drill-down, download and print.
struct StatisticsView {
    static let address: WebPath = "/mot-cua/thong-ke"

    let model: StatisticsModel
    let today: CivilDate

    func write(to html: inout HTMLWriter) {
        let total = model.total
        html.heading(
            Phrase(vi: "Thống kê giải quyết hồ sơ", en: "Handling of dossiers"),
            above: Phrase(model.title),
            below: Phrase(
                vi: "Từ \(model.period.first.vietnamese) đến \(model.period.last.vietnamese)",
                en: "From \(model.period.first.vietnamese) to \(model.period.last.vietnamese)"
            )
        )
        html.figures { html in
            html.add(Figure(Phrase(vi: "Tiếp nhận trong kỳ", en: "Received"), total.received))
            html.add(Figure(Phrase(vi: "Đã xử lý", en: "Handled"), total.handled))
            html.add(
                Figure(
                    Phrase(vi: "Đang quá hạn", en: "Overdue now"),
                    total.openLate + total.pausedLate,
                    tone: total.openLate + total.pausedLate > 0 ? .late : nil
                )
            )
            if total.handled > 0 {
                html.add(
                    Figure(
                        Phrase(vi: "Trước và đúng hạn", en: "In time"),
                        share: Double(total.early + total.onTime) / Double(total.handled)
                    )
                )
            }
        }
        period(&html)
        if model.rows.isEmpty {
            html.add(
                EmptyState(
                    Phrase(vi: "Không có cơ quan nào trong phần này", en: "No agencies here"),
                    Phrase(vi: "Chọn phần khác của tỉnh.", en: "Choose another part of the province."),
                    action: Link(Phrase(vi: "Xem từ đầu", en: "From the top"), to: Self.address.string)
                )
            )
            return
        }
        html.scrolling(label: Phrase(vi: "Bảng thống kê", en: "Table of statistics")) { table(isLinked: true, &$0) }
        html.actions { html in
            if model.hasAbove {
                html.add(
                    Button.link(
                        Phrase(vi: "Lên cấp trên", en: "Up"),
                        to: model.period.path(Self.address, .whole).string,
                        .quiet
                    )
                )
            }
            html.add(
                Button.link(
                    Phrase(vi: "Tải về (CSV)", en: "Download (CSV)"),
                    to: model.period.path("/mot-cua/thong-ke/tai-ve", model.part).string,
                    .quiet,
                    icon: .download
                )
            )
            html.add(
                Button.link(
                    Phrase(vi: "Bản in", en: "To print"),
                    to: model.period.path("/mot-cua/thong-ke/ban-in", model.part).string,
                    .quiet,
                    icon: .print
                )
            )
        }
    }

    private func period(_ html: inout HTMLWriter) {
        html.form(.action(Self.address.string), .class("period")) { html in
            if !model.part.slug.isEmpty {
                html.input(.type("hidden"), .name("nhom"), .value(model.part.slug))
            }
            html.fieldRow { html in
                html.add(
                    Field(
                        .date,
                        name: "tu",
                        label: Phrase(vi: "Từ ngày", en: "From"),
                        value: model.period.first.vietnamese
                    )
                )
                html.add(
                    Field(
                        .date,
                        name: "den",
                        label: Phrase(vi: "Đến ngày", en: "To"),
                        value: model.period.last.vietnamese
                    )
                )
                html.add(Button(Phrase(vi: "Xem", en: "Show"), .quiet))
            }
        }
        html.ul(.class("chips")) { html in
            for (words, first) in StatisticsPeriod.usual(today) {
                let period = StatisticsPeriod(first: first, last: today, today: today)
                html.li { html in
                    html.a(
                        words,
                        .href(period.path(Self.address, model.part).string),
                        .aria("current", period == model.period ? "page" : nil)
                    )
                }
            }
        }
    }

    func table(isLinked: Bool, _ html: inout HTMLWriter) {
        html.table(.class("statistics")) { html in
            html.caption(Phrase(vi: "Thống kê \(model.title)", en: "Statistics"), .class("unseen"))
            html.thead { html in
                html.tr { html in
                    html.th(Phrase(vi: "Cơ quan", en: "Agency"), .scope("col"), .rowspan(2))
                    for group in StatisticsGroup.all {
                        html.th(group.title, .scope("colgroup"), .colspan(group.columns.count))
                    }
                }
                html.tr { html in
                    for group in StatisticsGroup.all {
                        for column in group.columns { html.th(column.title, .scope("col"), .class("num")) }
                    }
                }
            }
            html.tbody { html in
                for row in model.rows {
                    html.tr { html in
                        html.th(.scope("row")) { html in
                            if isLinked, let part = row.part {
                                html.a(row.name, .href(model.period.path(Self.address, part).string))
                            } else {
                                html.text(row.name)
                            }
                        }
                        numbers(row.numbers, &html)
                    }
                }
            }
            html.tfoot { html in
                html.tr { html in
                    html.th(Phrase(vi: "Tổng cộng", en: "Total"), .scope("row"))
                    numbers(model.total, &html)
                }
            }
        }
    }

    private func numbers(_ numbers: HandlingStatistics, _ html: inout HTMLWriter) {
        for group in StatisticsGroup.all {
            for column in group.columns {
                html.td(NumberText.grouped(column.value(numbers), html.language), .class("num"))
            }
        }
    }
}
