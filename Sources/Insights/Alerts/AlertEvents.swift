import Directory
import Kernel
import Ledger

/// What happens to a rule: events of the stream `alert-rule:<id>`.
enum AlertEvent {
    static let subject = "alert-rule"

    static func stream(_ id: AlertRuleID) -> String { "\(subject):\(id)" }

    /// A rule was written, or written anew; it waits afterwards.
    struct Written: Codable, Sendable {
        static let kind = "alert-rule.written"

        var owner: PersonID
        var agency: AgencyID?
        var indicator: String
        var subject: String
        var condition: AlertCondition.Kind
        var bound: Double?
        var days: Int
        var receivers: [String]
        var quietDays: Int
        var isPrompt: Bool
    }

    /// Its condition became true.
    struct Fired: Codable, Sendable {
        static let kind = "alert-rule.fired"

        var value: Double
        var compared: Double?
        var first: CivilDate
        var last: CivilDate
        /// Who got the message.
        var told: [PersonID]
        /// How many did not, since they may not see the figure.
        var withheld: Int
    }

    /// Its condition is true no more.
    struct Over: Codable, Sendable {
        static let kind = "alert-rule.over"

        var value: Double
    }

    /// It cannot be looked at.
    struct Rested: Codable, Sendable {
        static let kind = "alert-rule.rested"

        var reason: AlertRest
    }

    /// What kept it from being looked at is gone.
    struct Resumed: Codable, Sendable {
        static let kind = "alert-rule.resumed"
    }

    /// Its owner wants it no more.
    struct Ended: Codable, Sendable {
        static let kind = "alert-rule.ended"
    }
}

/// Vì sao quy tắc tạm nghỉ.
public enum AlertRest: String, Codable, CaseIterable, Sendable {
    /// There is no such indicator any more.
    case indicatorGone = "indicator_gone"
    /// It is not reported for the subject, or has no path of targets any more.
    case indicatorSilent = "indicator_silent"
    /// The agency, district or procedure is no more.
    case subjectGone = "subject_gone"
    /// The owner may not see the figure any more.
    case ownerLostSight = "owner_lost_sight"
}
