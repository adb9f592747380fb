import Kernel

/// Lát cắt: what the counters sum up over what; each flow is added to all six in the transaction of its event.
///
/// A board asks a cut that is small for its question: the 241 communes over five years are 15,000 rows by agency and month,
/// and millions by lane and day.
enum Cut: Int, CaseIterable {
    case laneByDay = 1
    case laneByMonth = 2
    case agencyByDay = 3
    case agencyByMonth = 4
    case procedureByDay = 5
    case procedureByMonth = 6

    /// Which of a dossier's lanes it sums up.
    func lane(of lane: Lane) -> Int64 {
        switch self {
        case .laneByDay, .laneByMonth: lane.id
        case .agencyByDay, .agencyByMonth: lane.agencyLane
        case .procedureByDay, .procedureByMonth: lane.procedureLane
        }
    }

    /// The period into which a day falls.
    func period(of day: CivilDate) -> Int {
        switch self {
        case .laneByDay, .agencyByDay, .procedureByDay: day.daysSinceEpoch
        case .laneByMonth, .agencyByMonth, .procedureByMonth: day.monthNumber
        }
    }
}

extension CivilDate {
    /// Months since January of year 0: what a monthly counter is called by.
    var monthNumber: Int {
        let (year, month, _) = parts
        return year * 12 + month - 1
    }

    /// The last day of its month.
    var lastOfMonth: CivilDate { CivilDate(monthNumber: monthNumber + 1).map { $0.adding(days: -1) } ?? self }

    /// The first day of a month that is called by its number.
    init?(monthNumber: Int) {
        self.init(year: monthNumber / 12, month: monthNumber % 12 + 1, day: 1)
    }
}
