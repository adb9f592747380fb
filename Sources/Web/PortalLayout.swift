public import DesignSystem
import Directory
import HTML
import Kernel

/// Khung trang: what stands around the content of every page; App knows the menus and the names of the province.
public struct PortalLayout: Sendable {
    /// The frame for a kind of reader: names, main menu, footer.
    public var site: @Sendable (Site.Audience, Visit) -> Site
    /// The menu behind the name of who is signed in; never asked for a stranger.
    public var userMenu: @Sendable (Visit) -> UserMenu

    /// A layout made of closures.
    public init(
        site: @escaping @Sendable (Site.Audience, Visit) -> Site,
        userMenu: @escaping @Sendable (Visit) -> UserMenu
    ) {
        self.site = site
        self.userMenu = userMenu
    }

    /// A frame without a main menu; for tests.
    public static let bare = PortalLayout(
        site: { audience, visit in
            Site(
                audience: audience,
                province: Phrase(vi: "Quảng Nam", en: "Quảng Nam"),
                service: Phrase(vi: "Dịch vụ công trực tuyến", en: "Online public services"),
                navigation: [],
                signIn: Link(Phrase(vi: "Đăng nhập", en: "Sign in"), to: SignIn.path().string),
                publisher: Phrase("UBND tỉnh Quảng Nam"),
                isSimulated: visit.isDemo
            )
        },
        userMenu: { visit in
            UserMenu(name: visit.viewer.name, links: [], signOut: "/dang-xuat", security: visit.formSecurity())
        }
    )
}
