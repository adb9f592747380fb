import Catalogue
import Directory
import Dossiers
import Kernel
import Storage
import Territory

/// Diễn tiến: the dossiers under way in a simulation, driven through the real engine.
///
/// A value: a transaction works on a copy and gives it back, so that one which is taken back leaves nothing behind.
struct Course: Sendable {
    let world: World
    private(set) var agenda = Agenda()
    private(set) var cases: [Int: Case] = [:]
    private(set) var tally = Tally()
    private var count = 0

    /// What the course stands in; does not change.
    struct World: Sendable {
        let clock: VirtualClock
        let dossiers: Dossiers
        let directory: Directory
        let staff: Staff
        let calendars: [AgencyID: WorkCalendar]
        let atlas: Atlas
        /// Nothing happens from here on.
        let end: Instant
    }

    /// A dossier under way.
    struct Case: Sendable {
        var id: DossierID
        var version: ProcedureVersion
        var citizen: Viewer?
        var channel: Channel
        var field: String
        var fate: Fate
        var flaw: Flaw?
        var chance: SeededGenerator
        /// Counts the desks, so that an old appointment with one is known.
        var turn = 0
        /// The steps at which it has been: who sees it again knows it already.
        var seen: Set<String> = []
        /// Working minutes of the desks are multiplied by this and divided by 1000.
        var scale = 500
    }

    init(_ world: World) {
        self.world = world
    }

    /// Sends in what was prepared, in order of time, and does between all that falls due.
    mutating func run(_ prepared: [Prepared], in db: WriteSession) throws {
        for dossier in prepared {
            try run(until: dossier.moment, in: db)
            world.clock.set(dossier.moment)
            try attempt { try $0.submit(dossier, in: db) }
        }
    }

    /// Does all that falls due before a moment, at most so many things.
    ///
    /// - Returns: whether something is left before that moment.
    @discardableResult
    mutating func run(until moment: Instant, atMost limit: Int = .max, in db: WriteSession) throws -> Bool {
        var done = 0
        while let next = agenda.next, next < moment {
            guard done < limit else { return true }
            guard let entry = agenda.take() else { return false }
            world.clock.set(entry.moment)
            try attempt { try $0.make(entry.move, in: db) }
            done += 1
        }
        return false
    }

    /// A refusal ends the dossier's part in the simulation and is counted; the tests ask for none.
    private mutating func attempt(_ body: (inout Course) throws -> Void) throws {
        do {
            try body(&self)
        } catch let refusal as DossierRefusal {
            tally.refusals[refusal.code, default: 0] += 1
        }
    }

    private mutating func make(_ move: Move, in db: WriteSession) throws {
        switch move {
        case .intake(let index): try with(index) { try $0.intake(&$1, index, in: db) }
        case .work(let index, let turn):
            guard cases[index]?.turn == turn else { return }
            try with(index) { try $0.work(&$1, index, in: db) }
        case .mend(let index): try with(index) { try $0.mend(&$1, index, in: db) }
        case .pay(let index): try with(index) { try $0.pay(&$1, index, in: db) }
        case .extend(let index): try with(index) { try $0.extend(&$1, in: db) }
        case .answer(let index, let opinion): try with(index) { try $0.answer(&$1, opinion, in: db) }
        case .withdraw(let index): try with(index) { try $0.withdraw(&$1, index, in: db) }
        case .confirmWithdrawal(let index): try with(index) { try $0.confirmWithdrawal(&$1, index, in: db) }
        case .stop(let index): try with(index) { try $0.stop(&$1, index, in: db) }
        case .rate(let index): try with(index) { try $0.rate(&$1, in: db) }
        }
    }

    private mutating func with(_ index: Int, _ body: (inout Course, inout Case) throws -> Void) throws {
        // Taken out, so that a refusal on the way ends it.
        guard var one = cases.removeValue(forKey: index) else { return }
        try body(&self, &one)
        if !one.isOver { cases[index] = one }
    }

    mutating func begin(_ new: Case) -> Int {
        count += 1
        cases[count] = new
        return count
    }

    mutating func note(_ path: WritableKeyPath<Tally, Int>) { tally[keyPath: path] += 1 }

    mutating func put(_ move: Move, at moment: Instant) {
        if moment < world.end { agenda.put(move, at: moment) }
    }

    var now: Instant { world.clock.now }
}

extension Course.Case {
    /// Nothing more will happen to it.
    var isOver: Bool { turn < 0 }

    mutating func end() { turn = -1 }
}

/// Sổ đếm: what happened in a simulation.
public struct Tally: Hashable, Sendable {
    /// Sent in.
    public var submitted = 0
    /// Taken in at the counter.
    public var accepted = 0
    /// Refused at the intake.
    public var refused = 0
    /// Papers asked for.
    public var supplements = 0
    /// Given back to an earlier desk.
    public var returns = 0
    /// Put off with an apology.
    public var extensions = 0
    /// Other agencies asked.
    public var opinions = 0
    /// Taken back by the citizen.
    public var withdrawals = 0
    /// Stopped.
    public var stops = 0
    /// Documents issued.
    public var results = 0
    /// Fees taken.
    public var payments = 0
    /// Ratings by citizens.
    public var ratings = 0
    /// Refusals of the engine, by code: moves that the rules did not allow.
    public var refusals: [String: Int] = [:]
}
