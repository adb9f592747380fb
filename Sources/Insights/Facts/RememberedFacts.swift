import Directory
import Dossiers
import Kernel
import Storage

/// What a rebuild has in memory.
final class FactsInMemory {
    /// Dossiers that are worked on, or ended a short while ago.
    fileprivate var facts: [DossierID: DossierFact] = [:]
    fileprivate var lanes: [LaneKey: Lane] = [:]
    fileprivate var keys: [Int64: LaneKey] = [:]
    fileprivate var counts = CountTable()
    fileprivate var causes = CauseSheet()
    fileprivate var amended: [CivilDate: Int64] = [:]

    private let bounds: Bounds

    init(bounds: Bounds) {
        self.bounds = bounds
    }

    /// How much is kept; a fact and a row of counters have about 400 bytes each.
    struct Bounds: Sendable {
        var facts = 200_000
        var rows = 300_000
    }

    /// Whether it is time to write what has ended.
    var isFull: Bool { facts.count >= bounds.facts || counts.count + causes.count >= bounds.rows }
}

/// Facts and counters in memory, while all events are taken in one after the other.
///
/// What a fact stands for is counted when the fact is written, not at each of its events: the sum is the same.
struct RememberedFacts: FactHouse {
    let db: WriteSession
    let memory: FactsInMemory

    func lane(_ key: LaneKey) throws -> Lane {
        if let known = memory.lanes[key] { return known }
        let lane = try Lanes(db: db).lane(key)
        memory.lanes[key] = lane
        memory.keys[lane.id] = key
        return lane
    }

    func lane(_ lane: Lane, at agency: AgencyID) throws -> Lane {
        guard var key = memory.keys[lane.id] else { return lane }
        key.agency = agency.description
        return try self.lane(key)
    }

    func fact(of dossier: DossierID) throws -> DossierFact? {
        if let known = memory.facts[dossier] { return known }
        // It had ended and was written, and something happens to it once more.
        guard let stored = try FactStore(dossier: dossier, db: db).read() else { return nil }
        count(stored.standing.map(\.undone))
        memory.facts[dossier] = stored
        return stored
    }

    func open(_ fact: DossierFact, of dossier: DossierID) { memory.facts[dossier] = fact }

    func note(_ causes: NamedCauses, of dossier: DossierID, in lane: Lane, _ record: Recording) {
        memory.causes.add(causes, of: dossier, in: lane, record)
    }

    func change(_ change: FactChange, of dossier: DossierID) {
        memory.facts[dossier] = change.after
        // Event by event a day on which it would be overdue gets its row, whether it comes to that or not.
        if let place = change.after.placeOfDelay { memory.counts.open(place) }
        // What cancels out opens no row.
        for (place, amounts) in Tally(change.moves).changes {
            count(amounts.map { Flow(lane: place.lane, day: place.day, measure: $0.measure, amount: $0.amount) })
        }
        for day in change.amendedDays { memory.amended[day] = change.record }
    }

    private func count(_ flows: [Flow]) {
        for flow in flows { memory.counts.add(flow) }
    }

    /// Writes facts and counters.
    ///
    /// - Parameter onlyEnded: leaves the facts in memory to which something may still happen.
    /// - Throws: `StorageError`.
    func write(onlyEnded: Bool) throws {
        // A fact is large: none is copied for what its number is enough for.
        var dossiers: [DossierID] = []
        for (dossier, fact) in memory.facts where !onlyEnded || fact.isOver {
            dossiers.append(dossier)
            count(fact.standing)
        }
        dossiers.sort()
        try FactStore.write(dossiers, of: memory.facts, in: db)
        if onlyEnded { for dossier in dossiers { memory.facts[dossier] = nil } } else { memory.facts = [:] }
        try memory.counts.write(in: db)
        try memory.causes.write(in: db)
        try AmendedDays.write(memory.amended.map { (day: $0, record: $1) }, in: db)
        memory.amended = [:]
    }
}

extension DossierFact {
    /// Where and when it begins to count as overdue, if nothing more happens.
    fileprivate var placeOfDelay: Tally.Place? {
        guard acceptedAt != nil, let lateFrom else { return nil }
        return Tally.Place(lane: finishedLane ?? lane, day: lateFrom)
    }

    /// Whether nothing is to be expected any more.
    fileprivate var isOver: Bool { finishedAt != nil && (handedOverAt != nil || outcome != .result) }
}
