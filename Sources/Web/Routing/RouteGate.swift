import Directory
import Hummingbird

/// Cửa của mỗi tuyến: rate, right and origin are asked here, for every route, before its handler runs.
struct RouteGate: Sendable {
    let core: PortalCore

    func respond(_ route: Route, to request: Request, context: PortalContext) async throws -> Response {
        let visit = Visit(request: request, context: context, core: core)
        context.notes.with { $0.pattern = route.pattern.description }
        try core.limiter.pay(route.pace, for: visit)
        if let elsewhere = try await admit(visit, to: route) { return elsewhere }
        if !route.method.isSafe { try checkSource(of: visit, for: route) }
        return try await route.handler(visit)
    }

    /// Nil where the viewer may pass; the way to the door where the viewer has yet to sign in.
    ///
    /// Who is signed in and lacks the right learns nothing: the answer is that of an address that does not exist.
    private func admit(_ visit: Visit, to route: Route) async throws -> Response? {
        let viewer = visit.viewer
        if route.access == .everyone { return nil }
        guard viewer.isSignedIn else {
            guard route.kind != .interface, !visit.wantsJSON else { throw WebRefusal.signInNeeded }
            let place = try await rescued(visit, by: route) ?? visit.placeToReturn(after: route.method)
            return visit.redirect(to: SignIn.path(returningTo: place))
        }
        if let place = visit.context.notes.with({ $0.firstVisit }), !visit.isAt(place) {
            guard !visit.wantsJSON else { throw WebRefusal.notFound }
            return visit.redirect(to: place)
        }
        guard route.access.permits(viewer) else { throw WebRefusal.notFound }
        return nil
    }

    /// Where a form of an ended session is found again; nil where the route keeps none, or the form was not one of ours.
    ///
    /// Only its own seal, made for the session that ended, opens this way, and nothing happens but that it is kept.
    private func rescued(_ visit: Visit, by route: Route) async throws -> ReturnPath? {
        guard let rescue = route.rescue, let session = visit.context.notes.with({ $0.endedSession }) else { return nil }
        try visit.checkOrigin()
        guard let form = try await visit.readForm(ofEnded: session) else { return nil }
        return try await rescue(visit, form).map { ReturnPath(path: $0) }
    }

    /// A foreign page may make a reader's browser send a request; it can fake neither the headers asked here nor the
    /// seal that is asked when the form is read.
    private func checkSource(of visit: Visit, for route: Route) throws {
        if visit.accessToken != nil { return }
        let session = visit.context.notes.with { $0.token }
        try visit.checkOrigin()
        guard route.kind == .interface, session != nil else { return }
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
