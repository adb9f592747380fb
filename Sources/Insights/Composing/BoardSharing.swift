public import Directory
public import Kernel

/// Chia sẻ bảng: who else finds a composed board; nobody sees by it what his oversight does not allow.
public enum BoardSharing: Hashable, Sendable {
    /// Chỉ mình tôi.
    case mine
    /// Officers of an agency.
    case agency(AgencyID)
    /// Everybody of a role.
    case role(DeskRole)

    /// The roles that oversee anything.
    public static let roles: [DeskRole] = [.leader, .head]

    /// In forms, in events and for programs: `mine`, `agency:ID`, `role:leader`.
    public var word: String {
        switch self {
        case .mine: "mine"
        case .agency(let agency): "agency:\(agency)"
        case .role(let role): "role:\(role.rawValue)"
        }
    }

    /// Reads it; nil where it is none.
    public init?(word: String) {
        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("mine", nil): self = .mine
        case ("agency", let id?):
            guard let agency = AgencyID(id) else { return nil }
            self = .agency(agency)
        case ("role", let name?):
            guard let role = DeskRole(rawValue: name), Self.roles.contains(role) else { return nil }
            self = .role(role)
        default: return nil
        }
    }

    /// Whether a viewer is among those it names.
    func reaches(_ viewer: Viewer) -> Bool {
        switch self {
        case .mine: false
        case .agency(let agency): viewer.agencies.contains(agency)
        case .role(let role): viewer.posts.contains { $0.role == role }
        }
    }
}
