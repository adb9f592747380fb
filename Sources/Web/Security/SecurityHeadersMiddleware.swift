import Hummingbird

/// Adds to every answer, errors included, what tells browsers to be careful, and the cookies of the visit.
struct SecurityHeadersMiddleware: RouterMiddleware {
    typealias Context = PortalContext

    /// Styles and scripts only from files of ours; nothing inline, nothing from elsewhere, no frame around us.
    static let contentPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
        "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
        "frame-ancestors 'none'",
    ].joined(separator: "; ")

    /// A person's file is shown without any power, whatever is in it.
    static let filePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"

    func handle(
        _ request: Request,
        context: PortalContext,
        next: (Request, PortalContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        let notes = context.notes.with { (cookies: $0.cookies, isPersonal: $0.isPersonal) }
        for cookie in notes.cookies { response.headers[values: .setCookie].append(cookie) }
        var headers = response.headers
        set(&headers, .contentSecurityPolicy, Self.contentPolicy)
        set(&headers, .xContentTypeOptions, "nosniff")
        set(&headers, .referrerPolicy, "same-origin")
        set(&headers, .permissionsPolicy, "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
        set(&headers, .crossOriginOpenerPolicy, "same-origin")
        set(&headers, .crossOriginResourcePolicy, "same-origin")
        headers[.requestID] = context.requestID
        if context.isSecure { set(&headers, .strictTransportSecurity, "max-age=31536000; includeSubDomains") }
        // Whatever carries a cookie or a seal is for one reader, even where the page said otherwise.
        if notes.isPersonal || !notes.cookies.isEmpty || headers[.cacheControl] == nil {
            headers[.cacheControl] = "private, no-store"
        }
        response.headers = headers
        return response
    }

    private func set(_ headers: inout HTTPFields, _ name: HeaderName, _ value: String) {
        if headers[name] == nil { headers[name] = value }
    }
}
