public import HTML

/// Trang: what one page tells the frame around its content.
public struct Page: Sendable {
    /// How wide the content may become.
    public enum Width: String, Sendable {
        /// One column of reading width: forms, letters.
        case narrow
        /// The usual width.
        case normal
        /// All of a wide screen: dense tables.
        case wide
        /// All of a large screen that is seen from afar: large letters, no navigation.
        case wall
    }

    /// The title, in the window and for search engines.
    ///
    /// The content writes its own `h1`.
    public var title: Phrase
    /// Address of the entry of the main menu under which this page lies.
    public var section: String?
    /// The pages above this one, outermost first.
    public var crumbs: [Link]
    /// The reader who has signed in.
    public var user: UserMenu?
    /// Messages across the page below the masthead.
    public var strips: [Strip]
    /// Whether the page shows errors; then its title says so first.
    public var hasErrors: Bool
    /// How wide the content may become.
    public var width: Width
    /// Where this page is found in the other language.
    public var otherLanguage: String?
    /// Last words of the footer, such as the state of the ledger.
    public var footerNote: Phrase?
    /// After how many seconds the page is asked for again, while something is under way; nil where it stands still.
    public var refreshSeconds: Int?
    /// Style sheets beyond the site's, such as that of charts.
    public var styles: [Asset]

    /// What one page tells the frame around its content.
    public init(
        title: Phrase,
        section: String? = nil,
        crumbs: [Link] = [],
        user: UserMenu? = nil,
        strips: [Strip] = [],
        hasErrors: Bool = false,
        width: Width = .normal,
        otherLanguage: String? = nil,
        footerNote: Phrase? = nil,
        refreshSeconds: Int? = nil,
        styles: [Asset] = []
    ) {
        self.title = title
        self.section = section
        self.crumbs = crumbs
        self.user = user
        self.strips = strips
        self.hasErrors = hasErrors
        self.width = width
        self.otherLanguage = otherLanguage
        self.footerNote = footerNote
        self.refreshSeconds = refreshSeconds
        self.styles = styles
    }
}

/// Dải thông báo: a message across the page, below the masthead.
public struct Strip: Sendable {
    /// What the colour means.
    public var tone: Tone
    /// The message.
    public var words: Phrase
    /// What to do about it.
    public var link: Link?

    /// A message across the page.
    public init(_ words: Phrase, tone: Tone = .wait, link: Link? = nil) {
        self.words = words
        self.tone = tone
        self.link = link
    }
}

extension HTMLWriter {
    /// Writes a whole document: head, masthead, content, footer.
    public mutating func page(_ page: Page, in site: Site, content: Content) rethrows {
        doctype()
        try html(.lang(language.rawValue)) { html in
            html.pageHead(page, in: site)
            try html.body(.class(site.audience.rawValue)) { html in
                html.a(.skipToContent, .class("skip"), .href("#main"))
                html.masthead(page, in: site)
                html.strips(page, in: site)
                try html.main(.id("main"), .class(page.width.rawValue), .tabindex(-1)) { html in
                    html.crumbs(page.crumbs)
                    try content(&html)
                }
                html.pageFooter(page, in: site)
            }
        }
    }

    private mutating func pageHead(_ page: Page, in site: Site) {
        head { html in
            html.meta(.charset("utf-8"))
            html.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
            html.meta(.name("color-scheme"), .content("light dark"))
            html.meta(.name("theme-color"), .content("#063f3c"))
            html.title { html in
                if page.hasErrors {
                    html.text(.mend)
                    html.text(": ")
                }
                html.text(page.title)
                html.text(" – ")
                html.text(site.province)
            }
            if let seconds = page.refreshSeconds {
                html.meta(.httpEquiv("refresh"), .content(String(seconds)))
            }
            html.link(.rel("icon"), .href(Assets.icon.address), .type("image/svg+xml"))
            html.link(.rel("stylesheet"), .href(site.style.address))
            for style in page.styles { html.link(.rel("stylesheet"), .href(style.address)) }
            html.script(.src(site.script.address), .defer)
        }
    }

    private mutating func strips(_ page: Page, in site: Site) {
        guard site.isSimulated || !page.strips.isEmpty else { return }
        section(.aria("label", Phrase.notices[language])) { html in
            if site.isSimulated { html.p(.simulated, .class("strip simulated")) }
            for strip in page.strips { html.strip(strip) }
        }
    }

    private mutating func strip(_ strip: Strip) {
        p(.class("strip \(strip.tone.rawValue)"), .role("status")) { html in
            html.text(strip.words)
            guard let link = strip.link else { return }
            html.text(" ")
            html.a(link.label, .href(link.address))
        }
    }

    private mutating func crumbs(_ links: [Link]) {
        guard !links.isEmpty else { return }
        nav(.class("crumbs"), .aria("label", Phrase.path[language])) { html in
            html.ol { html in
                for link in links {
                    html.li { $0.a(link.label, .href(link.address)) }
                }
            }
        }
    }

    private mutating func pageFooter(_ page: Page, in site: Site) {
        footer(.class("footer")) { html in
            html.div { html in
                html.span(site.publisher)
                for link in site.footer { html.a(link.label, .href(link.address)) }
                if let address = page.otherLanguage {
                    let other = html.language.other
                    html.a(other.ownName, .href(address), .lang(other.rawValue), .hreflang(other.rawValue))
                }
                if let note = page.footerNote { html.span(note, .class("note")) }
            }
        }
    }
}
