import DesignSystem
import HTML

/// Ô tìm thủ tục: the same box on the first page and above the list.
enum ProcedureSearch {
    /// Where suggestions come from while the reader types.
    static let suggestions = "/goi-y"

    static func box(value: String = "", hidden: [(name: String, value: String)] = []) -> SearchBox {
        SearchBox(
            Phrase(vi: "Tìm thủ tục", en: "Find a procedure"),
            action: "/thu-tuc",
            value: value,
            example: Phrase(vi: "khai sinh, tạm trú, hộ kinh doanh…", en: "khai sinh, tạm trú, hộ kinh doanh…"),
            suggestions: suggestions,
            hidden: hidden
        )
    }
}
