import DesignSystem
import HTML
import Web

/// Đường dẫn: where the pages of the catalogue lie, from the outside in.
extension Link {
    /// The first crumb of every public page.
    static let home = Link(Phrase(vi: "Trang chủ", en: "Home"), to: "/")
    /// The list and search of procedures.
    static let procedures = Link(Phrase(vi: "Thủ tục", en: "Procedures"), to: "/thu-tuc")
    /// The first crumb of an administrator's page.
    static let administration = Link(Phrase(vi: "Quản trị", en: "Administration"), to: "/quan-tri")
    /// Where procedures are published.
    static let publishing = Link(
        Phrase(vi: "Thủ tục hành chính", en: "Procedures"),
        to: CatalogueAdministration.home.string
    )

    /// A field of work (lĩnh vực), as a list of its procedures.
    static func field(_ key: String, _ name: Phrase) -> Link { Link(name, to: "/thu-tuc?linh-vuc=\(key)") }
}
