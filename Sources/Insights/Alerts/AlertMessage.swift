public import Directory
public import Kernel
public import Storage

/// Tin cảnh báo: what one person is told of a rule; how it is worded, the house decides.
public struct AlertMessage: Sendable {
    /// Why it is sent.
    public enum Reason: Hashable, Sendable {
        /// The condition became true.
        case fired(AlertFinding, Period)
        /// It is true no more.
        case over(AlertFinding, Period)
        /// The rule cannot be looked at any more.
        case rested(AlertRest)
    }

    /// To whom.
    public let receiver: PersonID
    /// Which rule.
    public let id: AlertRuleID
    /// What it says.
    public let rule: AlertRule
    /// The indicator; nil where there is none any more.
    public let indicator: Indicator?
    /// What the subject is called.
    public let subject: String
    /// Why.
    public let reason: Reason
}

/// Gửi cảnh báo: how alerts reach people; wired to the in-boxes where the program is put together.
public struct AlertSender: Sendable {
    /// Writes the messages in the transaction of what they tell of.
    public var send: @Sendable (_ messages: [AlertMessage], _ db: WriteSession) throws -> Void

    /// A sender that calls the closure.
    public init(send: @escaping @Sendable (_ messages: [AlertMessage], _ db: WriteSession) throws -> Void) {
        self.send = send
    }
}
