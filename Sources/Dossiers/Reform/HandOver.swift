import Catalogue
import Directory
import Kernel
import Ledger
import Storage
import Territory

/// Bàn giao hồ sơ: who takes the open dossiers of agencies that have ended by a day; everything is read once.
struct HandOver {
    let dossiers: Dossiers
    let register: AgencyRegister
    let atlas: Atlas
    let date: CivilDate
    let choices: ReformChoices
    let reason: String

    /// A dossier on its way.
    struct Move {
        var dossier: Dossier
        var agency: AgencyID
        var receiving: AgencyID
    }

    /// What was found: who goes where, and who cannot be decided.
    struct Plan {
        var moves: [Move] = []
        var undecided: [(dossier: Dossier, agency: Agency, heirs: [Agency])] = []
        var opinions: [(opinion: OpinionID, dossier: DossierID, to: AgencyID)] = []
    }

    func plan(in db: ReadSession) throws -> Plan {
        var plan = Plan()
        for dossier in try open(in: db) { try take(dossier, into: &plan) }
        try takeOpinions(into: &plan, in: db)
        return plan
    }

    /// Writes one custody event a dossier; its code, due moments, history and step stay as they are.
    func write(_ plan: Plan, by actor: Actor, in db: WriteSession) throws {
        let seats = try seats(for: plan.moves, in: db)
        var versions: [ProcedureVersionID: ProcedureVersion] = [:]
        for move in plan.moves {
            let dossier = move.dossier
            let version = try versions[dossier.version] ?? dossiers.version(of: dossier, in: db)
            versions[dossier.version] = version
            let stop = stop(of: move, version, seats)
            try dossiers.write(
                .transferred(.init(reason: reason, receivingAgency: move.receiving, stop: stop)),
                to: dossier.id,
                by: actor,
                in: db
            )
        }
        for opinion in plan.opinions {
            try dossiers.write(
                .opinionTransferred(.init(opinion: opinion.opinion, agency: opinion.to, reason: reason)),
                to: opinion.dossier,
                by: actor,
                in: db
            )
        }
    }

    // MARK: Who goes where

    /// Open dossiers at agencies that have ended, or at divisions that their agency no longer has.
    private func open(in db: ReadSession) throws -> [Dossier] {
        let ended = register.ended(by: date).map(\.id)
        let finished = DossierState.allCases.filter(\.isFinal)
        return try db.rows(
            """
            SELECT * FROM dossier
            WHERE state NOT IN \(values: finished)
              AND (agency_id IN \(values: ended) OR receiving_agency_id IN \(values: ended) OR division IS NOT NULL)
            ORDER BY submitted_at, id
            """
        ).map(Dossier.init(row:)).filter { dossier in
            guard let agency = register.agency(dossier.agency, on: date), agency.exists(on: date),
                register.agency(dossier.receivingAgency)?.exists(on: date) == true
            else { return true }
            return dossier.division.map { key in !agency.divisions.contains { $0.key == key } } ?? false
        }
    }

    private func take(_ dossier: Dossier, into plan: inout Plan) throws {
        guard let agency = try heir(of: dossier.agency, for: dossier, into: &plan),
            let receiving = try heir(of: dossier.receivingAgency, for: dossier, into: &plan)
        else { return }
        plan.moves.append(Move(dossier: dossier, agency: agency, receiving: receiving))
    }

    private func heir(of agency: AgencyID, for dossier: Dossier, into plan: inout Plan) throws -> AgencyID? {
        switch register.heir(of: agency, place: dossier.place, atlas: atlas, on: date) {
        case .one(let heir): return heir
        case .none:
            if let old = register.agency(agency) { plan.undecided.append((dossier, old, [])) }
        case .choose(let heirs):
            guard let old = register.agency(agency) else { return nil }
            if let unit = try choices.unit(for: dossier, of: old, atlas, on: date),
                let chosen = heirs.first(where: { register.agency($0)?.unit == unit })
            {
                return chosen
            }
            if plan.undecided.last?.dossier.id != dossier.id {
                plan.undecided.append((dossier, old, heirs.compactMap { register.agency($0, on: date) }))
            }
        }
        return nil
    }

    /// Questions to agencies that have ended wait for their heirs.
    private func takeOpinions(into plan: inout Plan, in db: ReadSession) throws {
        let rows = try db.rows(
            """
            SELECT o.id, o.dossier_id, o.agency_id, d.place_id
            FROM dossier_opinion o JOIN dossier d ON d.id = o.dossier_id
            WHERE o.answered_at IS NULL AND o.agency_id IN \(values: register.ended(by: date).map(\.id))
            ORDER BY o.id
            """
        )
        for row in rows {
            let place: UnitID = try row["place_id"]
            let heir = register.heir(of: try row["agency_id"], place: place, atlas: atlas, on: date)
            guard case .one(let agency) = heir else { continue }
            plan.opinions.append((try row["id"], try row["dossier_id"], agency))
        }
    }

    // MARK: The desk

    private func seats(for moves: [Move], in db: ReadSession) throws -> [PostID: [PostHolder]] {
        let posts = Set(moves.map(\.agency)).flatMap { register.posts(of: $0, on: date).map(\.id) }
        return try dossiers.directory.holders(of: posts, on: date, in: db)
    }

    /// The same step at the agency that takes over; the officer keeps it where the desk is theirs there too.
    private func stop(of move: Move, _ version: ProcedureVersion, _ seats: [PostID: [PostHolder]]) -> DeskStop {
        let dossier = move.dossier
        let step = version.step(dossier.step)
        let divisions = register.agency(move.agency, on: date)?.divisions ?? []
        let division = step?.division.flatMap { key in divisions.contains { $0.key == key } ? key : nil }
        let desk = register.desk(
            agency: move.agency,
            role: dossier.desk,
            field: dossier.field,
            division: division,
            on: date
        )
        let holder = desk.lazy.flatMap { seats[$0.id] ?? [] }.first { $0.appointment.person == dossier.assignee }
        return DeskStop(
            step: dossier.step,
            name: step?.name.vi ?? dossier.step,
            agency: move.agency,
            desk: dossier.desk,
            division: division,
            dueAt: dossier.stepDueAt,
            assignee: holder?.appointment.person,
            assigneeName: holder?.name
        )
    }
}
