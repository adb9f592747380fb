import Catalogue
import DesignSystem
import Web

/// Điều kiện tìm: what is looked for in the list of procedures; every part of it stands in the address.
struct ProcedureFilter: Hashable, Sendable {
    /// What was typed.
    var query = ""
    /// Cấp thực hiện.
    var level: GovernmentLevel?
    /// Lĩnh vực: the key of a field.
    var field: String?
    /// Việc trong đời: the key of a life event.
    var event: String?
    /// Whether only what can be handed in online is wanted.
    var isOnlineOnly = false

    init() {}

    /// The filter of an address; what no list knows is left out.
    init(_ query: FormData, lists: CatalogueLists) {
        self.query = query.text("q")
        level = GovernmentLevel(slug: query.text("cap"))
        field = lists.field(query.text("linh-vuc"))?.key
        event = lists.lifeEvent(query.text("viec"))?.key
        isOnlineOnly = query.isChecked("truc-tuyen")
    }

    /// Whether everything is shown.
    var isEmpty: Bool { self == ProcedureFilter() }

    /// Whether anything but the typed words narrows the list.
    var isNarrowed: Bool { level != nil || field != nil || event != nil || isOnlineOnly }

    /// The address of the list under this filter.
    var path: WebPath {
        var path: WebPath = "/thu-tuc"
        for (name, value) in parameters { path = path.adding(name, value) }
        return path
    }

    /// The parts of the address, without those that are not set.
    var parameters: [(name: String, value: String)] {
        [
            ("q", query), ("cap", level?.slug ?? ""), ("linh-vuc", field ?? ""), ("viec", event ?? ""),
            ("truc-tuyen", isOnlineOnly ? "1" : ""),
        ].filter { !$0.1.isEmpty }
    }

    /// The same filter with one part changed.
    func with(_ change: (inout ProcedureFilter) -> Void) -> ProcedureFilter {
        var filter = self
        change(&filter)
        return filter
    }

    /// Whether a line passes, whatever its words.
    func wants(_ item: CatalogueItem, in lists: CatalogueLists) -> Bool {
        if let level, !item.levels.contains(level) { return false }
        if let field, item.field != field { return false }
        if isOnlineOnly, !item.isOnline { return false }
        if let event, lists.lifeEvent(event)?.procedures.contains(item.code) != true { return false }
        return true
    }
}
