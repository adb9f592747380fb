public import Directory
import Kernel
import Logging

/// What all parts of the web face share.
struct PortalCore: Sendable {
    let settings: PortalSettings
    let secrets: PortalSecrets
    let surroundings: Surroundings
    let sessions: SessionReader
    let layout: PortalLayout
    let limiter: RateLimiter
    let metrics: Metrics
    let logger: Logger
}

/// Tells who stands behind a token; App connects it to `Directory`.
public struct SessionReader: Sendable {
    /// The viewer of a session by the token of its cookie, or nil where it is unknown, ended or too old.
    public var viewer: @Sendable (_ token: String) async throws -> Viewer?
    /// The viewer of a bearer token of the interface, or nil.
    public var bearer: @Sendable (_ token: String) async throws -> Viewer?

    /// A reader made of two closures.
    public init(
        viewer: @escaping @Sendable (_ token: String) async throws -> Viewer?,
        bearer: @escaping @Sendable (_ token: String) async throws -> Viewer? = { _ in nil }
    ) {
        self.viewer = viewer
        self.bearer = bearer
    }

    /// Knows nobody.
    public static let nobody = SessionReader(viewer: { _ in nil })
}

/// How a page of refusal looks; App connects it to the page layout, which knows the navigation.
public struct PortalLayout: Sendable {
    /// Writes the whole page, from the doctype on.
    public var errorPage: @Sendable (ErrorPage, Visit) -> [UInt8]

    /// A layout made of closures.
    public init(errorPage: @escaping @Sendable (ErrorPage, Visit) -> [UInt8]) {
        self.errorPage = errorPage
    }
}
