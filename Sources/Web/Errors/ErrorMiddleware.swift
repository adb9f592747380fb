import DesignSystem
import Directory
import FoundationEssentials
import HTML
import Hummingbird
import Kernel
import Logging
import NIOCore
import NIOHTTP1

/// Turns what handlers throw into answers: a page for people, `application/problem+json` for programs.
///
/// Stands inside the middleware that adds security headers, since Hummingbird renders thrown errors outside of all.
struct ErrorMiddleware: RouterMiddleware {
    let core: PortalCore
    let table: RouteTable

    func handle(
        _ request: Request,
        context: PortalContext,
        next: (Request, PortalContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            return answer(to: error, Visit(request: request, context: context, core: core))
        }
    }

    private func answer(to error: any Error, _ visit: Visit) -> Response {
        let refusal = refusal(for: error, visit)
        let page = refusal.map { ErrorPage($0) } ?? ErrorPage(error, of: visit.context.requestID)
        if refusal == nil { log(error, visit) }
        var response = visit.wantsJSON ? problem(page, visit) : document(page, visit)
        if page.status == 503 { response.headers[.retryAfter] = "60" }
        switch refusal as? WebRefusal {
        case .methodNotAllowed:
            let methods = table.methods(for: visit.path)
            let names = methods.map(\.rawValue) + (methods.contains(.get) ? ["HEAD"] : [])
            response.headers[.allow] = names.joined(separator: ", ")
        case .signInNeeded: response.headers[.wwwAuthenticate] = "Bearer"
        case .tooManyRequests(let seconds): response.headers[.retryAfter] = String(seconds)
        case .rangeNotSatisfiable(let size): response.headers[.contentRange] = "bytes */\(size)"
        default: break
        }
        return response
    }

    /// Nil where something broke.
    private func refusal(for error: any Error, _ visit: Visit) -> (any Refusal)? {
        if let refusal = error as? any Refusal { return refusal }
        if error is HTTPParserError { return WebRefusal.malformedForm }
        guard let error = error as? any HTTPResponseError else { return nil }
        switch error.status.code {
        case 404:
            let methods = table.methods(for: visit.path)
            return methods.isEmpty || methods.contains { $0.http == visit.request.method }
                ? WebRefusal.notFound : WebRefusal.methodNotAllowed
        case 413: return WebRefusal.bodyTooLarge
        case 415: return WebRefusal.unsupportedMediaType
        case 400..<500: return WebRefusal.malformedForm
        default: return nil
        }
    }

    /// The log gets the kind of the error and its own words; contexts keep personal data out of the words of errors.
    private func log(_ error: any Error, _ visit: Visit) {
        // A reader who went away broke nothing.
        guard !(error is CancellationError || error is ChannelError || error is IOError) else { return }
        core.logger.error(
            "request failed",
            metadata: [
                "http.route": .string(visit.context.notes.with { $0.pattern }),
                "request.id": .string(visit.context.requestID),
                "error.type": .string(String(reflecting: type(of: error))),
                "error": .string(String(describing: error)),
            ]
        )
    }

    private func document(_ page: ErrorPage, _ visit: Visit) -> Response {
        visit.page(
            Page(title: page.what, width: .narrow),
            for: visit.viewer.isOfficer ? .officer : .citizen,
            status: .init(code: page.status)
        ) { page.write(to: &$0) }
    }

    private func problem(_ page: ErrorPage, _ visit: Visit) -> Response {
        let problem = Problem(
            type: "urn:thubon:" + page.code,
            title: page.what[visit.language],
            status: page.status,
            detail: page.sentences(visit.language),
            code: page.code,
            whatNext: page.whatNext[visit.language],
            request: page.requestID,
            errors: page.problems.isEmpty ? nil : page.problems
        )
        let bytes = (try? problem.json) ?? []
        var response = Response(
            status: .init(code: page.status),
            body: .init(byteBuffer: ByteBuffer(bytes: bytes))
        )
        response.headers[.contentType] = "application/problem+json"
        return response
    }
}

/// Problem details of RFC 9457.
struct Problem: Encodable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let code: String
    let whatNext: String
    let request: String?
    let errors: [RefusalProblem]?

    /// The problem as it is sent.
    var json: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return Array(try encoder.encode(self))
        }
    }
}

extension Problem {
    /// A refusal that no route gave, in Vietnamese, since nobody could say which language is read.
    init(_ refusal: WebRefusal) {
        self.init(
            type: "urn:thubon:" + refusal.code,
            title: refusal.vietnamese,
            status: refusal.status,
            detail: "\(refusal.vietnamese). \(refusal.whatNext)",
            code: refusal.code,
            whatNext: refusal.whatNext,
            request: nil,
            errors: nil
        )
    }
}
