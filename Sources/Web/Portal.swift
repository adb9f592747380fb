public import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Kernel
public import Logging
import NIOCore

/// Cổng: all routes behind one chain of middleware.
///
/// From the outside in: context, log and counters · security headers and cookies · compression · errors · who asks ·
/// then, for each route, rate, right and origin, and its handler.
public struct Portal: Sendable {
    /// How long running requests, and readers of their answers, may take after the program was told to stop.
    public static let patience = Duration.seconds(30)

    /// Every address with who may take it.
    public let table: RouteTable
    private let core: PortalCore

    /// A portal of these routes.
    ///
    /// `secrets` are the same on all servers of the province; `sessions` tells who stands behind a token; `layout` is what
    /// stands around every page.
    public init(
        settings: PortalSettings,
        secrets: PortalSecrets,
        surroundings: Surroundings,
        sessions: SessionReader,
        layout: PortalLayout,
        metrics: Metrics = Metrics(),
        logger: Logger,
        routes: [Routes]
    ) {
        table = RouteTable(routes)
        core = PortalCore(
            settings: settings,
            secrets: secrets,
            surroundings: surroundings,
            sessions: sessions,
            layout: layout,
            limiter: RateLimiter(settings.rates),
            metrics: metrics,
            logger: logger
        )
    }

    /// The router, to be given to Hummingbird's `Application`.
    public func router() -> Router<PortalContext> {
        let router = Router(context: PortalContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: EntryMiddleware(core: core))
        router.add(middleware: SecurityHeadersMiddleware())
        router.add(middleware: CompressionMiddleware())
        router.add(middleware: ErrorMiddleware(core: core, table: table))
        router.add(middleware: SessionMiddleware(core: core))
        let gate = RouteGate(core: core)
        for route in table.routes {
            router.on(RouterPath(route.pattern.description), method: route.method.http) { request, context in
                try await gate.respond(route, to: request, context: context)
            }
        }
        return router
    }

    /// The server: Hummingbird's application around the router.
    ///
    /// A client that stops in the middle of a request, says nothing for a minute, takes nothing of a long answer or goes on
    /// sending what was refused, is cut off; headers are small, and there are never more connections than descriptors.
    public func application(host: String, port: Int) throws -> Application<RouterResponder<PortalContext>> {
        let patience = TimeAmount.seconds(Int64(core.settings.idleSeconds))
        let plain = HTTPServerBuilder.http1(
            configuration: .init(
                additionalChannelHandlers: [
                    LastAnswerHandler(), PatienceHandler(patience: patience), MalformedRequestHandler(),
                ],
                idleTimeout: patience,
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 * 1024,
                    maxHeaderListSize: 32 * 1024,
                    maxHeaderFieldCount: 100
                )
            )
        )
        return Application(
            router: router(),
            server: try core.settings.certificate.map { try .tls(plain, tlsConfiguration: $0.configuration) } ?? plain,
            configuration: .init(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: .maximum(ConnectionLimit.raisingDescriptors(), logger: core.logger)
            ),
            logger: core.logger
        )
    }
}
