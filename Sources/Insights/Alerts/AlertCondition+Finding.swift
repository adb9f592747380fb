/// Kết quả soi một quy tắc: whether a figure is as a condition says, and what it was held against.
public struct AlertFinding: Hashable, Sendable {
    /// Whether the rule speaks.
    public var isTrue: Bool
    /// The figure.
    public var value: Double
    /// The threshold, the path of the day, the period before, or where the growth began.
    public var compared: Double?
}

extension AlertCondition {
    /// Holds a figure against the condition.
    ///
    /// - Parameters:
    ///   - reading: the figure of the rule's period.
    ///   - days: what stood at the end of each day, for a stock that grows; the oldest first.
    /// - Returns: nil where it cannot be told: no value, no path, nothing before.
    func finding(_ reading: IndicatorReading, days: [Double?]) -> AlertFinding? {
        guard let value = reading.value, value.isFinite else { return nil }
        switch kind {
        case .below: return bound.map { .init(isTrue: value < $0, value: value, compared: $0) }
        case .above: return bound.map { .init(isTrue: value > $0, value: value, compared: $0) }
        case .behind:
            guard reading.standing != .unjudged, let path = reading.path else { return nil }
            return .init(isTrue: reading.standing == .behind, value: value, compared: path)
        case .changed:
            guard let bound, let before = reading.before, before != 0 else { return nil }
            return .init(isTrue: abs(value - before) * 100 > bound * abs(before), value: value, compared: before)
        case .growing:
            let known = days.compactMap(\.self)
            guard let bound, let first = known.first, let last = known.last, known.count == Int(bound) + 1 else {
                return nil
            }
            return .init(isTrue: zip(known, known.dropFirst()).allSatisfy(<), value: last, compared: first)
        }
    }
}

extension Formula {
    /// Whether it says what stands, and nothing of what happened: then each day has its own value.
    public var isStock: Bool {
        references.isEmpty && !words.isEmpty
            && words.allSatisfy { if case .stock = $0 { true } else { false } }
    }
}
