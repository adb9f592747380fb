public import Directory
import Kernel
import Territory

/// Tầm nhìn: which boards a reader may open.
///
/// Administrators and the office of the provincial committee see all of the province; leaders and heads of a district
/// their district, others their own office.
public struct Sight: Sendable {
    /// The agencies of the house.
    public let tree: AgencyTree
    /// Whether it is all of the province.
    public let isWhole: Bool
    private let own: [Agency]

    /// Nil for who oversees nothing.
    public init?(_ viewer: Viewer, _ tree: AgencyTree) {
        let posts = viewer.posts.filter { $0.role == .head || $0.role == .leader }
        own = Set(posts.map(\.agency)).compactMap { tree.agencies[$0] }.sorted { $0.code < $1.code }
        isWhole = viewer.isAdministrator || own.contains { $0.department == "van-phong-ubnd" }
        guard isWhole || !own.isEmpty else { return nil }
        self.tree = tree
    }

    /// The board with which the reader begins.
    public var home: BoardSubject {
        if isWhole { return .province }
        if let district = own.first(where: { $0.level == .district }) { return .district(district.unit) }
        return own.first.map { .agency($0.id) } ?? .province
    }

    /// Whether the reader may open the board.
    public func covers(_ subject: BoardSubject) -> Bool {
        if isWhole { return true }
        let districts = Set(own.filter { $0.level == .district }.map(\.unit))
        switch subject {
        case .province, .departments, .procedure: return false
        case .district(let unit): return districts.contains(unit)
        case .agency(let id):
            return own.contains { $0.id == id } || tree.district[id].map(districts.contains) ?? false
        }
    }

    /// What a subject is called.
    public func title(_ subject: BoardSubject, procedure: (String) -> String?) -> String {
        switch subject {
        case .province: "Toàn tỉnh"
        case .departments: "Sở, ban, ngành"
        case .district(let unit): tree.districtNames[unit] ?? ""
        case .agency(let id): tree.agencies[id]?.shortName ?? ""
        case .procedure(let code): procedure(code) ?? code
        }
    }
}

extension Agency {
    /// The name as it stands in narrow columns.
    public var shortName: String { name.vi.replacing("Ủy ban nhân dân", with: "UBND") }
}
