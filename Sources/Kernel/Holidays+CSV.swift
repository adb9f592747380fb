/// What is wrong with a list of holidays.
public enum HolidaysError: Error, Hashable, Sendable {
    /// A line of the file cannot be read, or says what cannot be; lines count from 1.
    case line(Int, String)
    /// No row, so no year is known.
    case empty
    /// Years that nobody has a calendar for: surely a slip of the pen.
    case implausible(ClosedRange<Int>)
    /// A year between others has no row: surely it was forgotten.
    case gap(year: Int)
    /// A day is named twice.
    case twice(CivilDate)
    /// A day lies outside the years that the list claims to know.
    case outsideYears(CivilDate)
    /// A working weekend day is no Saturday and no Sunday.
    case workingWeekendOnWeekday(CivilDate)
    /// A compensation or a swapped day off lies on a Saturday or Sunday, where nobody needs it.
    case dayOffOnWeekend(CivilDate)
}

extension HolidaysError: CustomStringConvertible {
    /// The fault in words, for the administrator who mends the file.
    public var description: String {
        switch self {
        case .line(let number, let fault): "holidays, line \(number): \(fault)"
        default: "holidays: \(fault)"
        }
    }

    fileprivate var fault: String {
        switch self {
        case .line(_, let fault): fault
        case .empty: "no row"
        case .implausible(let years): "years from \(years.lowerBound) to \(years.upperBound) are not plausible"
        case .gap(let year): "no row for \(year), though years before and after it are there"
        case .twice(let date): "\(date) is named twice"
        case .outsideYears(let date): "\(date) lies outside the years of the list"
        case .workingWeekendOnWeekday(let date): "\(date) is a working-weekend, but no Saturday or Sunday"
        case .dayOffOnWeekend(let date): "\(date) is a Saturday or Sunday, which is a rest day anyway"
        }
    }
}

extension Holidays {
    /// The holidays of a file with the columns `date,kind,name`; each year with a row counts as known in full.
    ///
    /// Dates are `2026-11-24`; a name with a comma stands in double quotes. Blank lines and CRLF are accepted.
    ///
    /// - Throws: `HolidaysError.line` with the number of the line at fault, `.empty`, `.gap`.
    public init(csv: some StringProtocol) throws(HolidaysError) {
        var days: [Day] = []
        var lineOfDate: [CivilDate: Int] = [:]
        var headerIsDue = true
        // Split bytes: to Swift, CR LF is one character that is not a line feed.
        for (index, bytes) in csv.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            let line = Self.withoutFrame(bytes)
            if line.isEmpty { continue }
            if headerIsDue {
                guard line == "date,kind,name" else {
                    throw .line(index + 1, "the columns must be date,kind,name and are \(line)")
                }
                headerIsDue = false
                continue
            }
            let day = try Self.day(line, number: index + 1)
            if let earlier = lineOfDate.updateValue(index + 1, forKey: day.date) {
                throw .line(index + 1, "\(day.date) stands on line \(earlier) already")
            }
            days.append(day)
        }
        let known = Set(days.map(\.date.year))
        guard let first = known.min(), let last = known.max() else { throw .empty }
        for year in first...last where !known.contains(year) { throw .gap(year: year) }
        try self.init(years: first...last, days: days)
    }

    private static func day(_ line: String, number: Int) throws(HolidaysError) -> Day {
        let fields = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3 else { throw .line(number, "three columns expected, \(fields.count) found") }
        guard let date = CivilDate(fields[0]) else { throw .line(number, "\(fields[0]) is not a date") }
        guard let kind = Kind(rawValue: String(fields[1])) else {
            let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw .line(number, "\(fields[1]) is not a kind; there are \(kinds)")
        }
        guard let name = name(fields[2]) else { throw .line(number, "the name is empty or wrongly quoted") }
        let day = Day(date, kind, name: name)
        do {
            try check(day, in: date.year...date.year)
        } catch {
            throw .line(number, error.fault)
        }
        return day
    }

    /// The bytes without a byte order mark, a carriage return and blanks around them.
    private static func withoutFrame(_ bytes: some Collection<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        return VietnameseText.trimmed(text.first == "\u{FEFF}" ? String(text.dropFirst()) : text)
    }

    private static func name(_ field: Substring) -> String? {
        guard field.first == "\"" else {
            return field.isEmpty || field.contains("\"") || field.contains(",")
                ? nil : VietnameseText.cleaned(String(field))
        }
        guard field.count > 2, field.last == "\"" else { return nil }
        let inner = field.dropFirst().dropLast()
        let parts = inner.split(separator: "\"\"", omittingEmptySubsequences: false)
        guard !parts.contains(where: { $0.contains("\"") }) else { return nil }
        return VietnameseText.cleaned(parts.joined(separator: "\""))
    }
}
