import Directory
import Insights
import Kernel
import Storage
import Web

/// Quy tắc cảnh báo: rules by which the token's person wants to be told of a figure, and what they told.
extension Interface {
    var alertEndpoints: [Endpoint] {
        [alertRuleList, alertRule, newAlertRule, changedAlertRule, alertRuleEnd, alertList]
    }

    private static let rule = Endpoint.Parameter.path("rule", .id, "Định danh quy tắc.")

    private var alertRuleList: Endpoint {
        Endpoint(
            method: .get,
            path: "/alert-rules",
            name: "api.alert-rules",
            tag: .statistics,
            summary: "Quy tắc cảnh báo của tôi",
            detail: "The rules that the token's person keeps, newest first; not those that ended.",
            access: .citizen,
            scope: .statisticsRead,
            answer: .json(.page("AlertRulePage", of: Self.keptRule)),
            deed: .read { call in
                let rules = try await database.read { [alerts] db in
                    try alerts.rules(of: try overseer(call, in: db), in: db)
                }
                return Reply.page(rules, next: nil) { json, rule in rule.write(to: &json) }
            }
        )
    }

    private var alertRule: Endpoint {
        Endpoint(
            method: .get,
            path: "/alert-rules/{rule}",
            name: "api.alert-rule",
            tag: .statistics,
            summary: "Một quy tắc cảnh báo",
            detail: "What the rule says and whether it fires now.",
            access: .citizen,
            scope: .statisticsRead,
            parameters: [Self.rule],
            answer: .json(Self.keptRule),
            deed: .read { call in
                let id: AlertRuleID = try call.id("rule")
                let rule = try await database.read { [alerts] db in
                    _ = try overseer(call, in: db)
                    return try alerts.rule(id, of: call.viewer, in: db)
                }
                return Reply { rule.write(to: &$0) }
            }
        )
    }

    private var newAlertRule: Endpoint {
        Endpoint(
            method: .post,
            path: "/alert-rules",
            name: "api.alert-rule.create",
            tag: .statistics,
            summary: "Lập quy tắc cảnh báo",
            detail: "Has people told when a figure falls below, rises above, or lags behind the path of its target.",
            access: .citizen,
            scope: .boardsWrite,
            body: .json(Self.newRule),
            answer: .json(Self.made, status: 201),
            deed: .write { [alerts] call, db in
                let rule = try rule(call, in: db)
                return Self.made(try alerts.write(rule, by: call.viewer, in: db), at: "/alert-rules")
            }
        )
    }

    private var changedAlertRule: Endpoint {
        Endpoint(
            method: .put,
            path: "/alert-rules/{rule}",
            name: "api.alert-rule.change",
            tag: .statistics,
            summary: "Sửa quy tắc cảnh báo",
            detail: "Writes one's own rule anew; what it told before stays in its history.",
            access: .citizen,
            scope: .boardsWrite,
            parameters: [Self.rule],
            body: .json(Self.newRule),
            answer: .json(Self.made),
            deed: .write { [alerts] call, db in
                let id: AlertRuleID = try call.id("rule")
                try alerts.change(id, to: try rule(call, in: db), by: call.viewer, in: db)
                return Reply { json in json.object { $0.field("id", id) } }
            }
        )
    }

    private var alertRuleEnd: Endpoint {
        Endpoint(
            method: .delete,
            path: "/alert-rules/{rule}",
            name: "api.alert-rule.end",
            tag: .statistics,
            summary: "Kết thúc quy tắc cảnh báo",
            detail: "Ends one's own rule; nobody is told by it any more.",
            access: .citizen,
            scope: .boardsWrite,
            parameters: [Self.rule],
            answer: .json(Self.gone),
            deed: .write { [alerts] call, db in
                let id: AlertRuleID = try call.id("rule")
                try alerts.end(id, by: call.viewer, in: db)
                return Self.gone(id)
            }
        )
    }

    private var alertList: Endpoint {
        Endpoint(
            method: .get,
            path: "/alerts",
            name: "api.alerts",
            tag: .statistics,
            summary: "Cảnh báo đã báo",
            detail: "The last hundred times when rules of the token's person fired, newest first.",
            access: .citizen,
            scope: .statisticsRead,
            parameters: [.query("rule", .id, "Chỉ của quy tắc này.")],
            answer: .json(.page("AlertPage", of: Self.alert)),
            deed: .read { call in
                let only: AlertRuleID? = call.text("rule").flatMap { AlertRuleID($0) }
                let found = try await database.read { [alerts] db in
                    try alerts.alerts(of: try overseer(call, in: db), rule: only, in: db)
                }
                return Reply.page(found, next: nil) { json, alert in alert.write(to: &json) }
            }
        )
    }

