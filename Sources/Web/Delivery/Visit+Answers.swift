public import DesignSystem
public import Directory
import FoundationEssentials
public import HTML
public import Hummingbird
import Kernel

/// Lưu tạm: who may keep an answer and for how long.
public enum CachePolicy: Sendable, Hashable {
    /// Nobody keeps it: it is meant for one reader, or it changes.
    case personal
    /// The same for every stranger; may be kept for some seconds. For who is signed in, and on pages with a sealed form,
    /// it becomes `personal`.
    case open(seconds: Int)
}

extension Visit {
    /// A page in the frame of the portal: masthead, menu, the reader's name, the words that the last form left.
    ///
    /// The page's reader, strips and other language are filled in here. Citizens get a small style sheet and a generous
    /// page, officers a dense one. The status is 200, or 422 where a form is shown again with its faults; no cache keeps
    /// the page unless said otherwise; `content` writes what stands inside the frame.
    public func page(
        _ page: Page,
        for audience: Site.Audience = .citizen,
        status: HTTPResponse.Status = .ok,
        cache: CachePolicy = .personal,
        _ content: (inout HTMLWriter) throws -> Void
    ) rethrows -> Response {
        var page = page
        var site = core.layout.site(audience, self)
        if viewer.isSignedIn {
            page.user = page.user ?? core.layout.userMenu(self)
        } else if let door = site.signIn {
            let place = isReading ? ReturnPath(path: address) : .home
            site.signIn = Link(door.label, to: SignIn.path(returningTo: isAt(SignIn.path()) ? .home : place).string)
        }
        if let flash = flash() { page.strips.insert(Strip(Phrase(flash.text), tone: flash.kind.tone), at: 0) }
        if page.otherLanguage == nil, isReading {
            page.otherLanguage = address.replacing(LanguageChoice.parameter, language.other.rawValue).string
        }
        return try document(status: status, cache: cache) { html in
            try html.page(page, in: site, content: content)
        }
    }

    /// A document without the frame of the portal, such as a form made for print.
    ///
    /// `write` writes the whole document, from the doctype on.
    public func document(
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
    /// The next page shows the words of `flash` once.
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
    /// The token is the opaque one of the session that `Directory` opened; the browser keeps it for so many seconds, or
    /// until it is closed. `knownDevice` is the token that marks this browser as known; it is kept for 400 days.
    public func signIn(
        token: String,
        lasting seconds: Int?,
        knownDevice: String? = nil,
        to place: ReturnPath,
        flash: Flash? = nil
    ) -> Response {
        context.notes.with { $0.token = token }
        set(.session, token, lasting: seconds)
        if let knownDevice { set(.device, knownDevice, lasting: 400 * 86_400) }
        set(.visitor, "", lasting: nil)
        return redirect(to: place.path, flash: flash).clearingBrowser
    }

    /// Takes the session from this browser and leads on.
    ///
    /// `Directory` has to end the session itself.
    public func signOut(to path: WebPath = .home, flash: Flash? = nil) -> Response {
        context.notes.with {
            $0.token = nil
            $0.session = nil
            $0.viewer = .stranger
        }
        set(.session, "", lasting: nil)
        return redirect(to: path, flash: flash).clearingBrowser
    }

    /// The token of the session on this browser, for `Directory` to end it; nil for strangers.
    public var sessionToken: String? { context.notes.with { $0.token } }

    /// Where the request comes from, for `Directory`.
    public var device: DeviceFacts {
        DeviceFacts(
            address: context.network.description,
            name: VietnameseText.cleaned(request.headers[.userAgent] ?? ""),
            knownDevice: cookie(.device)
        )
    }

    private func apply(_ cache: CachePolicy, to response: inout Response) {
        guard case .open(let seconds) = cache, !viewer.isSignedIn else { return }
        response.headers[.cacheControl] = "public, max-age=\(seconds)"
        response.headers.vary(on: "Cookie")
        response.headers.vary(on: "Accept-Language")
    }
}

extension Response {
    /// Takes away what the browser kept of our pages for the reader before, such as boards for a time without a line.
    fileprivate var clearingBrowser: Response {
        var response = self
        response.headers[.clearSiteData] = "\"storage\""
        return response
    }
}
