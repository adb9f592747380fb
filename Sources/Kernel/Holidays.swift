/// Ngày nghỉ lễ, nghỉ bù, hoán đổi: the dated exceptions to the working week, as the state announces them each year.
public struct Holidays: Hashable, Sendable {
    /// Why a day is not what its weekday says.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// Ngày lễ, Tết: a public holiday (Bộ luật Lao động 2019, Điều 112).
        case holiday
        /// Nghỉ bù: a day off for a holiday that fell on a weekend.
        case compensation
        /// Nghỉ hoán đổi: a working day given off, made up for by a working weekend day.
        case swappedOff = "swapped-off"
        /// Làm bù: a Saturday or Sunday worked for a swapped day off.
        case workingWeekend = "working-weekend"
    }

    /// One exception.
    public struct Day: Hashable, Sendable {
        /// The civil date; a holiday of several days has a line for each.
        public let date: CivilDate
        /// What kind of exception it is.
        public let kind: Kind
        /// What people call it, in Vietnamese.
        public let name: String

        /// An exception on a date.
        public init(_ date: CivilDate, _ kind: Kind, name: String) {
            self.date = date
            self.kind = kind
            self.name = name
        }
    }

    /// The years for which all exceptions are known.
    public let years: ClosedRange<Int>
    /// The exceptions, by date, at most one a day.
    public let days: [Day]

    /// Exceptions of years that are known in full.
    ///
    /// - Throws: `HolidaysError` where the years are not within 1900...2999, a day is named twice, lies outside the
    ///   years, or is of a kind that its weekday cannot be.
    public init(years: ClosedRange<Int>, days: [Day]) throws(HolidaysError) {
        guard years.lowerBound >= 1900, years.upperBound <= 2999 else { throw .implausible(years) }
        let sorted = days.sorted { $0.date < $1.date }
        for day in sorted { try Self.check(day, in: years) }
        for (left, right) in zip(sorted, sorted.dropFirst()) where left.date == right.date {
            throw .twice(left.date)
        }
        self.years = years
        self.days = sorted
    }

    /// The exception on a day, where there is one.
    ///
    /// - Complexity: O(log n).
    public subscript(_ date: CivilDate) -> Day? {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle].date < date { low = middle + 1 } else { high = middle }
        }
        return low < days.count && days[low].date == date ? days[low] : nil
    }

    static func check(_ day: Day, in years: ClosedRange<Int>) throws(HolidaysError) {
        guard years.contains(day.date.year) else { throw .outsideYears(day.date) }
        let isWeekend = day.date.weekday.isWeekend
        switch day.kind {
        case .holiday: break
        case .workingWeekend: if !isWeekend { throw .workingWeekendOnWeekday(day.date) }
        case .compensation, .swappedOff: if isWeekend { throw .dayOffOnWeekend(day.date) }
        }
    }
}

extension Weekday {
    /// Whether it is Saturday or Sunday.
    public var isWeekend: Bool { self == .saturday || self == .sunday }
}
