public import HTML
public import Kernel

/// Lịch nhiệt: the days of twelve months, a square each, week by week; the deeper, the more.
///
/// The months lie in two halves, beside each other or, on a phone, below each other.
///
/// ```swift
/// HeatCalendar(
///     ChartFrame(Phrase(vi: "Hồ sơ nhận mỗi ngày", en: "Dossiers received each day")),
///     year: 2026,
///     values: [day: 214],
///     format: .count
/// )
/// ```
public struct HeatCalendar: Component, Sendable {
    let frame: ChartFrame
    /// The first day of each month.
    let months: [CivilDate]
    let values: [CivilDate: Double]
    let classes: ValueClasses
    let format: ValueFormat
    let until: CivilDate?

    /// The days of a year.
    ///
    /// - Parameters:
    ///   - frame: title and origin.
    ///   - year: which year.
    ///   - values: by day; a day without one is empty.
    ///   - classes: by which days are coloured; five of equal size where nothing is said.
    ///   - format: how values are written.
    ///   - until: the last day that has come; later ones are only outlined.
    public init(
        _ frame: ChartFrame,
        year: Int,
        values: [CivilDate: Double],
        classes: ValueClasses? = nil,
        format: ValueFormat,
        until: CivilDate? = nil
    ) {
        self.init(
            frame,
            from: CivilDate(year: year, month: 1, day: 1),
            values: values,
            classes: classes,
            format: format,
            until: until
        )
    }

    /// The days of the twelve months that end with the month of a day.
    ///
    /// - Parameters:
    ///   - frame: title and origin.
    ///   - last: the last day that has come; later ones of its month are only outlined.
    ///   - values: by day; a day without one is empty.
    ///   - classes: by which days are coloured; five of equal size where nothing is said.
    ///   - format: how values are written.
    public init(
        _ frame: ChartFrame,
        twelveMonthsUntil last: CivilDate,
        values: [CivilDate: Double],
        classes: ValueClasses? = nil,
        format: ValueFormat
    ) {
        let (year, month, _) = last.parts
        self.init(
            frame,
            from: CivilDate(year: month == 12 ? year : year - 1, month: month % 12 + 1, day: 1),
            values: values,
            classes: classes,
            format: format,
            until: last
        )
    }

    private init(
        _ frame: ChartFrame,
        from first: CivilDate?,
        values: [CivilDate: Double],
        classes: ValueClasses?,
        format: ValueFormat,
        until: CivilDate?
    ) {
        self.frame = frame
        months = (0..<12).compactMap { first?.adding(months: $0) }
        let end = first?.adding(months: 12)
        self.values = values.compactMapValues(\.number).filter { day, _ in
            first.map { $0 <= day } ?? false && end.map { day < $0 } ?? false
        }
        self.classes = classes ?? .quantiles(5, of: self.values.values.map { $0 })
        self.format = format
        self.until = until
    }

    /// Writes the calendar.
    public func write(to html: inout HTMLWriter) {
        let halves = [0, 6].compactMap { index -> Half? in
            guard months.indices.contains(index), let next = months[index].adding(months: 6) else { return nil }
            return Half(start: months[index], end: next.adding(days: -1))
        }
        html.chart(frame, "calendar", table: table(html.language), isEmpty: values.isEmpty) { html in
            html.div(.class("halves")) { html in
                for half in halves { write(half, to: &html) }
            }
            html.ul(.class("keys ranges")) { html in html.ranges(of: classes, format, hasGaps: values.count < 365) }
        }
    }

    /// Six months in columns of weeks that begin on Monday.
    struct Half {
        let start: CivilDate
        let end: CivilDate

        var days: [CivilDate] { (start.daysSinceEpoch...end.daysSinceEpoch).map(CivilDate.init(daysSinceEpoch:)) }

        /// The column of a day, from 0.
        func column(_ day: CivilDate) -> Int {
            (day.daysSinceEpoch - start.daysSinceEpoch + start.weekday.rawValue - 1) / 7
        }
    }

    /// Days of one class are one path: a square costs some ten bytes, and the table tells each day.
    func squares(_ half: Half) -> [(look: String, path: String)] {
        var paths: [String: PathData] = [:]
        for day in half.days {
            let look = classes.index(of: values[day]).map(classes.look) ?? (isAhead(day) ? "ahead" : "qx")
            let (x, y) = (half.column(day) * 12, (day.weekday.rawValue - 1) * 12)
            paths[look, default: PathData()].square(x + 1, y + 1, side: 10)
        }
        return paths.sorted { $0.key < $1.key }.map { ($0.key, $0.value.text) }
    }

    private func isAhead(_ day: CivilDate) -> Bool { until.map { day > $0 } ?? false }

    private func write(_ half: Half, to html: inout HTMLWriter) {
        let weeks = half.column(half.end) + 1
        let (from, to) = (MomentText.date(half.start, html.language), MomentText.date(half.end, html.language))
        html.svg(.class("weeks"), .role("img"), .aria("label", "\(frame.title[html.language]), \(from) – \(to)")) {
            html in
            html.g(.class("y")) { html in
                for (row, day) in Weekday.allCases.enumerated() where row % 2 == 0 {
                    html.label(Self.shortName(day, html.language), in: .y(percent((row * 2 + 1) * 500 / 7)))
                }
            }
            html.svg(.viewBox("0 0 \(weeks * 12) 84"), .preserveAspectRatio("none")) { html in
                for (look, path) in squares(half) { html.path(.class(look), .d(path)) }
            }
            html.g(.class("x")) { html in
                for day in half.days where day.parts.day == 1 {
                    let month = day.parts.month
                    html.label(
                        html.language == .vi
                            ? "T\(month)" : MomentText.date(day, .en).split(separator: " ")[1].description,
                        in: .x(percent((half.column(day) * 2 + 1) * 500 / weeks)),
                        .y("100%")
                    )
                }
            }
        }
    }

    private static func shortName(_ day: Weekday, _ language: Language) -> String {
        let number = day.rawValue
        if language == .en { return String(MomentText.weekday(day, .en).prefix(2)) }
        return number == 7 ? "CN" : "T\(number + 1)"
    }

    /// A row for each day of the month, a column for each month: twelve fit on a page.
    private func table(_ language: Language) -> ChartTable {
        ChartTable(
            corner: Phrase(vi: "Ngày", en: "Day"),
            columns: months.map { "\($0.parts.month)/\($0.parts.year)" },
            rows: (1...31).map { day in
                ChartTable.Row(
                    name: String(day),
                    cells: months.map { month in
                        let (year, number, _) = month.parts
                        guard let date = CivilDate(year: year, month: number, day: day) else { return "" }
                        return values[date].map { format.short($0, language) } ?? "–"
                    }
                )
            }
        )
    }
}

extension PathData {
    /// A square, its corner above on the left.
    mutating func square(_ x: Int, _ y: Int, side: Int) {
        move(to: x, y)
        line(to: x + side, y)
        line(to: x + side, y + side)
        line(to: x, y + side)
        close()
    }
}
