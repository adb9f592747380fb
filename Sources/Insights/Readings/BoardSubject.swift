public import Directory
public import Kernel
public import Storage
public import Territory

/// Đối tượng của bảng: of whom a board speaks.
public enum BoardSubject: Hashable, Sendable {
    /// Toàn tỉnh.
    case province
    /// Sở, ban, ngành.
    case departments
    /// A district with its communes.
    case district(UnitID)
    /// One office.
    case agency(AgencyID)
    /// One procedure, everywhere.
    case procedure(String)
}

extension BoardSubject {
    /// The subject in an address; empty for the province.
    public var word: String {
        switch self {
        case .province: ""
        case .departments: "so-nganh"
        case .district(let unit): "huyen:\(unit)"
        case .agency(let agency): "don-vi:\(agency)"
        case .procedure(let code): "thu-tuc:\(code)"
        }
    }

    /// Reads it from an address; nil where nothing is called so.
    public init?(word: String) {
        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first ?? "", parts.dropFirst().first) {
        case ("", nil): self = .province
        case ("so-nganh", nil): self = .departments
        case ("huyen", let id?):
            guard let unit = UnitID(id) else { return nil }
            self = .district(unit)
        case ("don-vi", let id?):
            guard let agency = AgencyID(id) else { return nil }
            self = .agency(agency)
        case ("thu-tuc", let code?): self = .procedure(code)
        default: return nil
        }
    }
}

/// The agencies of the house by subject, as they are on a day; those that ended before it count where they were.
public struct AgencyTree: Sendable {
    /// All agencies that ever were, by id.
    public let agencies: [AgencyID: Agency]
    /// The district in which an agency lies, or lay on its last day.
    public let district: [AgencyID: UnitID]
    /// Names of districts.
    public let districtNames: [UnitID: String]

    /// The tree of a register.
    public init(register: AgencyRegister, atlas: Atlas, on day: CivilDate) {
        var agencies: [AgencyID: Agency] = [:]
        var district: [AgencyID: UnitID] = [:]
        var names: [UnitID: String] = [:]
        for agency in register.allAgencies {
            agencies[agency.id] = agency
            guard let (unit, name) = agency.district(on: day, atlas) else { continue }
            district[agency.id] = unit
            names[unit] = name
        }
        self.agencies = agencies
        self.district = district
        districtNames = names
    }

    /// The slice of a subject; nil where there is no such agency or district.
    public func slice(_ subject: BoardSubject) -> Slice? {
        switch subject {
        case .province: return .all
        case .departments: return Slice(level: .province)
        case .procedure(let code): return Slice(procedure: code)
        case .agency(let id): return agencies[id] == nil ? nil : Slice(agencies: [id])
        case .district(let unit):
            let inside = district.filter { $0.value == unit }.keys.sorted()
            return inside.isEmpty ? nil : Slice(agencies: inside)
        }
    }
}

extension Insights {
    /// The tree of agencies as it is on a day, from memory.
    public func tree(on day: CivilDate, in db: ReadSession) throws -> AgencyTree {
        AgencyTree(register: try directory.register(in: db), atlas: try territory.atlas(in: db), on: day)
    }
}
