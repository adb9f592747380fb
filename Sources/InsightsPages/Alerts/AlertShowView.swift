import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// Một quy tắc cảnh báo, with what it told.
struct AlertShowView {
    let kept: KeptAlertRule
    let alerts: [Alert]
    let names: AlertNames
    let now: Instant
    let security: FormSecurity

    private var title: Phrase { names.name(kept.rule.indicator, on: now.date) }

    var page: Page {
        Page(
            title: title,
            section: "/ioc",
            crumbs: [
                Link(.operationsCentre, to: BoardPath.home.string), Link(.alertRules, to: BoardPath.alerts.string),
            ]
        )
    }

    func write(to html: inout HTMLWriter) {
        html.heading(title, above: Phrase(names.subject(kept.rule.subject)))
        html.p { html in
            html.add(kept.state.tag)
            if let rest = kept.rest {
                html.text(" ")
                html.text(rest.words)
            }
        }
        html.add(Facts(facts))
        if kept.state != .ended { actions(&html) }
        html.h2(Phrase(vi: "Các lần cảnh báo", en: "What was told"))
        guard !alerts.isEmpty else {
            html.p(Phrase(vi: "Quy tắc này chưa báo lần nào.", en: "This rule has told nothing yet."))
            return
        }
        html.add(AlertHistory(alerts: alerts, rules: [kept], names: names, now: now))
    }

    private var facts: [Fact] {
        let rule = kept.rule
        return [
            Fact(
                Phrase(vi: "Báo khi", en: "When"),
                rule.condition.words(names.indicator(rule.indicator, on: now.date))
            ),
            Fact(Phrase(vi: "Số liệu của", en: "Figures of"), Phrase(vi: "\(rule.days) ngày", en: "\(rule.days) days")),
            Fact(
                Phrase(vi: "Người nhận", en: "Who is told"),
                Phrase(
                    vi: rule.receivers.map(\.words.vi).joined(separator: "; "),
                    en: rule.receivers.map(\.words.en).joined(separator: "; ")
                )
            ),
            Fact(
                Phrase(vi: "Nhịp xem", en: "Looked at"),
                rule.isPrompt
                    ? Phrase(vi: "mỗi giờ", en: "every hour")
                    : Phrase(vi: "7 giờ sáng ngày làm việc", en: "07:00 on working days")
            ),
            Fact(
                Phrase(vi: "Báo nhiều nhất", en: "At most"),
                Phrase(vi: "\(rule.quietDays) ngày một lần", en: "once in \(rule.quietDays) days")
            ),
        ]
    }

    private func actions(_ html: inout HTMLWriter) {
        let rule = kept.rule
        html.postForm(to: "\(BoardPath.alert(kept.id))/ket-thuc", security) { html in
            html.actions { html in
                html.add(
                    Button.link(
                        Phrase(vi: "Xem chỉ tiêu", en: "See the indicator"),
                        to: BoardPath.indicator(rule.indicator, of: rule.subject, .days(rule.days)).string
                    )
                )
                html.add(
                    Button.link(Phrase(vi: "Sửa", en: "Change"), to: "\(BoardPath.alert(kept.id))/sua", .quiet)
                )
                html.add(Button(Phrase(vi: "Kết thúc quy tắc", en: "End the rule"), .danger))
            }
        }
    }
}
