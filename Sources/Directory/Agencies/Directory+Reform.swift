public import Kernel
public import Ledger
public import Storage
public import Territory

extension Directory {
    /// Works out what a reform of units does to agencies, posts and officers, without writing anything.
    ///
    /// - `reform`: what `Territory` worked out.
    /// - `atlas`: the map with the reform in it (`Territory.atlas(in:)` after `Territory.reform`, in a rehearsal for a
    ///   dry run).
    /// - `before`: the map as it was without it.
    public func plan(
        _ reform: ReformPlan,
        atlas: Atlas,
        before: Atlas,
        choices: AgencyReformChoices = AgencyReformChoices(),
        in db: ReadSession
    ) throws -> AgencyReformPlan {
        let register = try register(in: db)
        let agencies = AgencyReformPlanner.affected(reform, in: register).map(\.id)
        let rows = try db.rows(
            """
            SELECT appointment.*
            FROM appointment JOIN post ON post.id = appointment.post_id
            WHERE post.agency_id IN \(values: agencies.sorted())
              AND (appointment.valid_to IS NULL OR appointment.valid_to > \(reform.effective))
            ORDER BY appointment.valid_from, appointment.id
            """
        )
        let delegations = try db.rows(
            """
            SELECT DISTINCT delegation.id
            FROM delegation
            JOIN post ON post.id = delegation.from_post_id OR post.id = delegation.to_post_id
            WHERE post.agency_id IN \(values: agencies.sorted()) AND delegation.valid_to > \(reform.effective)
            ORDER BY delegation.id
            """
        )
        let planner = AgencyReformPlanner(
            directory: self,
            register: register,
            atlas: atlas,
            before: before,
            reform: reform,
            choices: choices,
            appointments: Dictionary(grouping: try rows.map(Appointment.init(row:)), by: \.post)
        )
        var plan = planner.plan()
        plan.endedDelegations = try delegations.map { try $0["id"] }
        return plan
    }

    /// Applies a reform to agencies, posts and officers, in the transaction in which `Territory` applied it.
    ///
    /// What stays open does not stop it: posts stay vacant and officers without a post until an administrator decides; the
    /// plan names each of them.
    @discardableResult
    public func reform(
        _ reform: ReformPlan,
        atlas: Atlas,
        before: Atlas,
        choices: AgencyReformChoices = AgencyReformChoices(),
        by actor: Actor,
        in db: WriteSession
    ) throws -> AgencyReformPlan {
        let plan = try plan(reform, atlas: atlas, before: before, choices: choices, in: db)
        for event in plan.events {
            try append(event.kind, event.payload, to: event.agency, by: actor, in: db)
        }
        return plan
    }
}

/// Nơi tiếp nhận công việc: who goes on with a matter of an agency that ended.
public enum AgencyHeir: Hashable, Sendable {
    /// This agency.
    case one(AgencyID)
    /// One of these; a human has to choose.
    case choose([AgencyID])
    /// Nobody.
    case none
}

extension AgencyRegister {
    /// Who goes on with a matter of an agency on the day: itself, its one heir, or the one that is competent for the place.
    ///
    /// - `place`: the unit in which the matter lies, where it is known.
    public func heir(of agency: AgencyID, place: UnitID?, atlas: Atlas, on date: CivilDate) -> AgencyHeir {
        let heirs = heirs(of: agency, on: date)
        if heirs.count <= 1 { return heirs.first.map { .one($0.id) } ?? .none }
        let competent = place.map { place in
            heirs.filter { atlas.competent(for: place, level: $0.level, on: date) == .one($0.unit) }
        }
        if let competent, competent.count == 1 { return .one(competent[0].id) }
        return .choose(heirs.map(\.id))
    }
}
