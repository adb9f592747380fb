public import Kernel
public import Ledger

/// Người xem: who asks, and by which posts; every query of personal data or work takes one.
///
/// Made for each request by `Directory.viewer(for:)` from the session; nothing in it is remembered between requests,
/// so an appointment or delegation that ends today ends with the next click.
public struct Viewer: Hashable, Sendable {
    /// The account that is signed in; nil for a stranger.
    public var account: AccountID?
    /// The person behind the account.
    public var person: PersonID?
    /// The name to show at the top of the page.
    public var name: String
    /// The posts by which the viewer may work today, delegated ones included.
    public var posts: [ViewerPost]
    /// Quản trị viên: looks after users, posts, procedures, calendars and territory, but not the content of dossiers.
    public var isAdministrator: Bool

    /// A viewer with these rights.
    public init(
        account: AccountID?,
        person: PersonID?,
        name: String,
        posts: [ViewerPost] = [],
        isAdministrator: Bool = false
    ) {
        self.account = account
        self.person = person
        self.name = name
        self.posts = posts
        self.isAdministrator = isAdministrator
    }

    /// Khách chưa đăng nhập.
    public static let stranger = Viewer(account: nil, person: nil, name: "")

    /// Whether somebody is signed in.
    public var isSignedIn: Bool { account != nil }

    /// Whether the viewer works at any desk today.
    public var isOfficer: Bool { !posts.isEmpty }

    /// The post with this id, where the viewer may act by it today.
    public func post(_ id: PostID) -> ViewerPost? { posts.first { $0.id == id } }

    /// The agencies for which the viewer works today.
    public var agencies: Set<AgencyID> { Set(posts.map(\.agency)) }

    /// The officers whose dossiers the viewer works on today: the viewer, and those who are absent and lent their post.
    public var standsFor: Set<PersonID> {
        Set([person].compactMap { $0 } + posts.flatMap(\.absent))
    }

    /// The actor to write into the ledger: the account, and the post where the viewer acts as an officer.
    public func actor(as post: PostID? = nil) -> Actor {
        Actor(account: account?.description, post: post?.description, name: isSignedIn ? name : "Khách")
    }
}

/// Vị trí của người xem: one post by which the viewer may work today.
public struct ViewerPost: Hashable, Sendable, Identifiable {
    /// The post at whose desk the viewer works.
    ///
    /// For a delegation it is the post that gave it.
    public var id: PostID
    /// The agency of the post.
    public var agency: AgencyID
    /// What the post does.
    public var role: DeskRole
    /// Phòng: key of the division, where the post belongs to one.
    public var division: String?
    /// Lĩnh vực: keys of the fields that the post handles (by a delegation: that were delegated); empty means all.
    public var fields: [String]
    /// Chức danh, as it is written under a signature.
    public var title: String
    /// The post whose powers were delegated (equal to `id`); nil where the viewer holds the post.
    public var delegatedBy: PostID?
    /// Who holds the post that was delegated: the absent, whose dossiers the viewer works on meanwhile.
    public var absent: [PersonID]

    /// A post of a viewer.
    public init(
        id: PostID,
        agency: AgencyID,
        role: DeskRole,
        division: String? = nil,
        fields: [String] = [],
        title: String,
        delegatedBy: PostID? = nil,
        absent: [PersonID] = []
    ) {
        self.id = id
        self.agency = agency
        self.role = role
        self.division = division
        self.fields = fields
        self.title = title
        self.delegatedBy = delegatedBy
        self.absent = absent
    }
}
