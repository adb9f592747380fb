import Directory
import Dossiers
import Kernel
import Storage

/// Nơi giữ mặt thống kê: where facts and counters lie while events are taken in: in their tables, or in memory while they are
/// made anew.
protocol FactHouse {
    /// The lane of a key; a new one where there is none yet.
    func lane(_ key: LaneKey) throws -> Lane
    /// The same lane at another agency.
    func lane(_ lane: Lane, at agency: AgencyID) throws -> Lane
    /// What is known of a dossier.
    func fact(of dossier: DossierID) throws -> DossierFact?
    /// Keeps a new fact, and counts what it stands for.
    func open(_ fact: DossierFact, of dossier: DossierID) throws
    /// Keeps the grounds that an event names, and counts them.
    func note(_ causes: NamedCauses, of dossier: DossierID, in lane: Lane, _ record: Recording) throws
    /// Keeps a changed fact, and counts the difference.
    func change(_ change: FactChange, of dossier: DossierID) throws
}

/// What an event changes.
struct FactChange {
    var before: DossierFact
    var after: DossierFact
    /// When it happened, and by which record.
    var day: CivilDate
    var record: Int64
    /// What it counts by itself.
    var happenings: [Flow] = []

    /// What it changes of the days before and after it, apart from what the facts stand for.
    var moves: [Flow] {
        before.standstill(on: day).map(\.undone) + after.standstill(on: day) + happenings
    }

    /// Days that were over and now count something else.
    var amendedDays: Set<CivilDate> {
        let days = happenings.lazy.map(\.day).filter { $0 < day }
        guard before.submittedAt.date < day, before != after else { return Set(days) }
        let (old, new) = (before.standing.filter { $0.day < day }, after.standing.filter { $0.day < day })
        return Set(days).union(old == new ? [] : Set(old).symmetricDifference(new).map(\.day))
    }
}

extension FactHouse {
    /// Takes one deed into facts and counters.
    func take(_ deed: FactDeed, _ record: Recording, of dossier: DossierID) throws {
        if case .submitted(let intake) = deed {
            let fact = DossierFact(intake, lane: try lane(LaneKey(intake)), at: record.time)
            return try open(fact, of: dossier)
        }
        guard let before = try fact(of: dossier) else { return }
        var change = FactChange(before: before, after: before, day: record.time.date, record: record.sequence)
        try change.after.apply(deed, record, house: self, happenings: &change.happenings)
        switch deed {
        case .refused(let causes), .supplementRequested(let causes):
            try note(causes, of: dossier, in: change.after.lane, record)
        default: break
        }
        guard change.after != before || !change.happenings.isEmpty else { return }
        try self.change(change, of: dossier)
    }
}

/// Facts and counters in their tables, event by event.
struct StoredFacts: FactHouse {
    let db: WriteSession

    func lane(_ key: LaneKey) throws -> Lane { try Lanes(db: db).lane(key) }

    func lane(_ lane: Lane, at agency: AgencyID) throws -> Lane {
        let lanes = Lanes(db: db)
        return try lanes.key(of: lane, at: agency).map(lanes.lane) ?? lane
    }

    func fact(of dossier: DossierID) throws -> DossierFact? { try FactStore(dossier: dossier, db: db).read() }

    func open(_ fact: DossierFact, of dossier: DossierID) throws {
        try FactStore(dossier: dossier, db: db).insert(fact)
        try Tally(fact.standing).add(in: db)
    }

    func note(_ causes: NamedCauses, of dossier: DossierID, in lane: Lane, _ record: Recording) throws {
        var sheet = CauseSheet()
        sheet.add(causes, of: dossier, in: lane, record)
        try sheet.write(in: db)
    }

    func change(_ change: FactChange, of dossier: DossierID) throws {
        try FactStore(dossier: dossier, db: db).update(change.after)
        try Tally(change.before.standing.map(\.undone) + change.after.standing + change.moves).add(in: db)
        try AmendedDays.note(change.amendedDays, by: change.record, in: db)
    }
}
