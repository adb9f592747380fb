/// The covered days with running totals of their working time, so that no question walks from day to day.
///
/// Days are offsets from 1 January of the first covered year. Immutable and shared by all copies of a calendar:
/// a dozen bytes a day.
final class WorkTable: Sendable {
    let years: ClosedRange<Int>
    let firstDay: Int
    private let plans: [DayPlan]
    private let planOfDay: [UInt16]
    /// Working minutes of all days before this one; one entry more than days.
    private let minutesBefore: [Int32]
    /// Working days before this one; one entry more than days.
    private let workingBefore: [Int32]
    /// The working days in order.
    private let workingDays: [Int32]

    init(week: WorkWeek, holidays: Holidays, overrides: [CivilDate: [WorkSession]]) {
        years = holidays.years
        firstDay = Self.newYear(years.lowerBound)
        var builder = Builder(plain: DayPlan(week.plainDay))
        for day in firstDay..<Self.newYear(years.upperBound + 1) {
            let date = CivilDate(daysSinceEpoch: day)
            let sessions = overrides[date] ?? Self.sessions(on: date, week: week, exception: holidays[date]?.kind)
            builder.add(DayPlan(sessions), weekday: date.weekday)
        }
        plans = builder.plans
        planOfDay = builder.planOfDay
        minutesBefore = builder.minutesBefore
        workingBefore = builder.workingBefore
        workingDays = builder.workingDays
    }

    private static func newYear(_ year: Int) -> Int { CivilDate(year: year, month: 1, day: 1)?.daysSinceEpoch ?? 0 }

    private static func sessions(on date: CivilDate, week: WorkWeek, exception: Holidays.Kind?) -> [WorkSession] {
        switch exception {
        case nil: week[date.weekday]
        case .workingWeekend: week.plainDay
        case .holiday, .compensation, .swappedOff: []
        }
    }

    var count: Int { planOfDay.count }

    var totalMinutes: Int { Int(minutesBefore[count]) }

    var workingDayCount: Int { workingDays.count }

    func plan(_ day: Int) -> DayPlan { plans[Int(planOfDay[day])] }

    func minutes(before day: Int) -> Int { Int(minutesBefore[day]) }

    func workingDays(before day: Int) -> Int { Int(workingBefore[day]) }

    func isWorking(_ day: Int) -> Bool { workingBefore[day + 1] > workingBefore[day] }

    /// The working day with this number, counted from 0.
    func workingDay(_ number: Int) -> Int { Int(workingDays[number]) }

    /// The first day by whose end `target` (1...totalMinutes) minutes are worked.
    ///
    /// - Complexity: O(log n).
    func day(reaching target: Int) -> Int {
        minutesBefore.withUnsafeBufferPointer { totals in
            var (low, high) = (0, count - 1)
            while low < high {
                let middle = (low + high) / 2
                if Int(totals[middle + 1]) < target { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }
}

/// Collects the days one by one.
private struct Builder {
    let plain: DayPlan
    var plans: [DayPlan] = []
    var planOfDay: [UInt16] = []
    var minutesBefore: [Int32] = [0]
    var workingBefore: [Int32] = [0]
    var workingDays: [Int32] = []
    private var numbers: [DayPlan: UInt16] = [:]

    init(plain: DayPlan) {
        self.plain = plain
    }

    mutating func add(_ plan: DayPlan, weekday: Weekday) {
        let isWorking = plan.minutes > 0 && (!weekday.isWeekend || plan.minutes >= plain.minutes)
        if isWorking { workingDays.append(Int32(planOfDay.count)) }
        planOfDay.append(number(of: plan))
        minutesBefore.append((minutesBefore.last ?? 0) + Int32(plan.minutes))
        workingBefore.append(Int32(workingDays.count))
    }

    private mutating func number(of plan: DayPlan) -> UInt16 {
        if let number = numbers[plan] { return number }
        let number = UInt16(plans.count)
        plans.append(plan)
        numbers[plan] = number
        return number
    }
}
