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

    private var rows: [Place: Int] = [:]
    /// The measures of all rows, one row after the other.
    private var amounts: [Int] = []

    /// How many rows it has.
    var count: Int { rows.count }

    /// Adds to all cuts of a lane and day.
    mutating func add(_ amounts: [(measure: Measure, amount: Int)], at place: Tally.Place) {
        for cut in Cut.allCases {
            let start = row(cut, place)
            for (measure, amount) in amounts { self.amounts[start + measure.position] += amount }
        }
    }

    /// Makes sure that a lane and day has its rows.
    mutating func open(_ place: Tally.Place) { add([], at: place) }

    /// Where a row begins.
    private mutating func row(_ cut: Cut, _ place: Tally.Place) -> Int {
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
        let sums = Measure.allCases.map { measure -> SQL in
            let name = measure.rawValue
            return "\(name: name) = insight_count.\(name: name) + excluded.\(name: name)"
        }
        try db.insert(
            values,
            into: "insight_count",
            ["cut", "lane", "period"] + Measure.allCases.map(\.rawValue),
            conflict: "ON CONFLICT (cut, lane, period) DO UPDATE SET \(sql: sums.joined(separator: ", "))"
        )
        rows = [:]
        amounts = []
    }
}
