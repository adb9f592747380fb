public import Directory
public import Kernel

/// Names the ids of rules.
public enum AlertRuleTag {}
/// Mã của một quy tắc cảnh báo.
public typealias AlertRuleID = Identifier<AlertRuleTag>

/// Quy tắc cảnh báo: who wants to be told when a figure becomes what it should not be.
public struct AlertRule: Hashable, Sendable {
    /// Key of the indicator.
    public var indicator: String
    /// Of whom.
    public var subject: BoardSubject
    /// When it fires.
    public var condition: AlertCondition
    /// The days over which the figure is made; they end yesterday, or today for a prompt rule.
    public var days: Int
    /// Who is told.
    public var receivers: [AlertReceiver]
    /// It fires at most once in so many days.
    public var quietDays: Int
    /// Báo ngay: looked at every hour, not only in the morning of a working day.
    public var isPrompt: Bool

    /// A rule.
    public init(
        indicator: String,
        subject: BoardSubject,
        condition: AlertCondition,
        days: Int = 30,
        receivers: [AlertReceiver] = [.owner],
        quietDays: Int = 1,
        isPrompt: Bool = false
    ) {
        self.indicator = indicator
        self.subject = subject
        self.condition = condition
        self.days = days
        self.receivers = receivers
        self.quietDays = quietDays
        self.isPrompt = isPrompt
    }

    /// The periods that can be asked for.
    public static let periods = [7, 30, 90, 365]
    /// How seldom a rule may be asked to fire.
    public static let pauses = [1, 7, 30]
    /// How many rules one person keeps at most.
    public static let most = 50

    /// The days that a look on a day reads.
    public func period(on day: CivilDate) -> Period { Period(days: days, until: isPrompt ? day : day.adding(days: -1)) }
}

/// Điều kiện cảnh báo.
public struct AlertCondition: Hashable, Sendable {
    /// What makes a figure worth telling.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// Thấp hơn một số.
        case below
        /// Cao hơn một số.
        case above
        /// Chậm lộ trình mục tiêu.
        case behind = "behind_path"
        /// Tăng hoặc giảm hơn số phần trăm so với kỳ trước.
        case changed
        /// Số tồn tăng liên tục trong số ngày.
        case growing

        /// The bounds that make sense; nil where none is asked for.
        public var bounds: ClosedRange<Double>? {
            switch self {
            case .below, .above: -1e12...1e12
            case .behind: nil
            case .changed: 1...1000
            case .growing: 2...14
            }
        }
    }

    /// What makes it true.
    public var kind: Kind
    /// The number, per cent or days; nil for the path.
    public var bound: Double?

    /// A condition.
    public init(_ kind: Kind, _ bound: Double? = nil) {
        self.kind = kind
        self.bound = bound
    }
}

/// Người nhận cảnh báo.
public enum AlertReceiver: Hashable, Sendable {
    /// Who wrote the rule.
    case owner
    /// Lãnh đạo của cơ quan mà số liệu nói đến.
    case leaders
    /// Who has the role in the owner's agency.
    case role(DeskRole)

    /// All that can be chosen: other roles oversee no figures.
    public static let all: [AlertReceiver] = [.owner, .leaders, .role(.leader), .role(.head)]

    /// The receiver in forms and events.
    public var word: String {
        switch self {
        case .owner: "owner"
        case .leaders: "leaders"
        case .role(let role): "role:\(role.rawValue)"
        }
    }

    /// Reads it; nil where nobody is called so.
    public init?(word: String) {
        guard let known = Self.all.first(where: { $0.word == word }) else { return nil }
        self = known
    }
}
