import Hummingbird

/// Sức khỏe: what watches over the server ask, `/healthz` (is it alive), `/readyz` (can it work) and `/metrics`.
public struct Health: Sendable {
    /// A part without which the server cannot work.
    public struct Check: Sendable {
        /// Its name, such as `database`.
        public let name: String
        /// Throws where the part does not answer.
        public let run: @Sendable () async throws -> Void

        /// A check.
        public init(_ name: String, _ run: @escaping @Sendable () async throws -> Void) {
            self.name = name
            self.run = run
        }
    }

    private let checks: [Check]
    private let metrics: Metrics
    private let readings: @Sendable () async -> [Reading]

    /// Health of a server with these parts; `readings` are taken whenever `/metrics` is asked.
    public init(
        checks: [Check],
        metrics: Metrics,
        readings: @escaping @Sendable () async -> [Reading] = { [] }
    ) {
        self.checks = checks
        self.metrics = metrics
        self.readings = readings
    }

    /// `/healthz`, `/readyz`, `/metrics`.
    public func routes() -> Routes {
        var routes = Routes()
        routes.asset("/healthz", "health.alive") { visit in visit.text("ok\n") }
        routes.asset("/readyz", "health.ready") { visit in await ready(visit) }
        routes.asset("/metrics", "health.metrics") { visit in
            guard visit.isFromWatcher else { throw WebRefusal.notFound }
            let readings = await readings().map(\.text).joined()
            var response = visit.text(metrics.text + readings)
            response.headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
            return response
        }
        return routes
    }

    /// Says which part does not answer, but not why: that stands in the log of the part.
    private func ready(_ visit: Visit) async -> Response {
        var lines: [String] = []
        var isReady = true
        for check in checks {
            do {
                try await check.run()
                lines.append("\(check.name) ok")
            } catch {
                isReady = false
                lines.append("\(check.name) failed")
            }
        }
        return visit.text(lines.joined(separator: "\n") + "\n", status: isReady ? .ok : .serviceUnavailable)
    }
}

extension Visit {
    /// Whether the figures may be read from where the request comes.
    ///
    /// What a proxy passes on that is not trusted comes from its address, whoever asks; then nobody knows the reader.
    fileprivate var isFromWatcher: Bool {
        let isProxied = [HeaderName.forwardedFor, .forwardedProto, .forwarded, .realAddress].contains {
            request.headers[$0] != nil
        }
        guard !isProxied || context.isProxyTrusted else { return false }
        return core.settings.watchers.contains { $0.contains(context.network) }
    }
}
