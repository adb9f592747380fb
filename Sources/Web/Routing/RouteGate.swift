import Directory
import Hummingbird

/// Cửa của mỗi tuyến: rate, right and origin are asked here, for every route, before its handler runs.
struct RouteGate: Sendable {
    let core: PortalCore

    func respond(_ route: Route, to request: Request, context: PortalContext) async throws -> Response {
        let visit = Visit(request: request, context: context, core: core)
        context.notes.with { $0.pattern = route.pattern.description }
        try core.limiter.pay(route.pace, for: visit)
        if let elsewhere = try admit(visit, to: route) { return elsewhere }
        if !route.method.isSafe { try checkSource(of: visit, for: route) }
        return try await route.handler(visit)
    }

    /// Nil where the viewer may pass; the way to the door where the viewer has yet to sign in.
    ///
    /// Who is signed in and lacks the right learns nothing: the answer is that of an address that does not exist.
    private func admit(_ visit: Visit, to route: Route) throws -> Response? {
        let viewer = visit.viewer
        if route.access == .everyone { return nil }
        guard viewer.isSignedIn else {
            guard route.kind != .interface, !visit.wantsJSON else { throw WebRefusal.signInNeeded }
            return visit.redirect(to: SignIn.path(returningTo: visit.placeToReturn(after: route.method)))
        }
        if let place = visit.context.notes.with({ $0.firstVisit }), !visit.isAt(place) {
            guard !visit.wantsJSON else { throw WebRefusal.notFound }
            return visit.redirect(to: place)
        }
        guard route.access.permits(viewer) else { throw WebRefusal.notFound }
        return nil
    }

    /// A foreign page may make a reader's browser send a request; it can fake neither the headers asked here nor the
    /// seal that is asked when the form is read.
    private func checkSource(of visit: Visit, for route: Route) throws {
        let notes = visit.context.notes.with { (session: $0.session, isBearer: $0.isBearer) }
        if notes.isBearer { return }
        try visit.checkOrigin()
        guard route.kind == .interface, notes.session != nil else { return }
        guard visit.accepts(seal: visit.request.headers[.csrfToken]) else { throw WebRefusal.formExpired }
    }
}

/// The door at which strangers sign in.
public enum SignIn {
    /// The page on which one signs in, and from there goes on to the place.
    public static func path(returningTo place: ReturnPath = .home) -> WebPath {
        let door: WebPath = "/dang-nhap"
        return place == .home ? door : door.adding(ReturnPath.parameter, place.path.string)
    }
}

extension Visit {
    /// Whether the place, or something below it, is asked.
    func isAt(_ place: WebPath) -> Bool { path == place.string || path.hasPrefix(place.string + "/") }

    /// After a question the same address; after a form whose session had ended, the page that held the form.
    func placeToReturn(after method: Route.Method) -> ReturnPath {
        if method.isSafe { return ReturnPath(request.uri.string) ?? .home }
        guard let referer = request.headers[.referer], let origin = ownOrigin, referer.hasPrefix(origin + "/")
        else { return .home }
        return ReturnPath(String(referer.dropFirst(origin.count))) ?? .home
    }
}
