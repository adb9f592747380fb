import Kernel
import Storage

/// Một lượt đếm: so much of a measure, in a lane, on a day.
struct Flow: Hashable, Sendable {
    var lane: Lane
    var day: CivilDate
    var measure: Measure
    var amount: Int

    /// The same, taken back.
    var undone: Flow { Flow(lane: lane, day: day, measure: measure, amount: -amount) }
}

/// What an event adds to the counters.
struct Tally {
    /// A lane on a day.
    struct Place: Hashable {
        var lane: Lane
        var day: CivilDate
    }

    /// Only what changes.
    private(set) var changes: [(place: Place, amounts: [(measure: Measure, amount: Int)])] = []

    init(_ flows: [Flow]) {
        var sums: [Place: [Measure: Int]] = [:]
        for flow in flows {
            sums[Place(lane: flow.lane, day: flow.day), default: [:]][flow.measure, default: 0] += flow.amount
        }
        for (place, amounts) in sums {
            let changed = amounts.filter { $0.value != 0 }
            guard !changed.isEmpty else { continue }
            // Column by column in one order, so that few statements serve all events.
            changes.append((place, changed.map { ($0.key, $0.value) }.sorted { $0.0.position < $1.0.position }))
        }
    }

    /// Adds it to all cuts, in one statement for each lane and day.
    func add(in db: WriteSession) throws {
        for (place, amounts) in changes {
            let rows = Cut.allCases.map { cut -> [SQLValue] in
                [cut.rawValue.sqlValue, cut.lane(of: place.lane).sqlValue, cut.period(of: place.day).sqlValue]
                    + amounts.map(\.amount.sqlValue)
            }
            try CountTable.add(rows, of: amounts.map(\.measure), in: db)
        }
    }
}

extension SQL {
    /// The column of a measure.
    init(name measure: Measure) {
        self = "\(name: measure.rawValue)"
    }
}
