import Directory
import Foundation
public import Kernel
public import Ledger
public import Storage
public import Territory

extension Dossiers {
    /// The kind of the job that hands dossiers over on the effective day of a reform that was applied before it.
    public static let handOverJob = "territory.hand-over"

    struct HandOverOrder: Codable {
        var reform: ReformPlan
        var choices: ReformChoices
    }

    /// Sắp xếp đơn vị hành chính của tỉnh đang hoạt động: units, agencies, officers and open dossiers, all or nothing.
    ///
    /// Open dossiers go to the agency that takes over, by one custody event each; they keep code, due moments, history and
    /// step. A reform of a later day changes the map and the agencies as of that day, and its dossiers are handed over when
    /// the day begins.
    ///
    /// - Throws: `TerritoryRefusal` (applied before, does not fit the map, before the last event),
    ///   `ReformRefusal.undecided` where an open dossier has no certain successor and nobody chose one,
    ///   `ReformRefusal.officers` where a question about officers is neither answered nor left for later.
    @discardableResult
    public func apply(
        _ reform: Reform,
        effective: CivilDate? = nil,
        choices: ReformChoices = ReformChoices(),
        by actor: Actor,
        in db: WriteSession
    ) throws -> ReformReport {
        let report = try carryOut(reform, effective: effective, choices: choices, by: actor, in: db)
        guard report.undecided.isEmpty else { throw ReformRefusal.undecided(report.undecided) }
        guard report.personnel.isEmpty else { throw ReformRefusal.officers(report.personnel) }
        return report
    }

    /// What a reform would do, with everything that stays open; nothing of it happens.
    public func rehearse(
        _ reform: Reform,
        effective: CivilDate? = nil,
        choices: ReformChoices = ReformChoices()
    ) async throws -> ReformReport {
        try await database.rehearse { [self] db in
            try carryOut(reform, effective: effective, choices: choices, by: .system, in: db)
        }
    }

    /// Hands over what was left for the effective day; for the job.
    public func handOver(order payload: String, by actor: Actor = .system, in db: WriteSession) throws {
        let order = try JSONDecoder().decode(HandOverOrder.self, from: Data(payload.utf8))
        let atlas = try territory.atlas(in: db)
        let handOver = HandOver(
            dossiers: self,
            register: try directory.register(in: db),
            atlas: atlas,
            date: surroundings.now.date,
            choices: order.choices,
            reason: Self.reason(order.reform)
        )
        try handOver.write(try handOver.plan(in: db), by: actor, in: db)
        _ = try carryDraftsOver(order.reform, atlas: atlas, in: db)
    }

    /// Does that job.
    public func handOverHandler() -> JobRunner.Handler {
        { [self] job in
            try await database.write { [self] db in try handOver(order: job.payload, in: db) }
        }
    }

    private func carryOut(
        _ reform: Reform,
        effective: CivilDate?,
        choices: ReformChoices,
        by actor: Actor,
        in db: WriteSession
    ) throws -> ReformReport {
        let before = try territory.atlas(in: db)
        let units = try territory.reform(reform, effective: effective, by: actor, in: db)
        let atlas = try territory.atlas(in: db)
        let agencies = try directory.reform(
            units,
            atlas: atlas,
            before: before,
            choices: try choices.forAgencies(atlas, on: units.effective),
            by: actor,
            in: db
        )
        let register = try directory.register(in: db)
        let handOver = HandOver(
            dossiers: self,
            register: register,
            atlas: atlas,
            date: units.effective,
            choices: choices,
            reason: Self.reason(units)
        )
        let plan = try handOver.plan(in: db)
        let isImmediate = units.effective <= surroundings.now.date
        var drafts = (carried: 0, toChoose: 0)
        if isImmediate {
            if plan.undecided.isEmpty { try handOver.write(plan, by: actor, in: db) }
            drafts = try carryDraftsOver(units, atlas: atlas, in: db)
        } else {
            try leaveForTheDay(HandOverOrder(reform: units, choices: choices), in: db)
        }
        let questions = try personnel(agencies, choices, register, atlas, in: db)
        return ReformReport(
            units: units,
            begun: Self.byLevel(units.created.map(\.level)),
            ended: Self.byLevel(units.ended.compactMap { atlas.unit($0)?.level }),
            agencies: agencies,
            handOvers: Self.groups(plan.moves, register, on: units.effective),
            draftsCarriedOver: drafts.carried,
            draftsToChoose: drafts.toChoose,
            undecided: plan.undecided.map { Self.undecided($0.dossier, $0.agency, $0.heirs, atlas) },
            personnel: questions,
            leftForLater: agencies.open.count - questions.count,
            isImmediate: isImmediate
        )
    }

    private func leaveForTheDay(_ order: HandOverOrder, in db: WriteSession) throws {
        let payload = String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
        try Jobs(surroundings: surroundings).add(
            kind: Self.handOverJob,
            payload: payload,
            uniqueKey: Self.handOverJob + ":" + order.reform.key,
            notBefore: Instant(order.reform.effective, TimeOfDay(0, 0)),
            in: db
        )
    }

    private static func reason(_ reform: ReformPlan) -> String {
        let numbers = reform.legalBasis.map { String($0.prefix { $0 != " " }) }.joined(separator: ", ")
        return "\(reform.title) (\(numbers))"
    }

    private static func byLevel(_ levels: [Level]) -> [Level: Int] {
        Dictionary(levels.map { ($0, 1) }, uniquingKeysWith: +)
    }

    private static func groups(
        _ moves: [HandOver.Move],
        _ register: AgencyRegister,
        on date: CivilDate
    ) -> [ReformReport.HandOver] {
        var counts: [[AgencyID]: Int] = [:]
        for move in moves { counts[[move.dossier.agency, move.agency], default: 0] += 1 }
        func name(_ id: AgencyID) -> String { register.agency(id, on: date)?.name.vi ?? "" }
        return counts.map { .init(from: name($0.key[0]), to: name($0.key[1]), count: $0.value) }
            .sorted { ($1.count, $0.from, $0.to) < ($0.count, $1.from, $1.to) }
    }

    private static func undecided(
        _ dossier: Dossier,
        _ agency: Agency,
        _ heirs: [Agency],
        _ atlas: Atlas
    ) -> ReformReport.Undecided {
        ReformReport.Undecided(
            dossier: dossier.id,
            name: dossier.name,
            agencyCode: agency.code,
            agency: agency.name.vi,
            candidates: heirs.map { .init(unitCode: atlas.unit($0.unit)?.code ?? "", name: $0.name.vi) }
        )
    }
}
