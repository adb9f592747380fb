import DesignSystem
import Directory
import HTML
import Profiles
import Web

extension Province {
    /// Khung trang: the menus and names that stand around every page of the province.
    var layout: PortalLayout {
        let names = ProvinceNames(profile)
        return PortalLayout(
            site: { audience, visit in
                Site(
                    audience: audience,
                    province: names.short,
                    service: audience == .citizen ? .publicServices : .oneStop,
                    home: audience == .officer && visit.viewer.isOfficer ? "/mot-cua" : "/",
                    navigation: PortalMenu.main(audience, visit.viewer),
                    signIn: Link(.signIn, to: SignIn.path().string),
                    publisher: names.publisher,
                    footer: PortalMenu.footer,
                    isSimulated: visit.isDemo
                )
            },
            userMenu: { visit in
                UserMenu(
                    name: visit.viewer.name,
                    role: PortalMenu.role(visit.viewer, visit.language),
                    links: PortalMenu.own(visit.viewer, unread: visit.unread),
                    signOut: "/dang-xuat",
                    security: visit.formSecurity()
                )
            }
        )
    }
}

/// Tên gọi của tỉnh: how the province is called on its pages.
struct ProvinceNames: Sendable {
    /// `Quảng Nam`, beside the river.
    let short: Phrase
    /// Who is responsible for the pages.
    let publisher: Phrase

    init(_ profile: Profile) {
        let (vi, en) = (profile.name.vi, profile.name.en)
        let kind = ["Tỉnh ", "Thành phố "].first { vi.hasPrefix($0) } ?? ""
        let name = String(vi.dropFirst(kind.count))
        let englishKind = [" Province", " City"].first { en.hasSuffix($0) } ?? ""
        short = Phrase(vi: name, en: String(en.dropLast(englishKind.count)))
        publisher = Phrase(vi: "UBND \(kind.lowercased())\(name)", en: "People’s Committee of \(en)")
    }
}

/// Trình đơn: what a reader finds in the main menu, behind the name and in the footer.
enum PortalMenu {
    /// The main menu.
    ///
    /// Officers and administrators are citizens too: on the citizen's pages one entry leads them back to their work, and
    /// nobody is shown a door that would not open.
    static func main(_ audience: Site.Audience, _ viewer: Viewer) -> [Link] {
        let works = viewer.isOfficer || viewer.isAdministrator
        guard audience == .officer, works else {
            var links = [
                Link(.procedures, to: "/thu-tuc"), Link(.tracking, to: "/tra-cuu"), Link(.myDossiers, to: "/ho-so"),
            ]
            if viewer.isOfficer { links.append(Link(.desk, to: "/mot-cua")) }
            if viewer.isAdministrator { links.append(Link(.administration, to: "/quan-tri")) }
            return links
        }
        var links: [Link] = []
        if viewer.isOfficer {
            links.append(Link(.desk, to: "/mot-cua"))
            if viewer.posts.contains(where: { $0.role == .counter }) {
                links.append(Link(.intake, to: "/mot-cua/tiep-nhan"))
            }
            links.append(Link(.findDossiers, to: "/mot-cua/tim"))
        }
        if viewer.isAdministrator || viewer.posts.contains(where: { $0.role == .head || $0.role == .leader }) {
            links.append(Link(.operations, to: "/ioc"))
            links.append(Link(.statistics, to: "/mot-cua/thong-ke"))
        }
        if viewer.isAdministrator { links.append(Link(.administration, to: "/quan-tri")) }
        return links
    }

    /// The menu behind the reader's name.
    static func own(_ viewer: Viewer, unread: Int = 0) -> [Link] {
        let links = [
            Link(.myDossiers, to: "/ho-so"), Link(.myPapers, to: "/giay-to"),
            Link(.inbox, to: "/hop-tin", count: unread == 0 ? nil : unread), Link(.account, to: "/tai-khoan"),
        ]
        guard viewer.isOfficer || viewer.isAdministrator else { return links }
        return links + [Link(.citizenPages, to: "/")]
    }

    /// In what office the reader acts; nil for citizens.
    static func role(_ viewer: Viewer, _ language: Language) -> String? {
        var titles = viewer.posts.map(\.title)
        if viewer.isAdministrator { titles.append(Phrase.administrator[language]) }
        var seen: Set<String> = []
        titles = titles.filter { seen.insert($0).inserted }
        return titles.isEmpty ? nil : titles.joined(separator: ", ")
    }

    /// Links in the footer.
    static let footer = [
        Link(.help, to: "/tro-giup"), Link(.privacy, to: "/du-lieu-ca-nhan"), Link(.ledger, to: "/so-cai"),
        Link(.signatures, to: "/kiem-tra-chu-ky"), Link(.units, to: "/dia-gioi"), Link(.openData, to: "/du-lieu-mo"),
        Link(.figures, to: "/so-lieu"),
    ]
}

extension Phrase {
    fileprivate static let account = Phrase(vi: "Tài khoản", en: "Account")
    fileprivate static let administration = Phrase(vi: "Quản trị", en: "Administration")
    fileprivate static let administrator = Phrase(vi: "Quản trị viên", en: "Administrator")
    fileprivate static let citizenPages = Phrase(vi: "Trang dành cho người dân", en: "Pages for citizens")
    fileprivate static let desk = Phrase(vi: "Bàn việc", en: "My desk")
    fileprivate static let figures = Phrase(vi: "Số liệu công khai", en: "Public figures")
    fileprivate static let findDossiers = Phrase(vi: "Tìm hồ sơ", en: "Find dossiers")
    fileprivate static let help = Phrase(vi: "Trợ giúp", en: "Help")
    fileprivate static let inbox = Phrase(vi: "Hộp tin", en: "Messages")
    fileprivate static let intake = Phrase(vi: "Tiếp nhận", en: "Intake")
    fileprivate static let ledger = Phrase(vi: "Sổ cái", en: "Ledger")
    fileprivate static let myDossiers = Phrase(vi: "Hồ sơ của tôi", en: "My dossiers")
    fileprivate static let myPapers = Phrase(vi: "Giấy tờ của tôi", en: "My documents")
    fileprivate static let oneStop = Phrase(vi: "Một cửa điện tử", en: "One-stop desk")
    fileprivate static let operations = Phrase(vi: "Điều hành", en: "Operations")
    fileprivate static let privacy = Phrase(vi: "Bảo vệ dữ liệu cá nhân", en: "Personal data")
    fileprivate static let openData = Phrase(vi: "Dữ liệu mở", en: "Open data")
    fileprivate static let procedures = Phrase(vi: "Thủ tục", en: "Procedures")
    fileprivate static let publicServices = Phrase(vi: "Dịch vụ công trực tuyến", en: "Online public services")
    fileprivate static let signIn = Phrase(vi: "Đăng nhập", en: "Sign in")
    fileprivate static let signatures = Phrase(vi: "Kiểm tra chữ ký số", en: "Check signatures")
    fileprivate static let statistics = Phrase(vi: "Thống kê", en: "Statistics")
    fileprivate static let tracking = Phrase(vi: "Tra cứu", en: "Track")
    fileprivate static let units = Phrase(vi: "Địa giới", en: "Units")
}
