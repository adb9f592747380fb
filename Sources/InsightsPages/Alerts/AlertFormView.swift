import DesignSystem
import HTML
import Insights
import Kernel
import Web

/// What can be chosen for a rule of a subject.
struct AlertChoices: Sendable {
    let indicators: [Choice]
    let title: String
    let receivers: [Choice]

    init(
        _ subject: BoardSubject,
        _ sight: Sight,
        _ insights: Insights,
        holdsPost: Bool,
        procedure: (String) -> String?
    ) {
        indicators = insights.indicators(about: subject, sight).map { indicator in
            Choice(indicator.key, Phrase(indicator.name))
        }
        title = sight.title(subject, procedure: procedure)
        receivers = AlertReceiver.all.filter { receiver in
            if case .role = receiver { holdsPost } else { true }
        }.map { Choice($0.word, $0.words) }
    }
}

/// Biểu mẫu quy tắc cảnh báo.
struct AlertFormView {
    let draft: AlertDraft
    let id: AlertRuleID?
    let choices: AlertChoices
    let security: FormSecurity

    private typealias Name = AlertDraft.Name

    private var title: Phrase {
        id == nil
            ? Phrase(vi: "Lập quy tắc cảnh báo", en: "New alert rule")
            : Phrase(vi: "Sửa quy tắc cảnh báo", en: "Change an alert rule")
    }

    var page: Page {
        Page(
            title: title,
            section: "/ioc",
            crumbs: [
                Link(.operationsCentre, to: BoardPath.home.string), Link(.alertRules, to: BoardPath.alerts.string),
            ],
            hasErrors: draft.refusal != nil,
            width: .narrow
        )
    }

    func write(to html: inout HTMLWriter) {
        if let refusal = draft.refusal { html.add(ErrorSummary([.init(field: refusal.field, refusal.words)])) }
        html.heading(title, above: Phrase(choices.title))
        let address = id.map { "\(BoardPath.alert($0))/sua" as WebPath } ?? BoardPath.newAlert
        html.postForm(to: address.string, security) { html in
            html.add(Field(.hidden, name: Name.subject, label: Phrase(""), value: draft.subject))
            html.add(
                field(
                    .select(choices.indicators),
                    Name.indicator,
                    Phrase(vi: "Chỉ tiêu", en: "Indicator"),
                    draft.indicator
                )
            )
            html.add(
                field(
                    .radios(AlertCondition.Kind.allCases.map { Choice($0.rawValue, $0.words) }),
                    Name.condition,
                    Phrase(vi: "Báo khi số liệu", en: "Tell me when the figure is"),
                    draft.condition
                )
            )
            html.add(
                field(
                    .text,
                    Name.bound,
                    Phrase(vi: "Ngưỡng, số phần trăm hoặc số ngày", en: "Threshold, per cent or days"),
                    draft.bound,
                    hint: Phrase(
                        vi: "Để trống nếu báo khi chậm lộ trình. Ví dụ: 95 hoặc 12,5.",
                        en: "Leave empty for the path of the target. For example: 95 or 12,5."
                    )
                )
            )
            writePace(to: &html)
            var receivers = Field(
                .checkboxes(choices.receivers),
                name: Name.receivers,
                label: Phrase(vi: "Người nhận", en: "Who is told"),
                hint: Phrase(
                    vi: "Ai không có quyền xem số liệu thì không nhận được.",
                    en: "Who may not see the figure gets nothing."
                ),
                error: error(Name.receivers)
            )
            receivers.values = draft.receivers
            html.add(receivers)
            html.actions { html in
                html.add(Button(Phrase(vi: "Lưu quy tắc", en: "Keep the rule")))
                html.add(Button.link(Phrase(vi: "Bỏ qua", en: "Cancel"), to: BoardPath.alerts.string, .quiet))
            }
        }
    }

    private func writePace(to html: inout HTMLWriter) {
        html.fieldRow { html in
            html.add(
                field(
                    .select(AlertRule.periods.map { Choice(String($0), Phrase(vi: "\($0) ngày", en: "\($0) days")) }),
                    Name.days,
                    Phrase(vi: "Số liệu của", en: "Figures of"),
                    draft.days
                )
            )
            html.add(
                field(
                    .select(
                        AlertRule.pauses.map {
                            Choice(String($0), Phrase(vi: "\($0) ngày một lần", en: "once in \($0) days"))
                        }
                    ),
                    Name.pause,
                    Phrase(vi: "Báo nhiều nhất", en: "At most"),
                    draft.pause
                )
            )
        }
        html.add(
            field(
                .checkbox,
                Name.prompt,
                Phrase(
                    vi: "Báo ngay: xem lại mỗi giờ, tính cả hôm nay",
                    en: "At once: looked at every hour, today included"
                ),
                draft.isPrompt ? "1" : "",
                hint: Phrase(
                    vi:
                        "Nếu không đánh dấu, quy tắc được xem lúc 7 giờ sáng ngày làm việc với số liệu đến hết hôm trước.",
                    en: "Otherwise it is looked at 07:00 on working days, with figures until the day before."
                )
            )
        )
    }

    private func field(
        _ kind: FieldKind,
        _ name: String,
        _ label: Phrase,
        _ value: String,
        hint: Phrase? = nil
    ) -> Field {
        Field(kind, name: name, label: label, value: value, hint: hint, error: error(name))
    }

    private func error(_ name: String) -> Phrase? { draft.refusal.flatMap { $0.field == name ? $0.words : nil } }
}

extension AlertRefusal {
    /// The field of the form that it speaks of.
    fileprivate var field: String? {
        switch self {
        case .unknownIndicator: AlertDraft.Name.indicator
        case .boundMissing, .boundOutside: AlertDraft.Name.bound
        case .noPath, .notAStock: AlertDraft.Name.condition
        case .receiverMissing, .noAgency: AlertDraft.Name.receivers
        case .noSuchChoice: AlertDraft.Name.days
        case .unknown, .tooMany: nil
        }
    }

    fileprivate var words: Phrase { Phrase(vi: "\(vietnamese) \(whatNext)", en: english) }
}
