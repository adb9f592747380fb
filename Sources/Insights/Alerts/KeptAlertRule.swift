public import Directory
public import Kernel
public import Storage

/// Quy tắc đã lập: a rule with what became of it.
public struct KeptAlertRule: Hashable, Sendable, Identifiable {
    /// Trạng thái.
    public enum State: String, CaseIterable, SQLConvertible, Sendable {
        /// Its condition is not true.
        case waiting
        /// Its condition is true, and people were told.
        case firing
        /// It cannot be looked at.
        case resting
        /// Its owner ended it.
        case ended
    }

    /// Identity.
    public let id: AlertRuleID
    /// Who wrote it.
    public let owner: PersonID
    /// The owner's agency when it was written.
    public let agency: AgencyID?
    /// What it says.
    public let rule: AlertRule
    /// What became of it.
    public let state: State
    /// Why it rests.
    public let rest: AlertRest?
    /// How many events it has.
    public let position: Int
    /// When it was written, or written anew.
    public let writtenAt: Instant
    /// When it fired last.
    public let firedAt: Instant?

    init?(row: Row) throws {
        let (subject, condition): (String, String) = (try row["subject"], try row["condition"])
        let (bound, receivers): (String?, String) = (try row["bound"], try row["receivers"])
        guard let subject = BoardSubject(word: subject), let kind = AlertCondition.Kind(rawValue: condition) else {
            return nil
        }
        (id, owner, agency) = (try row["id"], try row["owner_id"], try row["agency_id"])
        rule = AlertRule(
            indicator: try row["indicator"],
            subject: subject,
            condition: AlertCondition(kind, bound.flatMap(Double.init)),
            days: try row["days"],
            receivers: receivers.split(separator: " ").compactMap { AlertReceiver(word: String($0)) },
            quietDays: try row["quiet_days"],
            isPrompt: try row["is_prompt"]
        )
        state = try row["state"]
        rest = (try row["reason"] as String?).flatMap(AlertRest.init)
        (position, writtenAt, firedAt) = (try row["position"], try row["written_at"], try row["fired_at"])
    }
}

/// Cảnh báo: one time when a rule fired.
public struct Alert: Hashable, Sendable {
    /// Of which rule.
    public let rule: AlertRuleID
    /// 1, 2 … of the rule.
    public let number: Int
    /// Key of the indicator.
    public let indicator: String
    /// Of whom.
    public let subject: BoardSubject
    /// The figure as it stood.
    public let value: Double
    /// With what it was compared.
    public let compared: Double?
    /// The days of the figure.
    public let period: Period
    /// When.
    public let firedAt: Instant
    /// How many people got the message.
    public let told: Int
    /// How many did not, since they may not see the figure.
    public let withheld: Int
    /// When the condition was true no more.
    public let overAt: Instant?
    /// The figure then; nil where there was none any more.
    public let overValue: Double?

    init?(row: Row) throws {
        let word: String = try row["subject"]
        let (value, compared): (String, String?) = (try row["value"], try row["compared"])
        guard let subject = BoardSubject(word: word), let value = Double(value) else { return nil }
        (rule, number, indicator) = (try row["rule_id"], try row["number"], try row["indicator"])
        (self.subject, self.value, self.compared) = (subject, value, compared.flatMap(Double.init))
        period = Period(try row["first_day"], try row["last_day"])
        (firedAt, overAt) = (try row["fired_at"], try row["over_at"])
        overValue = (try row["over_value"] as String?).flatMap(Double.init)
        (told, withheld) = (try row["told"], try row["withheld"])
    }
}
