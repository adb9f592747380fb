import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// Names of what rules speak of, as far as the reader sees them.
struct AlertNames: Sendable {
    let sight: Sight
    let shelf: IndicatorShelf
    let procedure: @Sendable (String) -> String?

    func indicator(_ key: String, on day: CivilDate) -> Indicator? {
        shelf.indicator(key, on: day) ?? shelf.groups.flatMap(\.indicators).last { $0.key == key }
    }

    func name(_ key: String, on day: CivilDate) -> Phrase {
        indicator(key, on: day).map { Phrase($0.name) } ?? Phrase(key)
    }

    func subject(_ subject: BoardSubject) -> String { sight.title(subject, procedure: procedure) }
}

/// What the list of rules shows.
struct AlertIndexModel: Sendable {
    let rules: [KeptAlertRule]
    let alerts: [Alert]
    let names: AlertNames
    let now: Instant
}

/// Danh sách quy tắc và các lần cảnh báo.
struct AlertIndexView {
    let model: AlertIndexModel

    private var today: CivilDate { model.now.date }

    func write(to html: inout HTMLWriter) {
        html.heading(
            .alertRules,
            below: Phrase(
                vi: """
                    Bạn được báo qua hộp tin khi số liệu rơi vào điều kiện đã đặt, một lần khi bắt đầu và một lần khi đã hết.
                    """,
                en:
                    "You are told in your messages when a figure becomes what a rule says, and once more when it is over."
            )
        )
        html.operationsTabs(at: BoardPath.alerts, isWhole: model.names.sight.isWhole)
        guard !model.rules.isEmpty || !model.alerts.isEmpty else {
            html.add(
                EmptyState(
                    Phrase(vi: "Chưa có quy tắc nào", en: "No rules yet"),
                    Phrase(
                        vi: "Đặt ngưỡng cho một chỉ tiêu, hệ thống sẽ theo dõi thay bạn.",
                        en: "Set a threshold for an indicator; the system watches it for you."
                    ),
                    action: Link(Phrase(vi: "Lập quy tắc", en: "New rule"), to: BoardPath.newAlert.string),
                    icon: .bell
                )
            )
            return
        }
        if !model.rules.isEmpty { rules(&html) }
        html.actions { html in
            html.add(Button.link(Phrase(vi: "Lập quy tắc", en: "New rule"), to: BoardPath.newAlert.string))
        }
        if !model.alerts.isEmpty {
            html.h2(Phrase(vi: "Các lần cảnh báo", en: "What was told"))
            html.add(AlertHistory(alerts: model.alerts, rules: model.rules, names: model.names, now: model.now))
        }
    }

    private func rules(_ html: inout HTMLWriter) {
        html.scrolling(label: .alertRules) { html in
            html.table(
                of: model.rules,
                caption: .alertRules,
                [
                    .lead(Phrase(vi: "Chỉ tiêu", en: "Indicator")) { html, item in
                        html.a(
                            model.names.name(item.rule.indicator, on: today),
                            .href(BoardPath.alert(item.id))
                        )
                    },
                    .text(Phrase(vi: "Đối tượng", en: "Of whom")) { model.names.subject($0.rule.subject) },
                    .cell(Phrase(vi: "Báo khi", en: "When")) { html, item in
                        html.text(item.rule.condition.words(model.names.indicator(item.rule.indicator, on: today)))
                    },
                    .cell(Phrase(vi: "Trạng thái", en: "State")) { html, item in
                        html.add(item.state.tag)
                        if let rest = item.rest {
                            html.text(" ")
                            html.text(rest.words)
                        }
                    },
                    .cell(Phrase(vi: "Lần cuối", en: "Last told")) { html, item in
                        guard let fired = item.firedAt else { return html.text("–") }
                        html.moment(fired, .near(now: model.now))
                    },
                ]
            )
        }
    }
}

/// Lịch sử cảnh báo: what rules told, with the figure as it stood.
struct AlertHistory: Component {
    let alerts: [Alert]
    let rules: [KeptAlertRule]
    let names: AlertNames
    let now: Instant

    func write(to html: inout HTMLWriter) {
        let conditions = Dictionary(rules.map { ($0.id, $0.rule.condition) }, uniquingKeysWith: { first, _ in first })
        html.scrolling(label: Phrase(vi: "Các lần cảnh báo", en: "What was told")) { html in
            html.table(
                of: alerts,
                caption: Phrase(vi: "Các lần cảnh báo", en: "What was told"),
                [
                    .lead(Phrase(vi: "Chỉ tiêu", en: "Indicator")) { html, item in
                        html.a(
                            names.name(item.indicator, on: item.period.last),
                            .href(BoardPath.indicator(item.indicator, of: item.subject, .between(item.period)))
                        )
                    },
                    .text(Phrase(vi: "Đối tượng", en: "Of whom")) { names.subject($0.subject) },
                    .cell(Phrase(vi: "Số liệu", en: "Figure")) { html, item in
                        guard let indicator = names.indicator(item.indicator, on: item.period.last) else { return }
                        if let condition = conditions[item.rule] {
                            html.text(AlertFigure(indicator, condition, item.value, item.compared).sentence)
                        } else {
                            html.text(indicator.words(item.value))
                        }
                    },
                    .cell(Phrase(vi: "Báo lúc", en: "Told")) { html, item in
                        html.moment(item.firedAt, .near(now: now))
                    },
                    .cell(Phrase(vi: "Hết lúc", en: "Over")) { html, item in
                        guard let over = item.overAt else { return html.text("–") }
                        html.moment(over, .near(now: now))
                        guard let indicator = names.indicator(item.indicator, on: item.period.last) else { return }
                        if let value = item.overValue {
                            html.text(" · ")
                            html.text(indicator.words(value))
                        }
                    },
                    .cell(Phrase(vi: "Người nhận", en: "Receivers")) { html, item in
                        html.text(item.receivers)
                    },
                ]
            )
        }
    }
}

extension Alert {
    fileprivate var receivers: Phrase {
        guard told > 0 || withheld > 0 else { return Phrase(vi: "không có ai", en: "nobody") }
        guard withheld > 0 else { return Phrase(vi: "\(told) người", en: "\(told)") }
        return Phrase(
            vi: "\(told) người; \(withheld) người không có quyền xem",
            en: "\(told); \(withheld) may not see it"
        )
    }
}
