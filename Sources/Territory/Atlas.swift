public import Kernel

/// Bản đồ hành chính: all units of all times in memory, with each question one call.
public struct Atlas: Sendable {
    /// Who took over from a unit.
    public struct Succession: Hashable, Codable, Sendable {
        /// The unit that ended.
        public var from: UnitID
        /// The unit that took over.
        public var to: UnitID
        /// The first day on which the new unit answers.
        public var on: CivilDate
        /// Whether the whole unit went there; a part needs a human's choice.
        public var isWhole: Bool
    }

    /// Thẩm quyền: which unit is competent for a place.
    public enum Competence: Hashable, Sendable {
        /// This one.
        case one(UnitID)
        /// One of these: the place was divided, and nobody may guess.
        case choose([UnitID])
        /// None: the level was abolished, or the place is unknown.
        case none
    }

    /// A statistic on the units of another day; the totals are equal.
    public struct Regrouped: Hashable, Sendable {
        /// By unit of that day.
        public var figures: [UnitID: Int]
        /// By unit of the source, where it was divided or has several predecessors and the figure cannot be shared out.
        public var undivided: [UnitID: Int]

        /// The sum of all.
        public var total: Int { figures.values.reduce(0, +) + undivided.values.reduce(0, +) }
    }

    /// Một lần đổi bản đồ: the first day of a reform, and when it was applied here.
    struct Turn: Sendable {
        var effective: CivilDate
        var appliedAt: Instant
    }

    private let byID: [UnitID: Unit]
    private let byCode: [String: [UnitID]]
    private let forward: [UnitID: [Succession]]
    private let backward: [UnitID: [Succession]]
    private let turns: [Turn]

    /// A picture of these units.
    public init(units: [Unit], successions: [Succession]) {
        self.init(units: units, successions: successions, turns: [])
    }

    init(units: [Unit], successions: [Succession], turns: [Turn]) {
        self.turns = turns.sorted { $0.effective < $1.effective }
        byID = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        byCode = Dictionary(grouping: units.map(\.id)) { [byID] in byID[$0]?.code ?? "" }
        forward = Dictionary(grouping: successions, by: \.from)
        backward = Dictionary(grouping: successions, by: \.to)
    }

    /// The day whose map, names and agencies held at the moment.
    ///
    /// It is the day of the moment, except where a reform of that day was applied only later: then what was done before
    /// was done on the map of the day before, and papers of that time go on saying so.
    public func day(at moment: Instant) -> CivilDate {
        let late = turns.first { $0.effective <= moment.date && moment < $0.appliedAt }
        return late?.effective.adding(days: -1) ?? moment.date
    }

    /// The unit, whether it still exists or not.
    public func unit(_ id: UnitID) -> Unit? { byID[id] }

    /// All units that ever were, in order of code.
    public var allUnits: [Unit] { byID.values.sorted { ($0.code, $0.id) < ($1.code, $1.id) } }

    /// The unit that carries the code on the day.
    public func unit(code: String, on date: CivilDate) -> Unit? {
        byCode[code]?.lazy.compactMap { byID[$0] }.first { $0.exists(on: date) }
    }

    /// What existed on the day, in order of code; of one level, and below one unit, where asked.
    public func units(on date: CivilDate, level: Level? = nil, within: UnitID? = nil) -> [Unit] {
        byID.values
            .filter { unit in
                unit.exists(on: date) && (level == nil || unit.level == level)
                    && (within == nil || ancestors(of: unit.id, on: date).contains { $0.id == within })
            }
            .sorted { ($0.code, $0.id) < ($1.code, $1.id) }
    }

    /// The units above on the day, nearest first.
    public func ancestors(of id: UnitID, on date: CivilDate) -> [Unit] {
        var above: [Unit] = []
        var next = byID[id]?.span(on: date).parent
        while let id = next, let unit = byID[id], above.count < 4 {
            above.append(unit)
            next = unit.span(on: date).parent
        }
        return above
    }

    /// Its name on the day: `Xã Lăng`; empty for an unknown unit.
    public func name(of id: UnitID, on date: CivilDate) -> String { byID[id]?.name(on: date) ?? "" }

    /// Its name with those above, as in an address: `Xã Lăng, huyện Tây Giang, tỉnh Quảng Nam`.
    public func fullName(of id: UnitID, on date: CivilDate) -> String {
        // The kind of a unit is a common noun; only at the beginning does it have a capital.
        let above = ancestors(of: id, on: date).map { VietnameseText.insideSentence($0.name(on: date)) }
        return ([name(of: id, on: date)] + above).joined(separator: ", ")
    }

    /// Who stands in for the unit on the day, through all reforms up to then; itself where it still exists.
    ///
    /// Several where it was divided; none where it ended without a successor.
    public func successors(of id: UnitID, on date: CivilDate) -> [Succession] {
        guard let unit = byID[id], unit.validFrom <= date else { return [] }
        if unit.exists(on: date) { return [Succession(from: id, to: id, on: unit.validFrom, isWhole: true)] }
        return (forward[id] ?? []).filter { $0.on <= date }.flatMap { step in
            successors(of: step.to, on: date).map {
                Succession(from: id, to: $0.to, on: step.on, isWhole: step.isWhole && $0.isWhole)
            }
        }
    }

    /// Who took over from the unit, one reform on; none while it exists.
    public func heirs(of id: UnitID) -> [Succession] { forward[id] ?? [] }

    /// The units that ever carried the code, the oldest first; the state uses its codes again.
    public func units(code: String) -> [Unit] {
        (byCode[code] ?? []).compactMap { byID[$0] }.sorted { ($0.validFrom, $0.id) < ($1.validFrom, $1.id) }
    }

    /// All units of all times, in no order.
    var all: some Collection<Unit> { byID.values }

    /// What the unit was made of, one reform back.
    public func predecessors(of id: UnitID) -> [Succession] { backward[id] ?? [] }

    /// Which unit of a level is competent for a place on the day.
    public func competent(for place: UnitID, level: Level, on date: CivilDate) -> Competence {
        let heirs = successors(of: place, on: date).map(\.to)
        let answers = Set(
            heirs.compactMap { heir in
                byID[heir]?.level == level ? heir : ancestors(of: heir, on: date).first { $0.level == level }?.id
            }
        )
        if answers.count > 1 { return .choose(answers.sorted()) }
        return answers.first.map(Competence.one) ?? .none
    }

    /// The same statistic on the units of another day.
    ///
    /// A unit that went whole into another adds to it. What was divided, or (going back in time) made of several, stays
    /// under its own unit: a figure is never shared out by guess.
    public func regroup(_ statistic: [UnitID: Int], on date: CivilDate) -> Regrouped {
        var result = Regrouped(figures: [:], undivided: [:])
        for (id, figure) in statistic {
            if let target = whole(id, on: date) {
                result.figures[target, default: 0] += figure
            } else {
                result.undivided[id, default: 0] += figure
            }
        }
        return result
    }

    /// The one unit of the day to which the whole of this one belongs, forward or back in time; nil where none does.
    public func whole(_ id: UnitID, on date: CivilDate) -> UnitID? {
        guard let unit = byID[id] else { return nil }
        if unit.validFrom > date {
            let before = predecessors(of: id)
            return before.count == 1 && before[0].isWhole ? whole(before[0].from, on: date) : nil
        }
        let heirs = successors(of: id, on: date)
        return heirs.count == 1 && heirs[0].isWhole ? heirs[0].to : nil
    }
}
