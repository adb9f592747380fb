public import Kernel

/// Dự báo: where an indicator will be if it goes on as in the last months.
///
/// Method: a straight line by least squares through the values of the last twelve whole months, and a band of 80 % for a
/// new value around it (prediction interval with Student's t). It needs six values. What was never below 0 is not expected
/// there, and a share not above 100.
public struct Forecast: Hashable, Sendable {
    /// What is expected on a day.
    public struct Point: Hashable, Sendable {
        /// The day.
        public let day: CivilDate
        /// The expected value.
        public let value: Double
        /// The lower bound of the band.
        public let low: Double
        /// The upper bound.
        public let high: Double
    }

    static let fewest = 6
    static let most = 12
    /// Quantile 0.9 of Student's t by degrees of freedom from 4, for a band of 80 %.
    private static let quantiles = [1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372]

    private let origin: Double
    private let meanX: Double
    private let meanY: Double
    private let slope: Double
    private let spread: Double
    private let count: Double
    private let squares: Double
    private let quantile: Double
    private let possible: ClosedRange<Double>

    /// The change of a month.
    public var changeOfMonth: Double { slope }

    /// A forecast from the trend of an indicator; nil where there are too few values.
    public init?(_ reading: IndicatorReading) {
        // The month under way is not over: its figure is not yet one of a month.
        let points = reading.trend.dropLast().suffix(Self.most).compactMap { point in
            point.value.map { (x: Double(point.month.monthNumber), y: $0) }
        }
        guard points.count >= Self.fewest else { return nil }
        count = Double(points.count)
        origin = points[0].x
        let middle = points.map(\.x).reduce(0, +) / count
        let level = points.map(\.y).reduce(0, +) / count
        squares = points.map { ($0.x - middle) * ($0.x - middle) }.reduce(0, +)
        guard squares > 0 else { return nil }
        slope = points.map { ($0.x - middle) * ($0.y - level) }.reduce(0, +) / squares
        (meanX, meanY) = (middle, level)
        let slope = slope
        let rest = points.map { point in
            let off = point.y - level - slope * (point.x - middle)
            return off * off
        }
        spread = (rest.reduce(0, +) / (count - 2)).squareRoot()
        quantile = Self.quantiles[min(points.count - Self.fewest, Self.quantiles.count - 1)]
        let most = reading.indicator.unit == .percent && points.allSatisfy { $0.y <= 100 } ? 100 : Double.infinity
        possible = (points.allSatisfy { $0.y >= 0 } ? 0 : -Double.infinity)...most
    }

    /// What is expected of the month of a day.
    public func point(on day: CivilDate) -> Point {
        let distance = Double(day.monthNumber) - meanX
        let value = meanY + slope * distance
        let band = quantile * spread * (1 + 1 / count + distance * distance / squares).squareRoot()
        func bounded(_ number: Double) -> Double { min(possible.upperBound, max(possible.lowerBound, number)) }
        return Point(day: day, value: bounded(value), low: bounded(value - band), high: bounded(value + band))
    }
}