    /// The person who oversees something; who oversees nothing keeps no rules.
    private func overseer(_ call: Call, in db: ReadSession) throws -> PersonID {
        guard try insights.sight(of: call.viewer, in: db) != nil else { throw WebRefusal.notFound }
        return try call.person()
    }

    private static let newRule = Schema.named(
        "NewAlertRule",
        .object([
            .required("indicator", .code(1...60, example: "dung-han"), "Khóa của chỉ tiêu."),
            .required("subject", .line(0...80), "Đối tượng, như ở /boards; để trống là toàn tỉnh."),
            .required("condition", .choice(AlertCondition.Kind.allCases.map(\.rawValue))),
            .optional(
                "bound",
                .nullable(.number),
                "Ngưỡng; số phần trăm 1–1000 của changed; số ngày 2–14 của growing; không có với behind_path."
            ),
            .optional("days", .integer(1...365), "Kỳ số liệu: 7, 30, 90 hoặc 365 ngày; mặc định 30."),
            .optional(
                "receivers",
                .list(.choice(AlertReceiver.all.map(\.word)), atMost: 10),
                "Mặc định là chính mình."
            ),
            .optional("quiet_days", .integer(1...30), "Báo nhiều nhất một lần trong 1, 7 hoặc 30 ngày; mặc định 1."),
            .optional("prompt", .boolean, "true: xem mỗi giờ; mặc định mỗi sáng ngày làm việc."),
        ])
    )

    /// What a request wants a rule to say; whether it makes sense, the desk says.
    private func rule(_ call: Call, in db: ReadSession) throws -> AlertRule {
        guard let sight = try insights.sight(of: call.viewer, in: db) else { throw WebRefusal.notFound }
        guard let subject = BoardSubject(word: call.words("subject")), sight.covers(subject) else {
            throw BoardRefusal.subjectUnknown
        }
        guard let kind = call.body["condition"].text.flatMap(AlertCondition.Kind.init) else {
            throw AlertRefusal.noSuchChoice
        }
        let receivers = call.body["receivers"].list.compactMap { $0.text.flatMap(AlertReceiver.init(word:)) }
        return AlertRule(
            indicator: call.body["indicator"].text ?? "",
            subject: subject,
            condition: AlertCondition(kind, kind.bounds == nil ? nil : call.body["bound"].number),
            days: call.body["days"].int ?? 30,
            receivers: call.body["receivers"] == .null ? [.owner] : receivers,
            quietDays: call.body["quiet_days"].int ?? 1,
            isPrompt: call.body["prompt"].bool ?? false
        )
    }

    private static let keptRule = Schema.named(
        "AlertRule",
        .object([
            .required("id", .id), .required("indicator", .words), .required("subject", .words),
            .required("condition", .choice(AlertCondition.Kind.allCases.map(\.rawValue))),
            .required("bound", .nullable(.number)), .required("days", .count), .required("receivers", .list(.words)),
            .required("quiet_days", .count), .required("prompt", .boolean),
            .required("state", .choice(KeptAlertRule.State.allCases.map(\.rawValue))),
            .required("rest", .nullable(.words), "Vì sao không xem được."), .required("written_at", .moment),
            .required("fired_at", .nullable(.moment)),
        ])
    )

    private static let alert = Schema.object([
        .required("rule", .id), .required("number", .count, "Lần thứ mấy của quy tắc."),
        .required("indicator", .words), .required("subject", .words), .required("value", .number),
        .required("compared", .nullable(.number), "Số được so với."), .required("from", .date), .required("to", .date),
        .required("fired_at", .moment), .required("told", .count),
        .required("withheld", .count, "Người nhận không được xem số liệu nên không báo."),
        .required("over_at", .nullable(.moment)), .required("over_value", .nullable(.number)),
    ])
}

extension KeptAlertRule {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("indicator", rule.indicator)
            json.field("subject", rule.subject.word)
            json.field("condition", rule.condition.kind.rawValue)
            json.field("bound", rule.condition.bound)
            json.field("days", rule.days)
            json.field("receivers", rule.receivers.map(\.word))
            json.field("quiet_days", rule.quietDays)
            json.field("prompt", rule.isPrompt)
            json.field("state", state.rawValue)
            json.field("rest", rest?.rawValue)
            json.field("written_at", writtenAt)
            json.field("fired_at", firedAt)
        }
    }
}

extension Alert {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("rule", rule)
            json.field("number", number)
            json.field("indicator", indicator)
            json.field("subject", subject.word)
            json.field("value", value)
            json.field("compared", compared)
            json.field("from", period.first)
            json.field("to", period.last)
            json.field("fired_at", firedAt)
            json.field("told", told)
            json.field("withheld", withheld)
            json.field("over_at", overAt)
            json.field("over_value", overValue)
        }
    }
}
