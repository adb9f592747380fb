public import Directory
import Kernel
public import Storage
import Territory

/// Tầm nhìn: which boards a reader may open, see `Oversight`.
public struct Sight: Sendable {
    /// The agencies of the house.
    public let tree: AgencyTree
    private let oversight: Oversight

    init(tree: AgencyTree, oversight: Oversight) {
        self.tree = tree
        self.oversight = oversight
    }

    /// Whether it is all of the province.
    public var isWhole: Bool { oversight.isWhole }

    /// The board with which the reader begins.
    public var home: BoardSubject {
        if isWhole { return .province }
        if let district = oversight.own.first(where: { $0.level == .district }) { return .district(district.unit) }
        return oversight.own.first.map { .agency($0.id) } ?? .province
    }

    /// Whether the reader may open the board.
    public func covers(_ subject: BoardSubject) -> Bool {
        switch subject {
        case .province, .departments, .procedure: isWhole
        case .district(let unit): isWhole || oversight.districts.contains(unit)
        case .agency(let id): oversight.covers(id, in: tree.district[id])
        }
    }

    /// What a subject is called.
    public func title(_ subject: BoardSubject, procedure: (String) -> String?) -> String {
        if case .procedure(let code) = subject { return procedure(code) ?? code }
        return tree.name(of: subject)
    }
}

extension Insights {
    /// What a viewer may see today; nil for who oversees nothing, before anything is put together for them.
    public func sight(of viewer: Viewer, in db: ReadSession) throws -> Sight? {
        guard let oversight = Oversight(of: viewer, try directory.register(in: db)) else { return nil }
        return Sight(tree: try tree(on: surroundings.now.date, in: db), oversight: oversight)
    }
}

extension Agency {
    /// The name as it stands in narrow columns.
    public var shortName: String { name.vi.replacing("Ủy ban nhân dân", with: "UBND") }
}
