public import Directory
import Kernel
import Storage

extension Dossiers {
    /// Asks the table of edges whether the viewer may do this now; the one door through which every command goes.
    ///
    /// - Throws: `.unknown` where the viewer may not even see the dossier, `.notYourDesk`, `.wrongState`, `.ratingClosed`.
    /// - Returns: the post in which an officer acts; nil for a citizen.
    @discardableResult
    func authorise(_ kind: DossierEvent.Kind, on dossier: Dossier, by viewer: Viewer) throws -> ViewerPost? {
        guard viewer.scope.contains(dossier.subject) else { throw DossierRefusal.unknown }
        guard !dossier.isInternal || Edge.ofInternalProcedures.contains(kind) else {
            throw DossierRefusal.wrongState(dossier.state)
        }
        let edges = Edge.all.filter { $0.kind == kind }
        try demandTime(for: kind, on: dossier)
        for edge in edges where edge.from.contains(dossier.state) {
            switch edge.by {
            case .citizen:
                if viewer.scope.ownsDossier(dossier.subject) { return nil }
            case .holder, .counter, .leader, .chief, .consulted, .system:
                if let post = viewer.posts.first(where: { $0.mayTake(edge.by, of: dossier, as: viewer) }) {
                    return post
                }
            }
        }
        throw DossierRefusal.notYourDesk
    }

    /// Whether the viewer may do this now; for the buttons of a page.
    public func permits(_ kind: DossierEvent.Kind, on dossier: Dossier, by viewer: Viewer) -> Bool {
        do {
            try authorise(kind, on: dossier, by: viewer)
            return true
        } catch {
            return false
        }
    }

    /// All that the viewer may do now.
    public func openActions(on dossier: Dossier, for viewer: Viewer) -> Set<DossierEvent.Kind> {
        Set(DossierEvent.Kind.allCases.filter { permits($0, on: dossier, by: viewer) })
    }

    /// What must be so whoever asks: the state, and for a rating the days in which it is taken.
    func demandTime(for kind: DossierEvent.Kind, on dossier: Dossier) throws {
        guard Edge.allows(kind, in: dossier.state) else { throw DossierRefusal.wrongState(dossier.state) }
        if kind == .rated, !dossier.takesRatings(at: surroundings.now) { throw DossierRefusal.ratingClosed }
    }
}

extension ViewerPost {
    /// Whether the post is the party that an edge asks for.
    func mayTake(_ party: Edge.Party, of dossier: Dossier, as viewer: Viewer) -> Bool {
        switch party {
        case .citizen, .system, .consulted: false
        case .counter: role == .counter && (agency == dossier.receivingAgency || agency == dossier.agency)
        case .leader: role == .leader && agency == dossier.agency
        case .chief: (role == .leader || role == .head) && agency == dossier.agency && covers(dossier)
        case .holder: sitsAt(dossier) && (isFree(dossier, for: viewer) || role == .head)
        }
    }

    /// Whether nobody else has it: it is nobody's, the viewer's, or an absent officer's whose post the viewer was lent.
    private func isFree(_ dossier: Dossier, for viewer: Viewer) -> Bool {
        guard let assignee = dossier.assignee else { return true }
        return assignee == viewer.person || absent.contains(assignee)
    }

    /// Whether the post is one of the desk at which the dossier lies.
    func sitsAt(_ dossier: Dossier) -> Bool {
        agency == dossier.agency && role == dossier.desk && covers(dossier)
    }

    private func covers(_ dossier: Dossier) -> Bool {
        (fields.isEmpty || fields.contains(dossier.field) || division == dossier.division)
            && (division == nil || dossier.division == nil || division == dossier.division)
    }
}
