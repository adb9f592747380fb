import Catalogue
import Directory
import Kernel
import Storage
import Territory

extension Insights {
    /// Why a rule cannot be looked at by somebody with this sight; nil where it can.
    ///
    /// Whether the indicator is reported for the subject, a board tells; this needs none.
    func rest(of rule: AlertRule, _ sight: Sight, in db: ReadSession) throws -> AlertRest? {
        let today = surroundings.now.date
        guard let indicator = shelf.indicator(rule.indicator, on: today) else { return .indicatorGone }
        guard try exists(rule.subject, on: today, in: db) else { return .subjectGone }
        guard sight.covers(rule.subject) else { return .ownerLostSight }
        guard let slice = sight.tree.slice(rule.subject) else { return .subjectGone }
        guard slice.narrowed(to: indicator.slice) != nil, slice == .all || indicator.formula != nil else {
            return .indicatorSilent
        }
        switch rule.condition.kind {
        case .behind where indicator.targets.isEmpty || indicator.direction == .none: return .indicatorSilent
        case .growing where indicator.formula?.isStock != true: return .indicatorSilent
        default: return nil
        }
    }

    /// Whether a reform or the end of a procedure has left something to look at.
    private func exists(_ subject: BoardSubject, on day: CivilDate, in db: ReadSession) throws -> Bool {
        switch subject {
        case .province, .departments: return true
        case .agency(let id): return try directory.register(in: db).agency(id)?.exists(on: day) ?? false
        case .district(let unit): return try territory.atlas(in: db).unit(unit)?.exists(on: day) ?? false
        case .procedure(let code):
            return try catalogue.contents(in: db).published(code)?.version(on: day) != nil
        }
    }

    /// The agency that answers for a subject: its own, the committee of the district, else the province's office.
    func agency(concernedBy subject: BoardSubject, in db: ReadSession) throws -> AgencyID? {
        let (register, today) = (try directory.register(in: db), surroundings.now.date)
        switch subject {
        case .agency(let id): return id
        case .district(let unit): return register.agency(for: unit, on: today)?.id
        case .province, .departments, .procedure:
            let province = try territory.atlas(in: db).units(on: today, level: .province).first
            return province.flatMap { register.agency(for: $0.id, department: "van-phong-ubnd", on: today)?.id }
        }
    }
}

extension Insights {
    /// The indicators that can say anything of a subject today, in the order of their files.
    public func indicators(about subject: BoardSubject, _ sight: Sight) -> [Indicator] {
        guard let slice = sight.tree.slice(subject) else { return [] }
        let today = surroundings.now.date
        return shelf.groups.flatMap(\.indicators).filter { indicator in
            indicator.isValid(on: today) && slice.narrowed(to: indicator.slice) != nil
                && (slice == .all || indicator.formula.map { !$0.words.contains(where: \.isOfTheCatalogue) } ?? false)
        }
    }
}
