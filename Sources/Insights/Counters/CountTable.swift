import Kernel
import Storage

/// Bảng đếm trong bộ nhớ: counters that are added up before they are written, for a rebuild.
struct CountTable {
    /// A row of the table.
    private struct Place: Hashable {
        var cut: Cut
        var lane: Int64
        var period: Int

        /// As the rows lie in the table.
        static func < (left: Place, right: Place) -> Bool {
            (left.cut.rawValue, left.lane, left.period) < (right.cut.rawValue, right.lane, right.period)
        }
    }

    /// A lane on a day, which has a row in every cut.
    private struct Day: Hashable {
        var lane: Int64
        var day: Int
    }

    /// Where a row begins among the amounts.
    private var rows: [Place: Int] = [:]
    /// The measures of all rows, one row after the other.
    private var amounts: [Int] = []
    /// Where the rows of a lane and day are told among `starts`, so that one search finds them all.
    private var days: [Day: Int] = [:]
    private var starts: [Int] = []

    /// How many rows it has.
    var count: Int { rows.count }

    /// Adds to all cuts.
    mutating func add(_ flow: Flow) {
        let first = open(Tally.Place(lane: flow.lane, day: flow.day))
        for start in starts[first..<first + Cut.allCases.count] {
            amounts[start + flow.measure.position] += flow.amount
        }
    }

    /// Makes sure that a lane and day has its rows; where they are told.
    @discardableResult
    mutating func open(_ place: Tally.Place) -> Int {
        let day = Day(lane: place.lane.id, day: place.day.daysSinceEpoch)
        if let known = days[day] { return known }
        let first = starts.count
        for cut in Cut.allCases { starts.append(start(cut, place)) }
        days[day] = first
        return first
    }

    /// Where a row begins; a new one is nothing but zeros.
    private mutating func start(_ cut: Cut, _ place: Tally.Place) -> Int {
        let place = Place(cut: cut, lane: cut.lane(of: place.lane), period: cut.period(of: place.day))
        if let known = rows[place] { return known }
        let start = amounts.count
        rows[place] = start
        amounts.append(contentsOf: repeatElement(0, count: Measure.allCases.count))
        return start
    }

    /// Adds all rows to those that are written, and forgets them.
    mutating func write(in db: WriteSession) throws {
        let order = rows.sorted { $0.key < $1.key }
        let width = Measure.allCases.count
        let values = order.lazy.map { [amounts] place, start in
            var row = [place.cut.rawValue.sqlValue, place.lane.sqlValue, place.period.sqlValue]
            row.reserveCapacity(row.count + width)
            for amount in amounts[start..<start + width] { row.append(amount.sqlValue) }
            return row
        }
        try Self.add(values, of: Measure.allCases, in: db)
        self = CountTable()
    }

    /// Adds rows of cut, lane, period and these measures to those that are written.
    static func add(_ rows: some Collection<[SQLValue]>, of measures: [Measure], in db: WriteSession) throws {
        let sums = measures.map { measure -> SQL in
            let name = measure.rawValue
            return "\(name: name) = insight_count.\(name: name) + excluded.\(name: name)"
        }
        try db.insert(
            rows,
            into: "insight_count",
            ["cut", "lane", "period"] + measures.map(\.rawValue),
            conflict: "ON CONFLICT (cut, lane, period) DO UPDATE SET \(sql: sums.joined(separator: ", "))"
        )
    }
}
