import FoundationEssentials
public import HTML
public import Hummingbird
import Directory

/// Lưu tạm: who may keep an answer and for how long.
public enum CachePolicy: Sendable, Hashable {
    /// Nobody keeps it: it is meant for one reader, or it changes.
    case personal
    /// The same for every stranger; may be kept for some seconds. For who is signed in, and on pages with a sealed form,
    /// it becomes `personal`.
    case open(seconds: Int)
}

extension Visit {
    /// A page.
    ///
    /// - Parameters:
    ///   - status: 200, or 422 where a form is shown again with its faults.
    ///   - cache: nobody keeps it unless said otherwise.
    ///   - write: writes the whole page, from the doctype on.
    public func page(
        status: HTTPResponse.Status = .ok,
        cache: CachePolicy = .personal,
        _ write: (inout HTMLWriter) throws -> Void
    ) rethrows -> Response {
        var html = HTMLWriter(language: language)
        try write(&html)
        var response = Response(status: status, body: .init(byteBuffer: ByteBuffer(bytes: html.bytes)))
        response.headers[.contentType] = "text/html; charset=utf-8"
        response.headers[.contentLanguage] = language.rawValue
        apply(cache, to: &response)
        return response
    }

    /// After a form that changed something: leads on to a page with GET (303), so that a reload sends nothing twice.
    ///
    /// - Parameter flash: words that the next page shows once.
    public func redirect(to path: WebPath, flash: Flash? = nil) -> Response {
        if let flash { remember(flash) }
        return Response(status: .seeOther, headers: [.location: path.string])
    }

    /// JSON made by an encoder; for small answers.
    public func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return json(bytes: Array(try encoder.encode(value)), status: status)
    }

    /// JSON that was written already, such as by `JSONWriter`.
    public func json(
        bytes: [UInt8],
        status: HTTPResponse.Status = .ok,
        cache: CachePolicy = .personal
    ) -> Response {
        var response = Response(status: status, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
        response.headers[.contentType] = "application/json"
        apply(cache, to: &response)
        return response
    }

    /// Plain text.
    public func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response(status: status, body: .init(byteBuffer: ByteBuffer(string: text)))
        response.headers[.contentType] = "text/plain; charset=utf-8"
        return response
    }

    /// Signs the reader in on this browser and leads on.
    ///
    /// - Parameters:
    ///   - token: the opaque token of the session that `Directory` opened.
    ///   - seconds: how long the browser keeps it; nil until it is closed.
    public func signIn(token: String, lasting seconds: Int?, to place: ReturnPath, flash: Flash? = nil) -> Response {
        context.notes.with { $0.session = token }
        set(.session, token, lasting: seconds)
        set(.visitor, "", lasting: nil)
        return redirect(to: place.path, flash: flash)
    }

    /// Takes the session from this browser and leads on. `Directory` has to end the session itself.
    public func signOut(to path: WebPath = .home, flash: Flash? = nil) -> Response {
        context.notes.with {
            $0.session = nil
            $0.viewer = .stranger
        }
        set(.session, "", lasting: nil)
        return redirect(to: path, flash: flash)
    }

    /// The token of the session on this browser, for `Directory` to end it; nil for strangers.
    public var sessionToken: String? { context.notes.with { $0.session } }

    private func apply(_ cache: CachePolicy, to response: inout Response) {
        guard case .open(let seconds) = cache, !viewer.isSignedIn else { return }
        response.headers[.cacheControl] = "public, max-age=\(seconds)"
        response.headers.vary(on: "Cookie")
        response.headers.vary(on: "Accept-Language")
    }
}
