/// Ngày dương lịch: a day of the Gregorian calendar, without a time of day or a zone.
///
/// Stored and compared as the number of days since 1970-01-01, so that arithmetic never meets a calendar library.
/// The conversion is Howard Hinnant's `days_from_civil` (public domain algorithm).
public struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    public let daysSinceEpoch: Int

    /// The day that lies `days` days after 1970-01-01.
    public init(daysSinceEpoch days: Int) {
        daysSinceEpoch = days
    }

    /// The day with this year, month (1...12) and day of the month (1...31), or nil where there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSinceEpoch = era * 146_097 + dayOfEra - 719_468
    }

    /// The day written as `2026-11-23` (ISO 8601) or, as Vietnamese people write it, `23/11/2026`.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        let separator = bytes.contains(UInt8(ascii: "/")) ? UInt8(ascii: "/") : UInt8(ascii: "-")
        let parts = bytes.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == 3,
            parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1) - 48 } }
        if separator == UInt8(ascii: "/") {
            guard parts[2].count == 4 else { return nil }
            self.init(year: numbers[2], month: numbers[1], day: numbers[0])
        } else {
            guard parts[0].count == 4 else { return nil }
            self.init(year: numbers[0], month: numbers[1], day: numbers[2])
        }
    }

    /// Year, month (1...12) and day of the month (1...31).
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = daysSinceEpoch + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The year.
    public var year: Int { parts.year }

    /// Thứ: day of the week.
    public var weekday: Weekday {
        let index = (daysSinceEpoch % 7 + 7 + 3) % 7
        return Weekday.allCases[index]
    }

    /// The day `days` days later (earlier where negative).
    public func adding(days: Int) -> CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch + days) }

    /// The same day of the month `months` months later (earlier where negative), or the last day of a shorter month; nil
    /// outside the years 1...9999.
    public func adding(months: Int) -> CivilDate? {
        let (year, month, day) = parts
        let (count, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow, count >= 0 else { return nil }
        let length = Self.length(ofMonth: count % 12 + 1, year: count / 12)
        return CivilDate(year: count / 12, month: count % 12 + 1, day: min(day, length))
    }

    /// Number of days in a month.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether the left day is the earlier.
    public static func < (left: CivilDate, right: CivilDate) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }
}

/// Thứ trong tuần, Monday first.
public enum Weekday: Int, CaseIterable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
}

extension CivilDate: CustomStringConvertible {
    /// `2026-11-23`.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(10)
        appendISO8601(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `23/11/2026`, as on Vietnamese forms.
    public var vietnamese: String {
        let (year, month, day) = parts
        return "\(padded(day, to: 2))/\(padded(month, to: 2))/\(year)"
    }
}

extension CivilDate: Codable {
    /// Reads the date as `2026-11-23`.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = CivilDate(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a date: YYYY-MM-DD expected")
            )
        }
        self = date
    }

    /// Writes the date as `2026-11-23`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}
