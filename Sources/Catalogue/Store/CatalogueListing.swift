public import Kernel

/// The catalogue as it is listed and searched on one day: what is served first, then what is only described.
public struct CatalogueListing: Sendable {
    /// What is in force on it is served.
    public let date: CivilDate
    /// All lines, those that can be sent in online first, then in the order of the Vietnamese alphabet.
    public let items: [CatalogueItem]

    private let index: SearchIndex
    private let byCode: [String: Int]

    init(_ contents: CatalogueContents, on date: CivilDate) {
        self.date = date
        let fields = Dictionary(
            contents.lists.fields.map { (VietnameseText.folded($0.name.vi), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        // Internal procedures are nobody's to find: lists, search and counts begin here.
        var items = contents.procedures.values.compactMap { procedure in
            procedure.version(on: date).flatMap { $0.isInternal ? nil : Self.item($0, contents.lists) }
        }
        let served = Set(items.map(\.code))
        for entry in contents.entries.values where !entry.isGone && !served.contains(entry.code) {
            let field = fields[VietnameseText.folded(entry.row.field)]
            items.append(
                CatalogueItem(
                    code: entry.code,
                    name: Bilingual(vi: entry.name),
                    field: field?.key,
                    fieldName: field?.name ?? Bilingual(vi: entry.row.field),
                    levels: entry.levels,
                    isOnline: false,
                    service: .information
                )
            )
        }
        let keyed = items.map { (key: VietnameseText.sortKey($0.name.vi), item: $0) }
        self.items = keyed.sorted { left, right in
            if left.item.isOnline != right.item.isOnline { return left.item.isOnline }
            return (left.key, left.item.code) < (right.key, right.item.code)
        }.map(\.item)
        index = SearchIndex(self.items)
        byCode = Dictionary(
            self.items.enumerated().map { ($1.code, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private static func item(_ version: ProcedureVersion, _ lists: CatalogueLists) -> CatalogueItem {
        CatalogueItem(
            code: version.code,
            name: version.name,
            field: version.field,
            fieldName: lists.field(version.field)?.name ?? Bilingual(vi: version.field),
            levels: version.levels,
            isOnline: version.isOnline,
            service: version.service,
            keywords: version.keywords,
            popularity: popularity(version.code, lists)
        )
    }

    /// What stands first in an event of life is what most people come for.
    private static func popularity(_ code: String, _ lists: CatalogueLists) -> Int {
        lists.lifeEvents.compactMap { event in
            event.procedures.firstIndex(of: code).map { max(1, 100 - $0) }
        }.max() ?? 0
    }

    /// The line with this code.
    public func item(_ code: String) -> CatalogueItem? { byCode[code].map { items[$0] } }

    /// The lines of a field of work.
    public func items(field: String) -> [CatalogueItem] { items.filter { $0.field == field } }

    /// The lines of a level.
    public func items(level: GovernmentLevel) -> [CatalogueItem] { items.filter { $0.levels.contains(level) } }

    /// The lines of a life event, in its order.
    public func items(of event: LifeEvent) -> [CatalogueItem] { event.procedures.compactMap(item) }

    /// The lines that answer a query, best first; see `SearchIndex.search`.
    public func search(
        _ query: String,
        limit: Int = 20,
        field: String? = nil,
        level: GovernmentLevel? = nil
    ) -> [SearchHit] {
        index.search(query, limit: limit) { item in
            (field == nil || item.field == field) && (level.map(item.levels.contains) ?? true)
        }
    }
}
