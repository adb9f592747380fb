public import HTML
import Kernel

/// Phòng mẫu: every component with sample content, for those who build pages and for the sweeps of the browser tests.
///
/// Served to developers at `/dev/components`; every name, code and figure in it is invented.
public enum Gallery {
    /// The pages of the gallery.
    public enum Room: String, Sendable, CaseIterable {
        /// Everything a citizen's page is made of.
        case components
        /// A page of a form with errors, as a citizen sees it.
        case form
        /// An officer's desk.
        case desk
        /// Official forms on paper.
        case paper
        /// A board of the operations centre with every chart.
        case charts
        /// The same board on a wall of screens.
        case wall
    }

    /// One page of the gallery as a document.
    public static func page(_ room: Room = .components, language: Language = .vi) -> [UInt8] {
        var html = HTMLWriter(language: language)
        switch room {
        case .components: components(&html)
        case .form: form(&html)
        case .desk: desk(&html)
        case .paper: paper(&html)
        case .charts: charts(&html, onWall: false)
        case .wall: charts(&html, onWall: true)
        }
        return html.bytes
    }

    static let now = Instant(CivilDate(daysSinceEpoch: 20_780), TimeOfDay(15, 30))
    static let security = FormSecurity(token: "gallery", idempotencyKey: "gallery")

    static func site(_ audience: Site.Audience) -> Site {
        let citizen = [
            Link(Phrase(vi: "Thủ tục", en: "Services"), to: "/thu-tuc"),
            Link(Phrase(vi: "Tra cứu", en: "Track"), to: "/tra-cuu"),
            Link(Phrase(vi: "Hồ sơ của tôi", en: "My dossiers"), to: "/ho-so"),
        ]
        let officer = [
            Link(Phrase(vi: "Bàn việc", en: "My desk"), to: "/mot-cua", count: 12),
            Link(Phrase(vi: "Tiếp nhận", en: "Intake"), to: "/mot-cua/tiep-nhan"),
            Link(Phrase(vi: "Tìm hồ sơ", en: "Find"), to: "/mot-cua/tim"),
            Link(Phrase(vi: "Thống kê", en: "Statistics"), to: "/mot-cua/thong-ke"),
        ]
        return Site(
            audience: audience,
            province: Phrase("Quảng Nam"),
            service: audience == .citizen
                ? Phrase(vi: "Dịch vụ công trực tuyến", en: "Online public services")
                : Phrase(vi: "Hệ thống một cửa điện tử", en: "Electronic one-stop office"),
            navigation: audience == .citizen ? citizen : officer,
            signIn: Link(Phrase(vi: "Đăng nhập", en: "Sign in"), to: "/dang-nhap"),
            publisher: Phrase(vi: "UBND tỉnh Quảng Nam", en: "People's Committee of Quảng Nam province"),
            footer: [
                Link(Phrase(vi: "Phản ánh, kiến nghị", en: "Feedback"), to: "/phan-anh"),
                Link(Phrase(vi: "Trợ giúp", en: "Help"), to: "/tro-giup"),
                Link(Phrase(vi: "Bảo vệ dữ liệu cá nhân", en: "Personal data"), to: "/du-lieu-ca-nhan"),
            ],
            isSimulated: true
        )
    }

    static let ledgerNote = Phrase(
        vi: "Sổ cái: #1.284.311, niêm phong 15:29",
        en: "Ledger: #1,284,311, sealed 15:29"
    )

    private static func components(_ html: inout HTMLWriter) {
        let page = Page(
            title: Phrase(vi: "Phòng mẫu giao diện", en: "Component gallery"),
            section: "/thu-tuc",
            crumbs: [Link(Phrase(vi: "Trang chủ", en: "Home"), to: "/")],
            otherLanguage: "/dev/components?lang=en",
            footerNote: ledgerNote
        )
        html.page(page, in: site(.citizen)) { html in
            opening(&html)
            surfaces(&html)
            dossier(&html)
            notices(&html)
            tables(&html)
            fields(&html)
            ending(&html)
        }
    }
}
