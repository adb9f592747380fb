import Foundation

/// Trục số: the two ends of an axis and the few round values that are written on it, in steps of 1, 2 or 5.
public struct Axis: Hashable, Sendable {
    /// The lower end.
    public let low: Double
    /// The upper end.
    public let high: Double
    /// The values that are written, from low to high.
    public let ticks: [Double]

    /// An axis on which all the values have their place.
    ///
    /// - Parameters:
    ///   - values: what is drawn; those that are no numbers are passed over.
    ///   - fromZero: whether zero is on the axis: always for bars, whose length is the value.
    ///   - isWhole: whether only whole numbers are written.
    ///   - limits: ends that the axis does not go beyond, such as 0...1 for shares.
    ///   - steps: how many steps there are at most.
    public init(
        _ values: some Sequence<Double>,
        fromZero: Bool = false,
        isWhole: Bool = false,
        limits: ClosedRange<Double>? = nil,
        steps: Int = 5
    ) {
        let (low, high) = Self.ends(of: values, fromZero: fromZero)
        let (digit, exponent) = Self.step(from: low, to: high, isWhole: isWhole, atMost: max(1, steps))
        // Multiples of a power of ten below one are divided, not multiplied: 3 / 10 is 0.3, 3 * 0.1 is not.
        let power = pow(10, Double(abs(exponent)))
        func value(_ count: Int) -> Double {
            exponent < 0 ? Double(count * digit) / power : Double(count * digit) * power
        }
        let step = value(1)
        var first = Int((low / step + 1e-9).rounded(.down))
        var last = Int((high / step - 1e-9).rounded(.up))
        if let limits {
            if limits.contains(low) { first = max(first, Int((limits.lowerBound / step - 1e-9).rounded(.up))) }
            if limits.contains(high) { last = min(last, Int((limits.upperBound / step + 1e-9).rounded(.down))) }
        }
        ticks = (first...max(first + 1, last)).map(value)
        self.low = min(ticks.first ?? low, low)
        self.high = max(ticks.last ?? high, high)
    }

    /// Where a value lies between the ends, in thousandths; beyond them it is drawn at the end.
    public func thousandths(_ value: Double) -> Int {
        Int((min(1, max(0, (value - low) / (high - low))) * 1000).rounded())
    }

    private static func ends(of values: some Sequence<Double>, fromZero: Bool) -> (low: Double, high: Double) {
        var (low, high) = (Double.infinity, -Double.infinity)
        for value in values.lazy.compactMap(\.number) { (low, high) = (min(low, value), max(high, value)) }
        if low > high { return (0, 1) }
        if fromZero { (low, high) = (min(low, 0), max(high, 0)) }
        // All equal, or so near that the difference is only noise: some room on both sides, or up from zero.
        let size = max(abs(low), abs(high))
        if size < 1e-9 { return (0, 1) }
        return high - low > size * 1e-6 ? (low, high) : (low - size / 10, high + size / 10)
    }

    /// The smallest of 1, 2, 5 times a power of ten with which the whole axis has no more than so many steps.
    private static func step(from low: Double, to high: Double, isWhole: Bool, atMost steps: Int) -> (Int, Int) {
        var exponent = Int(log10((high - low) / Double(steps)).rounded(.down))
        if isWhole { exponent = max(0, exponent) }
        while true {
            for digit in [1, 2, 5] {
                let step = Double(digit) * pow(10, Double(exponent))
                let count = (high / step - 1e-9).rounded(.up) - (low / step + 1e-9).rounded(.down)
                if count <= Double(steps) { return (digit, exponent) }
            }
            exponent += 1
        }
    }
}
