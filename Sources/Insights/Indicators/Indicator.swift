public import Catalogue
public import Kernel
import Territory

/// Chỉ tiêu: what a leader wants to know, as data: how it is worked out, for whom, and where it should be when.
public struct Indicator: Hashable, Sendable {
    /// Đơn vị tính.
    public enum Unit: String, CaseIterable, Codable, Sendable {
        /// Phần trăm.
        case percent
        /// A number of things.
        case count
        /// Đồng.
        case dong
        /// Phút.
        case minutes
        /// Ngày.
        case days
        /// Điểm.
        case points
        /// Thứ hạng: 1 is best.
        case rank
    }

    /// Nguồn: where the figure comes from.
    public enum Source: Hashable, Sendable {
        /// Worked out from what the ledger counted.
        case ledger(Formula)
        /// Số liệu nhập: taken over from a statistic that another body made.
        case imported
    }

    /// Chiều tốt.
    public enum Direction: String, CaseIterable, Codable, Sendable {
        /// Càng cao càng tốt.
        case up
        /// Càng thấp càng tốt.
        case down
        /// It informs and judges nothing.
        case none
    }

    /// Its key in addresses, files and formulas: `dung-han`.
    public let key: String
    /// The group of the file that it stands in.
    public let group: String
    /// Tên chỉ tiêu.
    public let name: Bilingual
    /// Định nghĩa: what is counted, in a sentence that stands beside the figure.
    public let definition: Bilingual
    /// Đơn vị chủ trì.
    public let owner: String
    /// Đơn vị tính.
    public let unit: Unit
    /// Nguồn.
    public let source: Source
    /// Of all dossiers, those of a level, a field, a procedure or a channel.
    public let slice: Slice
    /// Chiều tốt.
    public let direction: Direction
    /// Lộ trình: where it should be when, the earliest first.
    public let targets: [Target]
    /// Điểm tối đa; nil where there is no such bound.
    public let most: Double?
    /// Căn cứ.
    public let basis: String
    /// Whether everybody may see it.
    public let isPublic: Bool
    /// The first day on which it is reported.
    public let validFrom: CivilDate
    /// The first day on which it is no more.
    public let validTo: CivilDate?

    /// Whether it is reported on a day.
    public func isValid(on day: CivilDate) -> Bool { validFrom <= day && validTo.map { day < $0 } ?? true }

    /// The formula, where it is worked out.
    public var formula: Formula? {
        if case .ledger(let formula) = source { formula } else { nil }
    }
}

/// Mục tiêu: the value that an indicator should have on a day.
public struct Target: Hashable, Codable, Sendable {
    /// The day.
    public var on: CivilDate
    /// The value, in the unit of the indicator.
    public var value: Double
}

/// Đánh giá: how a value stands to the path of its targets.
public enum Standing: String, Hashable, Sendable {
    /// Đạt mục tiêu cuối.
    case reached
    /// Đúng lộ trình.
    case onTrack
    /// Chậm lộ trình.
    case behind
    /// Chưa có số liệu.
    case unknown
    /// No target is set.
    case unjudged
}

extension Indicator {
    /// The target that counts on a day: the next one, or the last.
    public func target(after day: CivilDate) -> Target? {
        targets.first { $0.on >= day } ?? targets.last
    }

    /// Where the path is on a day: between two targets in a straight line; nil before the first.
    public func path(on day: CivilDate) -> Double? {
        guard let next = targets.firstIndex(where: { $0.on >= day }) else { return targets.last?.value }
        let to = targets[next]
        guard next > 0 else { return to.on == day ? to.value : nil }
        let from = targets[next - 1]
        let share =
            Double(day.daysSinceEpoch - from.on.daysSinceEpoch) / Double(to.on.daysSinceEpoch - from.on.daysSinceEpoch)
        return from.value + (to.value - from.value) * share
    }

    /// How a value of a day stands to the path.
    public func standing(of value: Double?, on day: CivilDate) -> Standing {
        guard let value else { return .unknown }
        guard direction != .none, let end = targets.last else { return .unjudged }
        func isGood(_ goal: Double) -> Bool { direction == .up ? value >= goal : value <= goal }
        if isGood(end.value) { return .reached }
        guard let goal = path(on: day) else { return .behind }
        return isGood(goal) ? .onTrack : .behind
    }
}
