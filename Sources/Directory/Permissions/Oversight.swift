public import Kernel
public import Territory

/// Quyền theo dõi: of which agencies a viewer sees the figures.
///
/// Administrators and the office of the provincial committee see all; leaders and heads of a district the district with its
/// communes, others their own agency.
public struct Oversight: Sendable {
    /// Whether it is all of the province.
    public let isWhole: Bool
    /// The agencies of which the viewer is leader or head, by code.
    public let own: [Agency]
    /// The districts among them.
    public let districts: Set<UnitID>

    /// Nil for who oversees nothing.
    public init?(of viewer: Viewer, _ register: AgencyRegister) {
        let posts = viewer.posts.filter { $0.role == .head || $0.role == .leader }
        own = Set(posts.map(\.agency)).compactMap { register.agency($0) }.sorted { $0.code < $1.code }
        isWhole = viewer.isAdministrator || own.contains { $0.department == "van-phong-ubnd" }
        districts = Set(own.filter { $0.level == .district }.map(\.unit))
        guard isWhole || !own.isEmpty else { return nil }
    }

    /// Whether it covers an agency that lies in a district.
    public func covers(_ agency: AgencyID, in district: UnitID?) -> Bool {
        isWhole || own.contains { $0.id == agency } || district.map(districts.contains) ?? false
    }
}

extension Agency {
    /// The district in which it lies on a day, or lay on its last; nil for those of the province, and where there are none.
    public func district(on day: CivilDate, _ atlas: Atlas) -> (unit: UnitID, name: String)? {
        guard level != .province else { return nil }
        let last = min(day, validTo.map { $0.adding(days: -1) } ?? day)
        let unit =
            level == .district ? unit : atlas.ancestors(of: unit, on: last).first { $0.level == .district }?.id
        return unit.map { ($0, atlas.name(of: $0, on: last)) }
    }
}
