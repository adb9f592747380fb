import Catalogue
import Web

/// Danh sách thủ tục: one page of what was found.
struct ProcedureIndexModel: Sendable {
    /// A line of the list.
    struct Line: Sendable {
        let item: CatalogueItem
        /// The name in runs, for highlighting.
        let name: [SearchHit.Run]
    }

    /// A field of work among what was found, with the number of its lines.
    struct FieldCount: Sendable {
        let field: ProcedureField
        let count: Int
    }

    static let pageSize = 20

    let filter: ProcedureFilter
    let lines: [Line]
    let total: Int
    let page: Int
    /// Fields of what was found (whatever field is chosen), most lines first.
    let fields: [FieldCount]
    /// Levels that the catalogue knows on the day.
    let levels: [GovernmentLevel]
    let lists: CatalogueLists

    var pages: Int { max(1, (total + Self.pageSize - 1) / Self.pageSize) }

    init(_ listing: CatalogueListing, filter: ProcedureFilter, page number: Int?, lists: CatalogueLists) {
        self.filter = filter
        self.lists = lists
        let anyField = filter.with { $0.field = nil }
        let found: [Line]
        if filter.query.isEmpty {
            let items = filter.event.flatMap(lists.lifeEvent).map(listing.items(of:)) ?? listing.items
            found = items.filter { anyField.wants($0, in: lists) }
                .map { Line(item: $0, name: [.init(text: $0.name.vi, isMatch: false)]) }
        } else {
            found = listing.search(filter.query, limit: listing.items.count)
                .filter { anyField.wants($0.item, in: lists) }
                .map { Line(item: $0.item, name: $0.name) }
        }
        let wanted = found.filter { filter.field == nil || $0.item.field == filter.field }
        total = wanted.count
        let pages = max(1, (total + Self.pageSize - 1) / Self.pageSize)
        page = min(PageNumber(number, size: Self.pageSize).number, pages)
        let start = (page - 1) * Self.pageSize
        lines = Array(wanted[start..<min(total, start + Self.pageSize)])
        var counts: [String: Int] = [:]
        for line in found { if let field = line.item.field { counts[field, default: 0] += 1 } }
        fields = lists.fields.compactMap { field in counts[field.key].map { FieldCount(field: field, count: $0) } }
            .enumerated()
            .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
            .map(\.element)
        levels = GovernmentLevel.allCases.filter { level in listing.items.contains { $0.levels.contains(level) } }
    }
}
