import Kernel
import Territory

/// Works out what a reform of units does to agencies; writes nothing.
struct AgencyReformPlanner {
    let directory: Directory
    let register: AgencyRegister
    /// The map of all times, the reform included.
    let atlas: Atlas
    /// The map without it; read at the same day, since another reform may have begun that day.
    let before: Atlas
    let reform: ReformPlan
    let choices: AgencyReformChoices
    /// Who works where, of the agencies that change, by post.
    let appointments: [PostID: [Appointment]]

    private var date: CivilDate { reform.effective }

    /// An agency as the reform leaves it: founded, or going on with another structure.
    private struct Target {
        var agency: AgencyID
        var unit: AgencyUnit
        var pattern: AgencyPattern
        var code: String
        var seating: Seating
        var isNew: Bool
    }

    /// The agencies that the reform can touch: of the units that end or change.
    static func affected(_ reform: ReformPlan, in register: AgencyRegister) -> [Agency] {
        (reform.ended + reform.changed.map(\.id))
            .flatMap { register.agencies(for: $0, on: reform.effective) }
    }

    func plan() -> AgencyReformPlan {
        var plan = AgencyReformPlan(date: date)
        var targets = newAgencies()
        restructure(into: &plan, &targets)
        let ends = reform.ended.flatMap { register.agencies(for: $0, on: date) }
            .map { (agency: $0, heirs: heirs(of: $0, targets)) }
        seatOfficers(ends, in: &targets, &plan)
        write(targets, ends, into: &plan)
        return plan
    }

    // MARK: Who begins, who goes on

    private func newAgencies() -> [Target] {
        let ending = Set(reform.ended)
        var codes = AgencyCodes(taken: register.agencies(on: date).filter { !ending.contains($0.unit) })
        let ended = atlas.endedLevels(on: date)
        let units = reform.created.compactMap { atlas.unit($0.id) }.map { AgencyUnit($0, on: date) }
        return AgencyCodes.order(units).flatMap { unit in
            directory.patterns(for: unit, endedLevels: ended).map { pattern in
                let code = codes.next(for: unit, fixed: pattern.code)
                return target(directory.surroundings.newID(), unit, pattern, code: code, isNew: true)
            }
        }
    }

    private func target(
        _ agency: AgencyID,
        _ unit: AgencyUnit,
        _ pattern: AgencyPattern,
        code: String,
        isNew: Bool
    ) -> Target {
        let posts = pattern.posts.map { directory.post(from: $0, for: unit, agency: agency, from: date) }
        let surroundings = directory.surroundings
        let seating = Seating(posts: posts, divisions: pattern.divisions) { surroundings.newID() }
        return Target(agency: agency, unit: unit, pattern: pattern, code: code, seating: seating, isNew: isNew)
    }

    /// Agencies of units that go on: another name, or, where a level has ended, another pattern.
    private func restructure(into plan: inout AgencyReformPlan, _ targets: inout [Target]) {
        let (levelsBefore, levelsAfter) = (before.endedLevels(on: date), atlas.endedLevels(on: date))
        for id in reform.changed.map(\.id) {
            guard let unit = atlas.unit(id).map({ AgencyUnit($0, on: date) }) else { continue }
            for agency in register.agencies(for: id, on: date) {
                let pattern = directory.patterns(for: unit, endedLevels: levelsAfter)
                    .first { $0.key == agency.department || agency.department == nil }
                guard let pattern else { continue }
                let old = directory.patterns(for: unit, endedLevels: levelsBefore).first { $0.key == pattern.key }
                if old == nil {
                    targets.append(target(agency.id, unit, pattern, code: agency.code, isNew: false))
                } else if agency.name != pattern.name.naming(unit) {
                    rename(agency, unit, pattern, in: &plan)
                }
            }
        }
    }

    private func rename(
        _ agency: Agency,
        _ unit: AgencyUnit,
        _ pattern: AgencyPattern,
        in plan: inout AgencyReformPlan
    ) {
        let event = restructuring(agency.id, unit, pattern, code: agency.code, posts: nil)
        plan.events.append((agency.id, AgencyEvent.Restructured.kind, event))
        let posts = register.posts(of: agency.id, on: date).count
        plan.restructured.append(.init(agency: agency.id, code: agency.code, name: event.name.vi, posts: posts))
    }

    private func restructuring(
        _ agency: AgencyID,
        _ unit: AgencyUnit,
        _ pattern: AgencyPattern,
        code: String,
        posts: [Post]?
    ) -> AgencyEvent.Restructured {
        AgencyEvent.Restructured(
            agency: agency,
            code: code,
            name: pattern.name.naming(unit),
            counterName: pattern.counter.naming(unit).vi,
            calendar: pattern.calendar,
            divisions: pattern.divisions(for: unit),
            posts: posts,
            on: date
        )
    }

    // MARK: Who takes over

    /// The agencies that take over from one that ends: of the units that follow its unit; where a whole level ends, those
    /// of the communes in it, each for its part.
    private func heirs(of agency: Agency, _ targets: [Target]) -> [AgencySuccession] {
        let direct = reform.successions.filter { $0.from == agency.unit }.map { ($0.to, $0.isWhole) }
        let units = direct.isEmpty ? communesInside(agency.unit).map { ($0, false) } : direct
        var seen: Set<AgencyID> = []
        return units.compactMap { unit, isWhole in
            let department = direct.isEmpty ? nil : agency.department
            guard let heir = agencyAfter(of: unit, department, targets), seen.insert(heir).inserted else { return nil }
            return AgencySuccession(from: agency.id, to: heir, on: date, isWhole: isWhole)
        }
    }

    private func communesInside(_ unit: UnitID) -> [UnitID] {
        before.units(on: date, level: .commune, within: unit)
            .flatMap { atlas.successors(of: $0.id, on: date).map(\.to) }
    }

