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
        let table = try Self.table(String(csv))
        var days: [Day] = []
        var lineOfDate: [CivilDate: Int] = [:]
        for row in table.rows {
            let day = try Self.day(row)
            if let earlier = lineOfDate.updateValue(row.line, forKey: day.date) {
                throw .line(row.line, "\(day.date) stands on line \(earlier) already")
            }
            days.append(day)
        }
        let known = Set(days.map(\.date.year))
        guard let first = known.min(), let last = known.max() else { throw .empty }
        for year in first...last where !known.contains(year) { throw .gap(year: year) }
        try self.init(years: first...last, days: days)
    }

    private static func table(_ text: String) throws(HolidaysError) -> CSV {
        let table: CSV
        do {
            table = try CSV(text)
        } catch {
            throw .line(error.line, error.what)
        }
        guard table.header == ["date", "kind", "name"] else {
            throw .line(1, "the columns must be date,kind,name and are \(table.header.joined(separator: ","))")
        }
        return table
    }

    private static func day(_ row: CSV.Row) throws(HolidaysError) -> Day {
        guard let date = CivilDate(row.fields[0]) else { throw .line(row.line, "\(row.fields[0]) is not a date") }
        guard let kind = Kind(rawValue: row.fields[1]) else {
            let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw .line(row.line, "\(row.fields[1]) is not a kind; there are \(kinds)")
        }
        let name = VietnameseText.cleaned(row.fields[2])
        guard !name.isEmpty else { throw .line(row.line, "the name is empty") }
        let day = Day(date, kind, name: name)
        do {
            try check(day, in: date.year...date.year)
        } catch {
            throw .line(row.line, error.fault)
        }
        return day
    }
}
