public import Directory
import Kernel
public import Storage
import Territory

/// Tầm nhìn: which boards a reader may open, see `Oversight`.
public struct Sight: Sendable {
    /// The agencies of the house.
    public let tree: AgencyTree
    /// The reader, who goes on seeing what they ordered.
    let person: PersonID?
    private let oversight: Oversight
    private let leaders: [(post: ViewerPost, reach: Oversight)]

    init(of viewer: Viewer, tree: AgencyTree, oversight: Oversight, _ register: AgencyRegister) {
        (self.tree, self.oversight, person) = (tree, oversight, viewer.person)
        leaders = viewer.posts.compactMap { post -> (post: ViewerPost, reach: Oversight)? in
            guard post.role == .leader else { return nil }
            var alone = viewer
            alone.posts = [post]
            alone.isAdministrator = false
            return Oversight(of: alone, register).map { (post: post, reach: $0) }
        }
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

    /// The post by which the reader may order an agency: of its leader, or of a leader above it.
    ///
    /// Each post counts for itself: what an administrator sees, or a head elsewhere, gives no power to order.
    func leaderPost(over agency: AgencyID) -> ViewerPost? {
        leaders.first { $0.reach.covers(agency, in: tree.district[agency]) }?.post
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
        let register = try directory.register(in: db)
        guard let oversight = Oversight(of: viewer, register) else { return nil }
        return Sight(of: viewer, tree: try tree(on: surroundings.now.date, in: db), oversight: oversight, register)
    }
}

extension Agency {
    /// The name as it stands in narrow columns.
    public var shortName: String { name.vi.replacing("Ủy ban nhân dân", with: "UBND") }
}
