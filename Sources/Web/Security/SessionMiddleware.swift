import Directory
import Hummingbird

/// Finds out who asks: by the cookie of a session or, under `/api/`, by a bearer token.
///
/// A cookie whose session is unknown or ended is taken away.
struct SessionMiddleware: RouterMiddleware {
    let core: PortalCore

    func handle(
        _ request: Request,
        context: PortalContext,
        next: (Request, PortalContext) async throws -> Response
    ) async throws -> Response {
        if !request.uri.path.hasPrefix(StaticAssets.folder + "/") {
            try await identify(Visit(request: request, context: context, core: core))
        }
        return try await next(request, context)
    }

    private func identify(_ visit: Visit) async throws {
        let visitor = visit.cookie(.visitor)
        visit.context.notes.with { $0.visitor = visitor }
        if visit.path.hasPrefix("/api/"), let header = visit.request.headers[.authorization] {
            let parts = header.split(separator: " ", maxSplits: 1)
            // Who shows a token means it: a wrong one is refused and not silently taken for a stranger.
            guard parts.count == 2, parts[0].lowercased() == "bearer",
                let bearer = try await core.sessions.bearer(trimmedBlanks(parts[1]))
            else { throw WebRefusal.signInNeeded }
            visit.context.notes.with {
                $0.viewer = bearer.viewer
                $0.accessToken = bearer.token
            }
        } else if let token = visit.cookie(.session) {
            if let facts = try await core.sessions.session(token) {
                visit.context.notes.with {
                    $0.viewer = facts.viewer
                    $0.token = token
                    $0.session = facts.session
                    $0.firstVisit = facts.firstVisit
                    $0.unread = facts.unread
                }
            } else {
                visit.set(.session, "", lasting: nil)
                visit.context.notes.with { $0.endedSession = token }
            }
        }
    }
}
