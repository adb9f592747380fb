public import Directory
public import Kernel
public import Ledger
public import Storage

/// Quy tắc cảnh báo: writes rules, reads them and what they told.
public struct AlertDesk: Sendable {
    let insights: Insights
    let ledger: Ledger
    let sender: AlertSender

    /// A desk for rules over these figures.
    public init(insights: Insights, ledger: Ledger, sender: AlertSender) {
        (self.insights, self.ledger, self.sender) = (insights, ledger, sender)
    }

    /// Writes a new rule.
    ///
    /// - Throws: `AlertRefusal`.
    /// - Returns: its id.
    @discardableResult
    public func write(_ rule: AlertRule, by viewer: Viewer, in db: WriteSession) throws -> AlertRuleID {
        guard let owner = viewer.person else { throw AlertRefusal.unknown }
        guard try rules(of: owner, in: db).count < AlertRule.most else { throw AlertRefusal.tooMany }
        let id = insights.surroundings.newID(AlertRuleTag.self)
        try append(rule, to: id, of: owner, by: viewer, in: db)
        return id
    }

    /// Writes a rule anew; what it told before stays in its history.
    ///
    /// - Throws: `AlertRefusal`.
    public func change(_ id: AlertRuleID, to rule: AlertRule, by viewer: Viewer, in db: WriteSession) throws {
        let kept = try self.rule(id, of: viewer, in: db)
        guard kept.state != .ended else { throw AlertRefusal.unknown }
        try append(rule, to: id, of: kept.owner, by: viewer, in: db)
    }

    /// Ends a rule.
    ///
    /// - Throws: `AlertRefusal.unknown`.
    public func end(_ id: AlertRuleID, by viewer: Viewer, in db: WriteSession) throws {
        guard try rule(id, of: viewer, in: db).state != .ended else { return }
        let event = try NewEvent(kind: AlertEvent.Ended.kind, payload: AlertEvent.Ended())
        try ledger.append([event], to: AlertEvent.stream(id), by: viewer.actor(), in: db)
    }

    private func append(
        _ rule: AlertRule,
        to id: AlertRuleID,
        of owner: PersonID,
        by viewer: Viewer,
        in db: WriteSession
    ) throws {
        try check(rule, by: viewer, in: db)
        let event = AlertEvent.Written(
            owner: owner,
            agency: viewer.agencyOfOversight,
            indicator: rule.indicator,
            subject: rule.subject.word,
            condition: rule.condition.kind,
            bound: rule.condition.kind.bounds == nil ? nil : rule.condition.bound,
            days: rule.days,
            receivers: rule.receivers.map(\.word),
            quietDays: rule.quietDays,
            isPrompt: rule.isPrompt
        )
        try ledger.append(
            [try NewEvent(kind: AlertEvent.Written.kind, payload: event)],
            to: AlertEvent.stream(id),
            by: viewer.actor(),
            in: db
        )
    }

    /// Whether a rule makes sense, for a subject that its writer may see.
    private func check(_ rule: AlertRule, by viewer: Viewer, in db: ReadSession) throws {
        guard let sight = try insights.sight(of: viewer, in: db), sight.covers(rule.subject) else {
            throw AlertRefusal.unknown
        }
        guard let indicator = insights.shelf.indicator(rule.indicator, on: insights.surroundings.now.date) else {
            throw AlertRefusal.unknownIndicator
        }
        guard AlertRule.periods.contains(rule.days), AlertRule.pauses.contains(rule.quietDays) else {
            throw AlertRefusal.noSuchChoice
        }
        if let bounds = rule.condition.kind.bounds {
            guard let bound = rule.condition.bound, bound.isFinite else { throw AlertRefusal.boundMissing }
            guard bounds.contains(bound) else { throw AlertRefusal.boundOutside }
        }
        switch rule.condition.kind {
        case .behind where indicator.targets.isEmpty || indicator.direction == .none: throw AlertRefusal.noPath
        case .growing where indicator.formula?.isStock != true: throw AlertRefusal.notAStock
        case .growing where rule.condition.bound.map { $0 != $0.rounded() } ?? true: throw AlertRefusal.boundOutside
        default: break
        }
        guard try insights.rest(of: rule, sight, in: db) == nil else { throw AlertRefusal.unknownIndicator }
        guard !rule.receivers.isEmpty else { throw AlertRefusal.receiverMissing }
        let asksForRole = rule.receivers.contains { if case .role = $0 { true } else { false } }
        guard !asksForRole || viewer.agencyOfOversight != nil else { throw AlertRefusal.noAgency }
    }
}

extension AlertDesk {
    /// The rules that a person keeps, the newest first; not those that ended.
    public func rules(of owner: PersonID, in db: ReadSession) throws -> [KeptAlertRule] {
        try db.rows(
            """
            SELECT * FROM insight_alert_rule WHERE owner_id = \(owner) AND state <> 'ended' ORDER BY id DESC
            """
        ).compactMap(KeptAlertRule.init(row:))
    }

    /// A rule of the viewer.
    ///
    /// - Throws: `AlertRefusal.unknown`.
    public func rule(_ id: AlertRuleID, of viewer: Viewer, in db: ReadSession) throws -> KeptAlertRule {
        guard let owner = viewer.person,
            let row = try db.row(
                "SELECT * FROM insight_alert_rule WHERE id = \(id) AND owner_id = \(owner)"
            ), let rule = try KeptAlertRule(row: row)
        else { throw AlertRefusal.unknown }
        return rule
    }

    /// What the rules of a person told, the newest first; of one rule where it is named.
    public func alerts(
        of owner: PersonID,
        rule: AlertRuleID? = nil,
        limit: Int = 100,
        in db: ReadSession
    ) throws -> [Alert] {
        let only: SQL = rule.map { "AND a.rule_id = \($0)" } ?? ""
        return try db.rows(
            """
            SELECT a.* FROM insight_alert a JOIN insight_alert_rule r ON r.id = a.rule_id
            WHERE r.owner_id = \(owner) \(sql: only)
            ORDER BY a.fired_at DESC, a.rule_id, a.number DESC LIMIT \(limit)
            """
        ).compactMap(Alert.init(row:))
    }
}

extension Viewer {
    /// The agency of which the viewer is leader or head, the first of several.
    var agencyOfOversight: AgencyID? { posts.first { $0.role == .leader || $0.role == .head }?.agency }
}
