public import Kernel
public import Territory

/// Lựa chọn của con người: what a reform leaves open and somebody has decided.
public struct AgencyReformChoices: Sendable {
    /// Who leads the people's committee of a unit, by its unit.
    public var leaders: [UnitID: PersonID]
    /// To which unit's people's committee an officer goes, where the old agency has several heirs or none.
    public var officers: [AppointmentID: UnitID]

    /// Decisions; none by default.
    public init(leaders: [UnitID: PersonID] = [:], officers: [AppointmentID: UnitID] = [:]) {
        self.leaders = leaders
        self.officers = officers
    }
}

/// Phương án sắp xếp cơ quan: what a reform of units does to agencies, posts and officers.
public struct AgencyReformPlan: Sendable {
    /// The day of the change.
    public let date: CivilDate
    /// Agencies that begin, with the posts they begin with.
    public internal(set) var founded: [Line] = []
    /// Agencies that end, each with its heirs; several, or none, need the place of a matter or a human's choice.
    public internal(set) var ended: [End] = []
    /// Agencies that go on under another name or with other divisions.
    public internal(set) var restructured: [Line] = []
    /// Officers who go with their work to the same kind of post.
    public internal(set) var moves: [Move] = []
    /// Delegations from or to posts of the agencies that change; those of closed posts end and have to be given anew.
    public internal(set) var endedDelegations: [DelegationID] = []
    /// What nobody but a human can decide.
    public internal(set) var open: [OpenQuestion] = []

    var events: [(agency: AgencyID, kind: String, payload: any Encodable & Sendable)] = []

    /// An agency that begins or goes on.
    public struct Line: Hashable, Sendable {
        /// New, or the same as before under another name.
        public var agency: AgencyID
        /// Mã định danh điện tử from the effective day on.
        public var code: String
        /// In Vietnamese, from the effective day on.
        public var name: String
        /// How many posts it has.
        public var posts: Int
    }

    /// An agency that ends.
    public struct End: Hashable, Sendable {
        /// It keeps its id for the papers of its time.
        public var agency: AgencyID
        /// In Vietnamese, as on its last day.
        public var name: String
        /// Who takes over its work.
        public var heirs: [AgencySuccession]
    }

    /// An officer who goes to a new post.
    public struct Move: Hashable, Sendable {
        /// The appointment that ends.
        public var appointment: AppointmentID
        /// Who.
        public var person: PersonID
        /// The post that is closed.
        public var from: PostID
        /// The post that takes its place.
        public var to: PostID
        /// The agency of that post.
        public var agency: AgencyID
    }

    /// Việc cần người quyết định.
    public enum OpenQuestion: Hashable, Sendable {
        /// Several leaders come together in the agency of a unit; until somebody is named, its first post is vacant.
        case leader(of: UnitID, candidates: [PersonID])
        /// An officer of an agency that was divided or ended without one heir is without a post.
        case officer(AppointmentID, person: PersonID, of: AgencyID, heirs: [AgencyID])
        /// The new agency has no post of the officer's kind.
        case noPost(AppointmentID, person: PersonID, role: DeskRole, at: AgencyID)
    }

    init(date: CivilDate) {
        self.date = date
    }
}
