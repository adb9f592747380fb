public import Directory
public import Kernel
public import Territory

/// Kỳ thống kê.
public struct StatisticsPeriod: Hashable, Sendable {
    /// The first day.
    public let first: CivilDate
    /// The last day, inclusive.
    public let last: CivilDate

    /// The asked period; the month until today where nothing usable was asked.
    public init(first: CivilDate?, last: CivilDate?, today: CivilDate) {
        let end = min(last ?? today, today)
        let month = CivilDate(year: end.year, month: end.parts.month, day: 1) ?? end
        self.last = end
        self.first = min(first ?? month, end)
    }
}

/// Cây cơ quan mà người xem được thống kê.
public struct OverseenAgencies: Sendable {
    /// Those that are overseen, as they were in the period.
    public let agencies: [Agency]
    /// The district in which an agency lies.
    public let district: [AgencyID: UnitID]
    /// Names of districts.
    public let unitNames: [UnitID: String]
    /// Whether it is all of the province.
    public let isWhole: Bool

    /// The agencies that the viewer oversees: administrators and the office of the province all, a district itself and
    /// its communes, others themselves; nil for who oversees nothing.
    public init?(for viewer: Viewer, register: AgencyRegister, atlas: Atlas, period: StatisticsPeriod) {
        guard let oversight = Oversight(of: viewer, register) else { return nil }
        var all = register.agencies(on: period.last)
        let known = Set(all.map(\.id))
        all += register.agencies(on: period.first).filter { !known.contains($0.id) }
        var districts: [AgencyID: UnitID] = [:]
        var names: [UnitID: String] = [:]
        for agency in all {
            guard let (unit, name) = agency.district(on: period.last, atlas) else { continue }
            districts[agency.id] = unit
            names[unit] = name
        }
        isWhole = oversight.isWhole
        agencies = all.filter { oversight.covers($0.id, in: districts[$0.id]) }
        district = districts
        unitNames = names
    }
}
