public import HTML

/// Trang thông tin: what all pages for one kind of reader have in common.
///
/// Made once when the program starts.
public struct Site: Sendable {
    /// Whom the pages serve; citizens get a small style sheet and a generous page, officers a dense one.
    public enum Audience: String, Sendable { case citizen, officer }

    /// Whom the pages serve.
    public var audience: Audience
    /// Name of the province, shown large: `Quảng Nam`.
    public var province: Phrase
    /// What the pages are, below the name: `Dịch vụ công trực tuyến`.
    public var service: Phrase
    /// Address of the first page.
    public var home: String
    /// The main menu.
    public var navigation: [Link]
    /// Where to sign in; shown to those who have not.
    public var signIn: Link?
    /// Who is responsible, first words of the footer: `UBND tỉnh Quảng Nam`.
    public var publisher: Phrase
    /// Links in the footer.
    public var footer: [Link]
    /// Whether the data is simulated; then every page says so.
    public var isSimulated: Bool

    /// What all pages for one kind of reader have in common.
    public init(
        audience: Audience,
        province: Phrase,
        service: Phrase,
        home: String = "/",
        navigation: [Link],
        signIn: Link? = nil,
        publisher: Phrase,
        footer: [Link] = [],
        isSimulated: Bool
    ) {
        self.audience = audience
        self.province = province
        self.service = service
        self.home = home
        self.navigation = navigation
        self.signIn = signIn
        self.publisher = publisher
        self.footer = footer
        self.isSimulated = isSimulated
    }

    var style: Asset { audience == .citizen ? Assets.citizenCSS : Assets.officerCSS }
    var script: Asset { audience == .citizen ? Assets.citizenJS : Assets.officerJS }
}

/// Người đang đăng nhập: the menu behind the reader's name.
public struct UserMenu: Sendable {
    /// The reader's name.
    public var name: String
    /// In what office the reader acts, such as `Chuyên viên tư pháp, UBND xã Lăng`.
    public var role: String?
    /// Links of the menu.
    public var links: [Link]
    /// Where to sign out, by POST.
    public var signOut: String
    /// Token against forged requests.
    public var security: FormSecurity

    /// The menu behind the reader's name.
    public init(name: String, role: String? = nil, links: [Link] = [], signOut: String, security: FormSecurity) {
        self.name = name
        self.role = role
        self.links = links
        self.signOut = signOut
        self.security = security
    }
}
