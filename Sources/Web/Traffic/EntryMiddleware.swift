import HTML
import Hummingbird
import Kernel
import Logging

/// The outermost: fills the context, and afterwards counts and logs the answer without any personal data.
struct EntryMiddleware: RouterMiddleware {
    let core: PortalCore

    func handle(
        _ request: Request,
        context: PortalContext,
        next: (Request, PortalContext) async throws -> Response
    ) async throws -> Response {
        // A duration is not a time of the field, so it comes from the machine's own clock and not from `Surroundings`.
        let started = ContinuousClock.now
        let context = filled(context, from: request)
        core.metrics.begin()
        let response: Response
        do { response = try await next(request, context) } catch {
            core.metrics.drop()
            throw error
        }
        let passed = ContinuousClock.now - started
        let seconds = Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
        report(request, response, context, seconds: seconds)
        return response
    }

    private func filled(_ context: PortalContext, from request: Request) -> PortalContext {
        var context = context
        let settings = core.settings
        let peer = context.network
        context.isProxyTrusted = settings.trustedProxies.contains { $0.contains(peer) }
        context.network = .reader(
            peer: peer,
            forwardedFor: request.headers[values: .forwardedFor].joined(separator: ","),
            trusting: settings.trustedProxies
        )
        context.isSecure =
            settings.isSecure
            || (context.isProxyTrusted && request.headers[.forwardedProto]?.lowercased() == "https")
        context.isDemo = settings.isDemo
        context.limits = settings.limits
        context.receivedAt = core.surroundings.now
        let visit = Visit(request: request, context: context, core: core)
        context.language = LanguageChoice.of(visit)
        return context
    }

    private func report(_ request: Request, _ response: Response, _ context: PortalContext, seconds: Double) {
        let pattern = context.notes.with { $0.pattern }
        let bytes = response.body.contentLength ?? 0
        let status = response.status.code
        core.metrics.record(
            method: request.method.rawValue,
            pattern: pattern,
            status: status,
            seconds: seconds,
            bytes: bytes
        )
        core.logger.log(
            level: pattern.hasPrefix(StaticAssets.folder) ? .debug : .info,
            "request",
            metadata: [
                "http.method": .string(request.method.rawValue),
                "http.route": .string(pattern),
                "http.status": .stringConvertible(status),
                "http.ms": .stringConvertible((seconds * 100_000).rounded() / 100),
                "http.bytes": .stringConvertible(bytes),
                "request.id": .string(context.requestID),
            ]
        )
    }
}

/// Chọn ngôn ngữ: by `?ngon-ngu=en`, which is remembered; else by the cookie; else by the browser; else Vietnamese.
enum LanguageChoice {
    static let parameter = "ngon-ngu"

    static func of(_ visit: Visit) -> Language {
        if visit.request.uri.query?.contains(parameter) == true,
            let asked = Language(rawValue: visit.query.text(parameter))
        {
            visit.set(.language, asked.rawValue, lasting: 365 * 86_400)
            return asked
        }
        if let kept = visit.cookie(.language).flatMap({ Language(rawValue: $0) }) { return kept }
        return preferred(visit.request.headers[.acceptLanguage] ?? "")
    }

    /// The language of ours that the browser likes best.
    ///
    /// Vietnamese where it likes none of them, or both the same.
    static func preferred(_ header: String) -> Language {
        var best: (language: Language, weight: Double) = (.vi, 0)
        for part in header.split(separator: ",").prefix(20) {
            let range = MediaRange(String(part))
            guard let language = Language(rawValue: String(range.essence.prefix { $0 != "-" })) else { continue }
            let weight = range.parameters["q"].flatMap { Double($0) } ?? 1
            if weight > best.weight || (weight == best.weight && language == .vi) { best = (language, weight) }
        }
        return best.language
    }
}
