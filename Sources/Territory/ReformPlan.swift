public import Kernel

/// Phương án sắp xếp: what a reform does to the map, worked out before anything is written.
public struct ReformPlan: Codable, Sendable {
    /// Which reform, by the key of its file: `2025-07-01`.
    public var key: String
    /// Its title in Vietnamese, as the resolution has it.
    public var title: String
    /// Căn cứ: number and name of each resolution.
    public var legalBasis: [String]
    /// The day on which it takes effect here.
    public var effective: CivilDate
    /// Levels that have no units any more, `district` in 2025.
    public var abolishedLevels: [Level]
    /// Units that begin.
    public var created: [NewUnit]
    /// Units that end.
    public var ended: [UnitID]
    /// Units that go on with another name, kind or parent.
    public var changed: [ChangedUnit]
    /// Who takes over from whom.
    public var successions: [Atlas.Succession]

    /// A unit that begins.
    public struct NewUnit: Codable, Sendable {
        /// The same on every node: made of code and day (`UnitID.unit(code:from:)`).
        public var id: UnitID
        /// Mã đơn vị (GSO) from that day on; another unit may have had it before.
        public var code: String
        /// Cấp hành chính.
        public var level: Level
        /// Degrees north (WGS 84), as written in the source; nil where no unit before it had a centre.
        public var latitude: String?
        /// Degrees east, in the same way.
        public var longitude: String?
        /// Its first name, kind and parent.
        public var span: Unit.Span
    }

    /// A unit that goes on.
    public struct ChangedUnit: Codable, Sendable {
        /// The unit, which keeps its identity and its code.
        public var id: UnitID
        /// What holds from the effective day on.
        public var span: Unit.Span
    }

    /// Units whose matters need a human's choice: they went to several in parts.
    public var choices: [UnitID] { Set(successions.filter { !$0.isWhole }.map(\.from)).sorted() }
}

extension Reform {
    /// Works out what the reform does to the map on a day.
    ///
    /// - Parameters:
    ///   - atlas: the map of today.
    ///   - date: when it takes effect here; nil for its official day.
    ///   - file: the name of the reform's file, for problems.
    /// - Throws: the first `ReformProblem`: an unknown code, a code given twice, a unit without parent.
    /// - Returns: the plan; nothing is changed by making one.
    public func plan(on atlas: Atlas, effective date: CivilDate? = nil, file: String = "") throws -> ReformPlan {
        try ReformPlanner(reform: self, atlas: atlas, date: date ?? effective, file: file).plan()
    }
}

private struct ReformPlanner {
    let reform: Reform
    let atlas: Atlas
    let date: CivilDate
    let file: String

    func plan() throws -> ReformPlan {
        var plan = ReformPlan(
            key: reform.key,
            title: reform.title.vi,
            legalBasis: reform.legalBasis,
            effective: date,
            abolishedLevels: reform.abolishedLevels.keys.sorted { $0.rawValue < $1.rawValue },
            created: [],
            ended: [],
            changed: [],
            successions: []
        )
        var after: [String: UnitID] = [:]
        // First who is there afterwards, so that parents can be named in any order.
        for change in reform.changes {
            guard let target = change.to else { continue }
            let id = change.kind.keepsIdentity ? try old(change.from[0], change).id : newID(target.code)
            if let taken = after[target.code], taken != id {
                throw problem(change, "code \(target.code) is given twice")
            }
            after[target.code] = id
        }
        for change in reform.changes { try take(change, after: after, into: &plan) }
        endLevels(in: &plan)
        try followParents(in: &plan)
        return plan
    }

    private func take(_ change: Reform.Change, after: [String: UnitID], into plan: inout ReformPlan) throws {
        let sources = try change.from.map { try old($0, change) }
        guard let target = change.to, let id = after[target.code] else {
            plan.ended += sources.map(\.id)
            return
        }
        let parent = try target.parent.map { try parentID($0, change, after: after) }
        let span = Unit.Span(
            validFrom: date,
            name: target.name,
            kind: target.kind,
            parent: parent,
            area: target.area
        )
        if change.kind.keepsIdentity {
            plan.changed.append(.init(id: id, span: span))
            return
        }
        if !plan.created.contains(where: { $0.id == id }) {
            let centre = sources.first { $0.code == target.code }?.centre ?? sources.lazy.compactMap(\.centre).first
            plan.created.append(
                .init(
                    id: id,
                    code: target.code,
                    level: target.level,
                    latitude: centre?.latitude,
                    longitude: centre?.longitude,
                    span: span
                )
            )
        }
        for source in sources {
            if !plan.ended.contains(source.id) { plan.ended.append(source.id) }
            plan.successions.append(.init(from: source.id, to: id, on: date, isWhole: change.isWhole))
        }
    }

    /// A level that is abolished ends with all its units that nothing else happened to.
    private func endLevels(in plan: inout ReformPlan) {
        for level in plan.abolishedLevels {
            let ended = Set(plan.ended)
            plan.ended += atlas.units(on: date, level: level).map(\.id).filter { !ended.contains($0) }
        }
    }

    /// Who lies in a unit that went whole into another goes along; nobody may be left below a unit that ended otherwise.
    private func followParents(in plan: inout ReformPlan) throws {
        let gone = Set(plan.ended)
        let settled = gone.union(plan.changed.map(\.id))
        for unit in atlas.units(on: date) where !settled.contains(unit.id) {
            var span = unit.span(on: date)
            guard let parent = span.parent, gone.contains(parent) else { continue }
            let heirs = plan.successions.filter { $0.from == parent && $0.isWhole }
            guard heirs.count == 1 else {
                throw ReformProblem(
                    file: file,
                    line: 0,
                    what: "\(unit.code) \(span.name) lies in a unit that ends; say where it goes"
                )
            }
            span.parent = heirs[0].to
            span.validFrom = date
            plan.changed.append(.init(id: unit.id, span: span))
        }
    }

    private func old(_ code: String, _ change: Reform.Change) throws -> Unit {
        // On the day itself: another reform may have begun that day.
        guard let unit = atlas.unit(code: code, on: date) else {
            throw problem(change, "no unit has the code \(code) before \(date)")
        }
        return unit
    }

    /// The id of a unit that begins; two units of one code can begin on one day, where two reforms do.
    private func newID(_ code: String) -> UnitID {
        var turn: UInt64 = 0
        while atlas.unit(.unit(code: code, from: date, turn: turn)) != nil { turn += 1 }
        return .unit(code: code, from: date, turn: turn)
    }

    private func parentID(_ code: String, _ change: Reform.Change, after: [String: UnitID]) throws -> UnitID {
        if let id = after[code] { return id }
        return try old(code, change).id
    }

    private func problem(_ change: Reform.Change, _ what: String) -> ReformProblem {
        ReformProblem(file: file, line: change.line, what: what)
    }
}
