import Kernel
import Territory
import Workbooks

/// Kiểm tra số liệu: holds every row against the indicators, the units of its day and the rows before, and finds all that is
/// wrong at once.
struct StatisticCheck {
    /// A row that can be imported.
    struct Value: Sendable {
        var line: Int
        var indicator: Indicator
        var unit: UnitID?
        var period: Period
        var number: DecimalText
    }

    let shelf: IndicatorShelf
    let atlas: Atlas
    let today: CivilDate

    private(set) var values: [Value] = []
    private(set) var problems: [StatisticProblem] = []
    private var lines: [Place: Int] = [:]
    private var mark: Character?

    private struct Place: Hashable {
        var indicator: String
        var unit: UnitID?
        var period: Period
    }

    init(_ sheet: StatisticSheet, shelf: IndicatorShelf, atlas: Atlas, today: CivilDate) {
        (self.shelf, self.atlas, self.today) = (shelf, atlas, today)
        for row in sheet.rows { take(row) }
        // One number such as 12.5 shows that the mark divides no thousands.
        if !values.contains(where: { $0.number.mark != nil && !$0.number.looksGrouped }) {
            for value in values where value.number.looksGrouped {
                problems.append(.twoMeanings(value.line, value.number.written))
            }
        }
        problems.sort { $0.line < $1.line }
    }

    private mutating func take(_ row: StatisticSheet.Row) {
        let number = number(row)
        let period = period(row)
        let day = period?.last ?? today
        let indicator = indicator(row, on: day)
        let unit = row.unit.isEmpty ? nil : atlas.unit(code: row.unit, on: day)?.id
        if !row.unit.isEmpty, unit == nil { problems.append(.unknownUnit(row.line, row.unit, day.vietnamese)) }
        guard let number, let period, let indicator, row.unit.isEmpty || unit != nil else { return }
        guard indicator.unit.admits(number.number), indicator.most.map({ number.number <= $0 }) ?? true else {
            return problems.append(.outOfRange(row.line, row.value))
        }
        let place = Place(indicator: indicator.key, unit: unit, period: period)
        if let other = lines[place] { return problems.append(.duplicate(row.line, of: other)) }
        lines[place] = row.line
        values.append(
            Value(line: row.line, indicator: indicator, unit: unit, period: period, number: number)
        )
    }

    private mutating func indicator(_ row: StatisticSheet.Row, on day: CivilDate) -> Indicator? {
        let known = shelf.groups.flatMap(\.indicators).filter { $0.key == row.indicator }
        guard !known.isEmpty else {
            problems.append(.unknownIndicator(row.line, row.indicator))
            return nil
        }
        guard let indicator = shelf.indicator(row.indicator, on: day) else {
            problems.append(.notReported(row.line, row.indicator, day.vietnamese))
            return nil
        }
        guard indicator.formula == nil else {
            problems.append(.counted(row.line, row.indicator))
            return nil
        }
        return indicator
    }

    private mutating func period(_ row: StatisticSheet.Row) -> Period? {
        let days = [row.first, row.last].map { (text: $0, day: CivilDate(written: $0)) }
        for (text, day) in days where day == nil { problems.append(.noDate(row.line, text)) }
        guard let first = days[0].day, let last = days[1].day else { return nil }
        guard first <= last else {
            problems.append(.backwards(row.line))
            return nil
        }
        guard last <= today else {
            problems.append(.notOver(row.line, last.vietnamese))
            return nil
        }
        return Period(first, last)
    }

    private mutating func number(_ row: StatisticSheet.Row) -> DecimalText? {
        guard let number = row.isTyped ? DecimalText(typed: row.value) : DecimalText(row.value) else {
            let isEmptyFormula = row.value == WorkbookTable.withoutValue
            problems.append(isEmptyFormula ? .formulaWithoutValue(row.line) : .noNumber(row.line, row.value))
            return nil
        }
        if let used = number.mark {
            guard mark == nil || mark == used else {
                problems.append(.twoMarks(row.line, row.value))
                return nil
            }
            mark = used
        }
        return number
    }
}

extension Indicator.Unit {
    /// Whether a number can be a value of this unit; growth in percent may be negative or above hundred.
    fileprivate func admits(_ number: Double) -> Bool {
        switch self {
        case .percent: true
        case .count: number >= 0 && number == number.rounded()
        case .rank: number >= 1 && number == number.rounded()
        case .dong, .minutes, .days, .points: number >= 0
        }
    }
}

extension CivilDate {
    /// A day as ISO 8601 (`2025-12-31`) or people in Vietnam (`31/12/2025`, `1/2/2025`) write it.
    init?(written text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 else {
            self.init(text)
            return
        }
        guard parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), parts[2].count == 4,
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
