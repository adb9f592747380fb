public import Kernel
public import Ledger
public import Storage
public import Territory

extension Directory {
    /// Thành lập cơ quan: founds the agencies of all units that have none on the day, from the patterns.
    ///
    /// A province gets its departments, every district and commune its people's committee. Doing it again founds nothing.
    ///
    /// - Returns: the new agencies.
    @discardableResult
    public func found(from atlas: Atlas, on date: CivilDate, by actor: Actor, in db: WriteSession) throws -> [AgencyID]
    {
        let register = try register(in: db)
        var codes = AgencyCodes(taken: register.agencies(on: date))
        let ended = atlas.endedLevels(on: date)
        var founded: [AgencyID] = []
        for unit in AgencyCodes.order(atlas.units(on: date).map { AgencyUnit($0, on: date) }) {
            for pattern in patterns(for: unit, endedLevels: ended) {
                let department = unit.level == .province ? pattern.key : nil
                guard register.agency(for: unit.id, department: department, on: date) == nil else { continue }
                let code = codes.next(for: unit, fixed: pattern.code)
                let event = founding(of: pattern, for: unit, code: code, from: date)
                try append(AgencyEvent.Founded.kind, event, to: event.agency, by: actor, in: db)
                founded.append(event.agency)
            }
        }
        return founded
    }

    /// The patterns of a unit's agencies.
    func patterns(for unit: AgencyUnit, endedLevels: Set<Level>) -> [AgencyPattern] {
        if unit.level == .province { return patterns.departments }
        return patterns.committee(for: unit.level, endedLevels: endedLevels).map { [$0] } ?? []
    }

    func founding(
        of pattern: AgencyPattern,
        for unit: AgencyUnit,
        code: String,
        from date: CivilDate
    ) -> AgencyEvent.Founded {
        let agency = surroundings.newID(AgencyTag.self)
        return AgencyEvent.Founded(
            agency: agency,
            code: code,
            name: pattern.name.naming(unit),
            level: unit.level,
            unit: unit.id,
            department: unit.level == .province ? pattern.key : nil,
            counterName: pattern.counter.naming(unit).vi,
            calendar: pattern.calendar,
            divisions: pattern.divisions(for: unit),
            posts: pattern.posts.map { post(from: $0, for: unit, agency: agency, from: date) },
            from: date
        )
    }

    func post(from pattern: PostPattern, for unit: AgencyUnit, agency: AgencyID, from date: CivilDate) -> Post {
        Post(
            id: surroundings.newID(),
            agency: agency,
            role: pattern.role,
            title: LocalName(vi: pattern.title, en: "").naming(unit).vi,
            division: pattern.division,
            fields: pattern.fields,
            validFrom: date
        )
    }

    func append(
        _ kind: String,
        _ payload: some Encodable & Sendable,
        to agency: AgencyID,
        by actor: Actor,
        in db: WriteSession
    ) throws {
        try ledger.append([NewEvent(kind: kind, payload: payload)], to: AgencyEvent.stream(agency), by: actor, in: db)
    }
}

extension Atlas {
    /// The levels of administration that no unit has on the day.
    func endedLevels(on date: CivilDate) -> Set<Level> {
        Set(Level.allCases.filter { units(on: date, level: $0).isEmpty })
    }
}

extension AgencyPattern {
    func divisions(for unit: AgencyUnit) -> [Division] {
        divisions.map { division in
            var name = division.name
            if let special = division.nameByKind[unit.kind] { name.vi = special }
            return Division(key: division.key, name: name.naming(unit), calendar: division.calendar)
        }
    }
}

/// Mã cơ quan: numbers the people's committees below the code of the province, `H47.NN`, `H47.NN.NN`.
///
/// The numbers of the real directory are not published in one place; these are in the order of the units' codes, in the
/// form of QĐ 20/2020/QĐ-TTg. Departments have fixed codes. A commune right below a province counts from 101.
struct AgencyCodes {
    private var taken: Set<String>
    private var codeOfUnit: [UnitID: String]
    private let root: String

    init(taken agencies: [Agency]) {
        taken = Set(agencies.map(\.code))
        codeOfUnit = Dictionary(
            agencies.filter { $0.department == nil }.map { ($0.unit, $0.code) },
            uniquingKeysWith: { first, _ in first }
        )
        root = agencies.first.flatMap { $0.code.split(separator: ".").first.map(String.init) } ?? ""
    }

    /// Provinces first, then districts, then communes, each by code: a parent is numbered before its children.
    static func order(_ units: [AgencyUnit]) -> [AgencyUnit] {
        let rank: [Level: Int] = [.province: 0, .district: 1, .commune: 2]
        return units.sorted { (rank[$0.level] ?? 3, $0.code) < (rank[$1.level] ?? 3, $1.code) }
    }

    mutating func next(for unit: AgencyUnit, fixed: String?) -> String {
        if let fixed {
            taken.insert(fixed)
            return fixed
        }
        let parent = unit.parent.flatMap { codeOfUnit[$0] }
        let prefix =
            parent ?? (root.isEmpty ? taken.min()?.split(separator: ".").first.map(String.init) ?? "H00" : root)
        let isBelowProvince = parent == nil && unit.level == .commune
        var number = isBelowProvince ? 101 : 1
        var code = ""
        repeat {
            code = prefix + (number < 10 ? ".0\(number)" : ".\(number)")
            number += 1
        } while taken.contains(code)
        taken.insert(code)
        codeOfUnit[unit.id] = code
        return code
    }
}
