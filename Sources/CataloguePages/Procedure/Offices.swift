import Catalogue
import Directory
import HTML
import Kernel
import Territory

/// Cơ quan thực hiện: how the agencies of a procedure are called on a day, for a place that is not named yet.
struct Offices: Sendable {
    /// Whether there are districts on the day.
    let hasDistricts: Bool
    /// Departments of the province by key.
    let departments: [String: Phrase]

    init(hasDistricts: Bool, departments: [String: Phrase]) {
        (self.hasDistricts, self.departments) = (hasDistricts, departments)
    }

    /// The offices of a day.
    init(_ register: AgencyRegister, _ atlas: Atlas, on date: CivilDate) {
        hasDistricts = !atlas.units(on: date, level: .district).isEmpty
        var departments: [String: Phrase] = [:]
        for province in atlas.units(on: date, level: .province) {
            for agency in register.agencies(for: province.id, on: date) {
                if let key = agency.department { departments[key] = Phrase(vi: agency.name.vi, en: agency.name.en) }
            }
        }
        self.departments = departments
    }

    /// Who receives.
    func receiver(of version: ProcedureVersion) -> Phrase {
        if let key = version.department, version.levels.contains(.province) { return department(key) }
        let level = version.competentLevels(placeHasDistrict: hasDistricts).last
        return (level ?? .commune).committee(hasDistricts: hasDistricts)
    }

    /// Who works a step.
    func agency(of step: Step, in version: ProcedureVersion) -> Phrase {
        switch step.agency {
        case .receiving: receiver(of: version)
        case .commune: GovernmentLevel.commune.committee(hasDistricts: hasDistricts)
        case .district:
            (hasDistricts ? GovernmentLevel.district : .commune).committee(hasDistricts: hasDistricts)
        case .province(let key): department(key)
        }
    }

    private func department(_ key: String) -> Phrase { departments[key] ?? GovernmentLevel.province.committee }
}

extension GovernmentLevel {
    /// The committee of a level; since the districts ended there are no towns (thị trấn) either.
    func committee(hasDistricts: Bool) -> Phrase {
        guard self == .commune, !hasDistricts else { return committee }
        return Phrase(vi: "Ủy ban nhân dân xã, phường", en: "Commune People’s Committee")
    }
}
