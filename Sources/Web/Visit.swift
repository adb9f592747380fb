public import Directory
public import HTML
public import Hummingbird
public import Kernel

/// Lượt truy cập: one request, as a page author sees it: who asks, what, in which language; and ways to answer.
public struct Visit: Sendable {
    /// The request of HTTP.
    public let request: Request
    /// What is known of the request beside its bytes.
    public let context: PortalContext
    let core: PortalCore

    /// Who asks; a stranger where nobody is signed in.
    public var viewer: Viewer { context.viewer }

    /// The session in which the viewer asks, as it was when the request came in; nil for strangers and programs.
    public var session: CurrentSession? { context.notes.with { $0.session } }

    /// The access token by which a program came; nil for who came by a browser.
    public var accessToken: AccessToken? { context.notes.with { $0.accessToken } }

    /// How many messages in the viewer's inbox were unread when the request came in.
    public var unread: Int { context.notes.with { $0.unread } }

    /// The language of the answer.
    public var language: Language { context.language }

    /// The moment at which the request came in; pages count deadlines from it.
    public var now: Instant { context.receivedAt }

    /// Whether the data is simulated, so that the page says so.
    public var isDemo: Bool { context.isDemo }

    /// The accounts of a demo that anybody may use; none where data is real.
    public var demoAccounts: [DemoAccount] { isDemo ? core.settings.demoAccounts : [] }

    /// The path that was asked, still encoded, without the question.
    public var path: String { request.uri.path }

    /// The address that was asked with its question, for a link back to the same page.
    public var address: WebPath { ReturnPath(request.uri.string)?.path ?? .home }

    /// The part of the address that the pattern names, decoded and cleaned.
    ///
    /// - Throws: `WebRefusal.notFound` where it is no text; nothing can lie under such an address.
    public func parameter(_ name: String) throws -> String {
        guard let encoded = context.parameters.get(name),
            let text = PercentCoding.decode(encoded.utf8, plusIsBlank: false)
        else { throw WebRefusal.notFound }
        return VietnameseText.cleaned(text)
    }

    /// The part of the address that the pattern names, as an id.
    ///
    /// - Throws: `WebRefusal.notFound` where it is no id.
    public func id<Subject>(_ name: String, of subject: Subject.Type = Subject.self) throws -> Identifier<Subject> {
        guard let id = Identifier<Subject>(try parameter(name)) else { throw WebRefusal.notFound }
        return id
    }

    /// The question of the address, `?q=…`.
    ///
    /// What is no text is left out: a question is never refused.
    public var query: FormData {
        URLEncodedForm.question(request.uri.query ?? "", limit: 200)
    }

    /// Whether the request only reads.
    ///
    /// HEAD has to be answered as GET is.
    var isReading: Bool { request.method == .get || request.method == .head }

    /// A header that the reader's program sent.
    public func header(_ name: HeaderName) -> String? { request.headers[name] }

    /// Whether the request was made by a script of ours that wants only a part of the page.
    public var wantsJSON: Bool {
        path.hasPrefix("/api/") || request.headers[.accept]?.hasPrefix("application/json") == true
    }

    /// Marks the answer as one that no cache may keep.
    func markPersonal() { context.notes.with { $0.isPersonal = true } }
}

/// Trang của danh sách: which part of a long list is asked, from `?trang=2`.
public struct PageNumber: Hashable, Sendable {
    /// The number of the page, from 1.
    public let number: Int
    /// Rows on a page.
    public let size: Int

    /// The page with this number; numbers outside 1...10.000 become the first page.
    public init(_ number: Int?, size: Int) {
        self.size = size
        self.number = number.flatMap { (1...10_000).contains($0) ? $0 : nil } ?? 1
    }

    /// Rows before the page.
    public var offset: Int { (number - 1) * size }
}

extension Visit {
    /// The part of the list that was asked.
    public func pageNumber(size: Int = 50) -> PageNumber { PageNumber(query.int("trang"), size: size) }
}
