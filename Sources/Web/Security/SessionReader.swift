public import Directory

/// Tells who stands behind a token; App connects it to `Directory`.
public struct SessionReader: Sendable {
    /// What a session's token stands for, or nil where it is unknown, ended or too old.
    public var session: @Sendable (_ token: String) async throws -> SessionFacts?
    /// Whom an access token of the interface stands for, or nil where it opens nothing.
    public var bearer: @Sendable (_ token: String) async throws -> TokenBearer?

    /// A reader made of two closures.
    public init(
        session: @escaping @Sendable (_ token: String) async throws -> SessionFacts?,
        bearer: @escaping @Sendable (_ token: String) async throws -> TokenBearer? = { _ in nil }
    ) {
        self.session = session
        self.bearer = bearer
    }

    /// Knows nobody.
    public static let nobody = SessionReader(session: { _ in nil })
}

/// What a session's token stands for.
public struct SessionFacts: Sendable {
    /// Who asks.
    public var viewer: Viewer
    /// Where the viewer has to go before anything else: to choose a new password, to enrol a second factor.
    ///
    /// Until then only this place, what lies below it and what is open to everyone answers.
    public var firstVisit: WebPath?
    /// How many messages in the viewer's inbox are unread; the menu behind the name says it on every page.
    public var unread: Int
    /// The session itself, for the pages of the account; nil where only the viewer is known.
    public var session: CurrentSession?

    /// What is known of somebody who is not in the Directory.
    public init(viewer: Viewer, firstVisit: WebPath? = nil, unread: Int = 0) {
        self.viewer = viewer
        self.firstVisit = firstVisit
        self.unread = unread
    }

    /// What a session of the Directory stands for.
    public init(session: CurrentSession, firstVisit: WebPath?, unread: Int) {
        self.init(viewer: session.viewer, firstVisit: firstVisit, unread: unread)
        self.session = session
    }
}
