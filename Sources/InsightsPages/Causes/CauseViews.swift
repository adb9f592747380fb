import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// Trang nguyên nhân: both rankings in full.
struct CauseIndexView {
    let charts: CauseCharts
    let title: String
    let isWhole: Bool

    func write(to html: inout HTMLWriter) {
        let path = BoardPath.causes(of: charts.subject, charts.choice)
        html.heading(.causes, above: Phrase(title))
        html.operationsTabs(at: path, isWhole: isWhole)
        html.periodTabs(charts.choice, of: PeriodChoice.usual, at: BoardPath.causes(of: charts.subject, .days(30)))
        guard !charts.causes.lines.isEmpty else {
            html.add(
                EmptyState(
                    Phrase(
                        vi: "Không có hồ sơ nào phải bổ sung hay bị từ chối",
                        en: "Nothing was asked for or refused"
                    ),
                    Phrase(vi: "Chọn kỳ dài hơn.", en: "Choose a longer period.")
                )
            )
            return
        }
        charts.write(level: 2, to: &html)
    }
}

/// What the page of one cause shows.
struct CauseDossiersModel: Sendable {
    let cause: Cause
    let name: Phrase
    let procedure: String
    let subject: BoardSubject
    let title: String
    let choice: PeriodChoice
    let period: Period
    let page: PageNumber
    let hasMore: Bool
    let lines: [EvidenceModel.Line]
}

/// Trang hồ sơ có cùng một nguyên nhân.
struct CauseDossiersView {
    let model: CauseDossiersModel

    func write(to html: inout HTMLWriter) {
        html.heading(
            model.name,
            above: Phrase(
                vi: "\(model.title): \(model.cause.deed.question.vi.lowercased())",
                en: "\(model.title): \(model.cause.deed.question.en.lowercased())"
            ),
            below: Phrase(
                vi: """
                    \(model.procedure). Từ \(model.period.first.vietnamese) đến \(model.period.last.vietnamese), một dòng \
                    cho mỗi lần nêu.
                    """,
                en: "\(model.procedure). From \(model.period.first) to \(model.period.last), a line each time."
            )
        )
        guard !model.lines.isEmpty else {
            html.add(
                EmptyState(
                    Phrase(vi: "Không có hồ sơ nào", en: "No dossiers"),
                    Phrase(vi: "Chọn kỳ khác hoặc nguyên nhân khác.", en: "Choose another period or cause.")
                )
            )
            return
        }
        html.scrolling(label: Phrase(vi: "Hồ sơ", en: "Dossiers")) { html in
            EvidenceTable(lines: model.lines).write(to: &html)
        }
        let base = BoardPath.dossiers(behind: model.cause, of: model.subject, model.choice)
        html.add(
            Pagination(
                previous: model.page.number > 1 ? base.adding("trang", model.page.number - 1).string : nil,
                next: model.hasMore ? base.adding("trang", model.page.number + 1).string : nil,
                summary: Phrase(vi: "Trang \(model.page.number)", en: "Page \(model.page.number)")
            )
        )
    }
}
