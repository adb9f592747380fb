public import Directory
public import HTML
public import Hummingbird
public import Kernel
import Logging
import Synchronization

/// Bối cảnh của một lượt truy cập: what is known of a request beside its bytes.
///
/// Filled by the outermost middleware, then only read. What is learned further inside and needed further outside (who
/// asks, which cookies to set) lies in one small locked note, so the context may be handed to any task.
public struct PortalContext: RequestContext {
    /// What Hummingbird keeps.
    public var coreContext: CoreRequestContextStorage
    /// The language of the answer.
    public internal(set) var language = Language.vi
    /// The network address of the reader, behind trusted proxies too.
    public internal(set) var network: NetworkAddress
    /// Whether the connection comes from a proxy that is believed.
    var isProxyTrusted = false
    /// Whether the reader came by HTTPS.
    public internal(set) var isSecure = false
    /// Whether the data is simulated.
    public internal(set) var isDemo = false
    /// The moment at which the request came in.
    public internal(set) var receivedAt = Instant(milliseconds: 0)
    /// Largest bodies that are taken.
    public internal(set) var limits = BodyLimits()
    let notes = VisitNotes()

    /// A context for a request of a connection.
    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        network = source.channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) } ?? .unknown
    }

    /// Largest body that Hummingbird's own decoders take; ours have limits of their own.
    public var maxUploadSize: Int { limits.json }

    /// Who asks.
    public var viewer: Viewer { notes.with { $0.viewer } }

    /// A word by which the log entry of this request is found; shown on the page of a failure.
    public var requestID: String { coreLogger[metadataKey: "hb.request.id"]?.description ?? "-" }

    private var coreLogger: Logger { logger }
}

/// What middleware and handlers further inside leave for middleware further outside.
final class VisitNotes: Sendable {
    struct State {
        var viewer = Viewer.stranger
        /// The token of the session, from the cookie; nil for a stranger and for a bearer token.
        var token: String?
        /// The session itself, as it was when the request came in.
        var session: CurrentSession?
        /// The token of a session that this browser still holds and that has ended.
        var endedSession: String?
        /// Where the viewer has to go before anything else.
        var firstVisit: WebPath?
        /// How many messages in the viewer's inbox are unread.
        var unread = 0
        /// The access token by which the viewer came, which no foreign page can make a browser send.
        var accessToken: AccessToken?
        /// The random word that ties a stranger's forms to the stranger's browser.
        var visitor: String?
        var cookies: [String] = []
        /// Whether the page holds something that only this reader may see, and no cache may keep.
        var isPersonal = false
        /// The pattern of the route that answered; stands in logs and metrics instead of the path.
        var pattern = "-"
    }

    private let state = Mutex(State())

    /// Reads or changes the notes.
    func with<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
        state.withLock { body(&$0) }
    }
}
