import DesignSystem
import Directory
public import Dossiers
import HTML
import Hummingbird
import Kernel
public import Storage
public import Territory
public import Web

/// Quản trị địa giới: the map of any day, the reforms that were applied and those to come, and applying one.
public struct TerritoryAdministration: Sendable {
    let database: Database
    let territory: Territory
    let dossiers: Dossiers
    let shipped: [ShippedReform]

    /// Đợt sắp xếp có sẵn trong chương trình.
    public struct ShippedReform: Sendable {
        /// Its name, `2025-07-01`.
        public var key: String
        /// The file.
        public var text: String

        /// A reform that the program carries.
        public init(key: String, text: String) {
            (self.key, self.text) = (key, text)
        }
    }

    static let home: WebPath = "/quan-tri/dia-gioi"
    static let trial: WebPath = "/quan-tri/dia-gioi/dot"
    static let apply: WebPath = "/quan-tri/dia-gioi/ap-dung"

    /// Pages over this map; `shipped` are the reforms that the program carries.
    public init(database: Database, territory: Territory, dossiers: Dossiers, shipped: [ShippedReform]) {
        (self.database, self.territory, self.dossiers, self.shipped) = (database, territory, dossiers, shipped)
    }

    /// Their routes.
    public func routes() -> Routes {
        var routes = Routes()
        routes.page("/quan-tri/dia-gioi", .administrator, "admin.territory") { visit in try await showMap(visit) }
        routes.upload("/quan-tri/dia-gioi/dot", .administrator, "admin.reform.rehearse") { visit, upload in
            try await rehearse(visit, upload)
        }
        routes.form("/quan-tri/dia-gioi/ap-dung", .administrator, "admin.reform.apply") { visit, form in
            try await apply(visit, form)
        }
        return routes
    }

    static func frame(_ title: Phrase, hasErrors: Bool = false, isInside: Bool = true) -> Page {
        let above = [Link(Phrase(vi: "Quản trị", en: "Administration"), to: "/quan-tri")]
        return Page(
            title: title,
            section: "/quan-tri",
            crumbs: isInside ? above + [Link(.territory, to: home.string)] : above,
            hasErrors: hasErrors
        )
    }
}
