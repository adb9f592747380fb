import Catalogue
import Directory
import Kernel
import Storage
import Territory

/// Đường đi của hồ sơ: which agency and desk a step belongs to, on a day, and when it should be done.
struct Routing {
    let version: ProcedureVersion
    let place: UnitID
    let atlas: Atlas
    let register: AgencyRegister
    let calendars: Calendars
    let moment: Instant

    var date: CivilDate { moment.date }

    /// Cơ quan tiếp nhận: who receives and decides for the place.
    func receivingAgency() throws -> Agency {
        if let department = version.department, version.levels.contains(.province) {
            return try self.department(department)
        }
        let hasDistrict = unit(at: .district) != nil
        guard let level = version.competentLevels(placeHasDistrict: hasDistrict).last else {
            throw DossierRefusal.noCompetentAgency
        }
        return try committee(at: level)
    }

    /// The agency of a step.
    func agency(of step: Step, receiving: AgencyID) throws -> Agency {
        switch step.agency {
        case .receiving:
            guard let agency = register.heirs(of: receiving, on: date).only else {
                throw DossierRefusal.noCompetentAgency
            }
            return agency
        case .commune: return try committee(at: .commune)
        case .district: return try committee(at: unit(at: .district) == nil ? .commune : .district)
        case .province(let department): return try self.department(department)
        }
    }

    /// The desk of a step, due after the step's working minutes.
    func stop(at step: Step, receiving: AgencyID, minutes: Int? = nil) throws -> DeskStop {
        let agency = try agency(of: step, receiving: receiving)
        let role = DeskRole(rawValue: step.desk.rawValue) ?? .counter
        // After a reform the agency may have other divisions than the procedure was written for: then the field tells.
        let division = step.division.flatMap { key in agency.divisions.contains { $0.key == key } ? key : nil }
        let calendar = try calendars.calendar(of: agency, division: division)
        return DeskStop(
            step: step.key,
            name: step.name.vi,
            agency: agency.id,
            desk: role,
            division: division,
            dueAt: try counted { try calendar.due(from: moment, minutes: minutes ?? step.minutes) }
        )
    }

    /// A calendar that does not know its year becomes a refusal that says which.
    func counted<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch CalendarError.missing(let year) { throw DossierRefusal.calendarMissing(year) }
    }

    private func unit(at level: Level) -> UnitID? {
        guard case .one(let unit) = atlas.competent(for: place, level: level, on: date) else { return nil }
        return unit
    }

    private func committee(at level: GovernmentLevel) throws -> Agency {
        guard let level = Level(rawValue: level.rawValue), let unit = unit(at: level),
            let agency = register.agency(for: unit, on: date)
        else { throw DossierRefusal.noCompetentAgency }
        return agency
    }

    private func department(_ key: String) throws -> Agency {
        guard let province = unit(at: .province),
            let agency = register.agency(for: province, department: key, on: date)
        else { throw DossierRefusal.noCompetentAgency }
        return agency
    }
}

extension Array {
    /// The one element, where there is just one.
    fileprivate var only: Element? { count == 1 ? first : nil }
}

extension Dossiers {
    /// The routing of a version for a place, at this moment.
    func routing(_ version: ProcedureVersion, place: UnitID, at moment: Instant, in db: ReadSession) throws -> Routing {
        Routing(
            version: version,
            place: place,
            atlas: try territory.atlas(in: db),
            register: try directory.register(in: db),
            calendars: try directory.calendars(in: db),
            moment: moment
        )
    }
}