    private func agencyAfter(of unit: UnitID, _ department: String?, _ targets: [Target]) -> AgencyID? {
        let new = targets.first { $0.unit.id == unit && (department == nil || $0.pattern.key == department) }
        return new?.agency ?? register.agency(for: unit, department: department, on: date)?.id
    }

    // MARK: Who goes where

    private func seatOfficers(
        _ ends: [(agency: Agency, heirs: [AgencySuccession])],
        in targets: inout [Target],
        _ plan: inout AgencyReformPlan
    ) {
        var comers: [AgencyID: [Agency]] = [:]
        for end in ends where end.heirs.count == 1 && end.heirs[0].isWhole {
            comers[end.heirs[0].to, default: []].append(end.agency)
        }
        for target in targets where !target.isNew {
            if let agency = register.agency(target.agency) { comers[target.agency, default: []].append(agency) }
        }
        for index in targets.indices {
            let agencies = comers[targets[index].agency] ?? []
            seat(agencies.sorted { $0.code < $1.code }, in: &targets[index], &plan)
        }
        for end in ends where !(end.heirs.count == 1 && end.heirs[0].isWhole) {
            seatByChoice(end.agency, end.heirs, in: &targets, &plan)
        }
    }

    private func seat(_ agencies: [Agency], in target: inout Target, _ plan: inout AgencyReformPlan) {
        let posts = agencies.flatMap { register.posts(of: $0.id, on: date) }
        let heads = Set(agencies.compactMap { Seating.head(of: register.posts(of: $0.id, on: date)) })
        let leaders = posts.filter { heads.contains($0.id) }.flatMap { appointments[$0.id] ?? [] }.map(\.person)
        let named = choices.leaders[target.unit.id] ?? (leaders.count == 1 ? leaders[0] : nil)
        if named == nil, leaders.count > 1 {
            plan.open.append(.leader(of: target.unit.id, candidates: leaders))
        }
        for post in posts {
            for appointment in appointments[post.id] ?? [] {
                move(
                    appointment,
                    from: post,
                    isHead: appointment.person == named && post.role == .leader,
                    to: &target,
                    &plan
                )
            }
        }
    }

    /// Officers of an agency with several heirs or none go where somebody has decided; the others wait for it.
    private func seatByChoice(
        _ agency: Agency,
        _ heirs: [AgencySuccession],
        in targets: inout [Target],
        _ plan: inout AgencyReformPlan
    ) {
        for post in register.posts(of: agency.id, on: date) {
            for appointment in appointments[post.id] ?? [] {
                let unit = choices.officers[appointment.id]
                if let unit, let index = targets.firstIndex(where: { $0.unit.id == unit }) {
                    let isNamed = choices.leaders[unit] == appointment.person
                    move(appointment, from: post, isHead: isNamed, to: &targets[index], &plan)
                } else {
                    plan.open.append(
                        .officer(appointment.id, person: appointment.person, of: agency.id, heirs: heirs.map(\.to))
                    )
                }
            }
        }
    }

    private func move(
        _ appointment: Appointment,
        from post: Post,
        isHead: Bool,
        to target: inout Target,
        _ plan: inout AgencyReformPlan
    ) {
        guard let seat = target.seating.seat(post, isHead: isHead) else {
            plan.open.append(
                .noPost(appointment.id, person: appointment.person, role: post.role, at: target.agency)
            )
            return
        }
        plan.moves.append(
            .init(
                appointment: appointment.id,
                person: appointment.person,
                from: post.id,
                to: seat,
                agency: target.agency
            )
        )
    }

    // MARK: What is written

    private func write(
        _ targets: [Target],
        _ ends: [(agency: Agency, heirs: [AgencySuccession])],
        into plan: inout AgencyReformPlan
    ) {
        for target in targets {
            let name = target.pattern.name.naming(target.unit)
            let line = AgencyReformPlan.Line(
                agency: target.agency,
                code: target.code,
                name: name.vi,
                posts: target.seating.posts.count
            )
            if target.isNew {
                plan.founded.append(line)
                var event = directory.founding(of: target.pattern, for: target.unit, code: target.code, from: date)
                event.agency = target.agency
                event.posts = target.seating.posts
                plan.events.append((target.agency, AgencyEvent.Founded.kind, event))
            } else {
                plan.restructured.append(line)
                let event = restructuring(
                    target.agency,
                    target.unit,
                    target.pattern,
                    code: target.code,
                    posts: target.seating.posts
                )
                plan.events.append((target.agency, AgencyEvent.Restructured.kind, event))
            }
        }
        writeEnds(ends, into: &plan)
        writeMoves(into: &plan)
    }

    private func writeEnds(
        _ ends: [(agency: Agency, heirs: [AgencySuccession])],
        into plan: inout AgencyReformPlan
    ) {
        for end in ends {
            plan.ended.append(.init(agency: end.agency.id, name: end.agency.name.vi, heirs: end.heirs))
            let event = AgencyEvent.Succeeded(
                agency: end.agency.id,
                successors: end.heirs,
                on: date,
                basis: reform.legalBasis.joined(separator: "; ")
            )
            plan.events.append((end.agency.id, AgencyEvent.Succeeded.kind, event))
        }
    }

    private func writeMoves(into plan: inout AgencyReformPlan) {
        let old = Dictionary(
            appointments.values.joined().map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for move in plan.moves {
            let event = AgencyEvent.Appointed(
                appointment: directory.surroundings.newID(),
                post: move.to,
                person: move.person,
                from: max(date, old[move.appointment]?.validFrom ?? date),
                to: old[move.appointment]?.validTo
            )
            plan.events.append((move.agency, AgencyEvent.Appointed.kind, event))
        }
    }
}
