/// Quyền vào: who may take a route.
///
/// Every route declares one; `Web` asks it before the route runs.
///
/// It opens the door only. What is behind the door is cut to the viewer by `Scope`, in the store.
public enum Access: Hashable, Sendable {
    /// Everybody, signed in or not.
    case everyone
    /// Everybody who is signed in; officers and administrators are citizens too.
    case citizen
    /// Who works at a desk today, by an appointment or a delegation.
    case officer
    /// Who works today at a desk with one of the roles.
    case role([DeskRole])
    /// Quản trị viên.
    case administrator

    /// Whether the viewer may pass.
    public func permits(_ viewer: Viewer) -> Bool {
        switch self {
        case .everyone: true
        case .citizen: viewer.isSignedIn
        case .officer: viewer.isSignedIn && viewer.isOfficer
        case .role(let roles): viewer.isSignedIn && viewer.posts.contains { roles.contains($0.role) }
        case .administrator: viewer.isSignedIn && viewer.isAdministrator
        }
    }
}

extension Access: CustomStringConvertible {
    /// A stable word for the committed table of routes.
    public var description: String {
        switch self {
        case .everyone: "everyone"
        case .citizen: "citizen"
        case .officer: "officer"
        case .role(let roles): "role(" + roles.map(\.rawValue).joined(separator: "|") + ")"
        case .administrator: "administrator"
        }
    }
}
