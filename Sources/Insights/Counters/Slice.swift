public import Catalogue
public import Directory
public import Kernel
public import Territory

/// Phạm vi số liệu: whose counters are added up; what is nil takes all.
public struct Slice: Hashable, Sendable {
    /// Cơ quan tiếp nhận.
    public var agencies: [AgencyID]?
    /// Cấp of the receiving agency.
    public var level: Level?
    /// Thủ tục.
    public var procedure: String?
    /// Lĩnh vực.
    public var field: String?
    /// Kênh nộp.
    public var channel: Channel?

    /// The whole province.
    public static let all = Slice()

    /// What is named, and all of the rest.
    public init(
        agencies: [AgencyID]? = nil,
        level: Level? = nil,
        procedure: String? = nil,
        field: String? = nil,
        channel: Channel? = nil
    ) {
        self.agencies = agencies
        self.level = level
        self.procedure = procedure
        self.field = field
        self.channel = channel
    }
}

extension Slice {
    /// What belongs to both; nil where nothing can.
    public func narrowed(to other: Slice) -> Slice? {
        var both = self
        func take<Value: Equatable>(_ path: WritableKeyPath<Slice, Value?>) -> Bool {
            guard let asked = other[keyPath: path] else { return true }
            guard let own = self[keyPath: path] else {
                both[keyPath: path] = asked
                return true
            }
            return own == asked
        }
        guard take(\.level), take(\.procedure), take(\.field), take(\.channel) else { return nil }
        if let asked = other.agencies {
            let shared = agencies.map { own in own.filter(asked.contains) } ?? asked
            guard !shared.isEmpty else { return nil }
            both.agencies = shared
        }
        return both
    }

    /// The same of all levels.
    var ofAllLevels: Slice {
        var slice = self
        slice.level = nil
        return slice
    }
}

/// Kỳ số liệu: days from the first to the last, both inclusive.
public struct Period: Hashable, Sendable {
    /// The first day.
    public var first: CivilDate
    /// The last day.
    public var last: CivilDate

    /// From a day to a day; of the two the earlier is the first.
    public init(_ first: CivilDate, _ last: CivilDate) {
        self.first = min(first, last)
        self.last = max(first, last)
    }

    /// The days that end with one.
    public init(days: Int, until last: CivilDate) {
        self.init(last.adding(days: 1 - days), last)
    }

    /// How many days.
    public var days: Int { last.daysSinceEpoch - first.daysSinceEpoch + 1 }

    /// As many days before it.
    public var before: Period { Period(days: days, until: first.adding(days: -1)) }

    /// `26/10/2026 – 24/11/2026`.
    public var vietnamese: String { "\(first.vietnamese) – \(last.vietnamese)" }
}

/// Chiều: by what counters are told apart.
public enum Dimension: String, CaseIterable, Hashable, Sendable {
    /// By receiving agency, its id.
    case agency
    /// By level of the receiving agency.
    case level
    /// By the unit for which it is decided, its id.
    case place
    /// By procedure, its code.
    case procedure
    /// By field.
    case field
    /// By channel.
    case channel
    /// By day, `2026-11-23`.
    case day
    /// By month, `2026-11`.
    case month
}

/// Một dòng số liệu: the values of the dimensions that were asked for, in their order, and the figures.
public struct FigureRow: Hashable, Sendable {
    /// Ids, codes, keys, days.
    public let key: [String]
    /// The sums.
    public let figures: Figures
}
