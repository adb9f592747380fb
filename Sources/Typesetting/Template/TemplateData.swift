/// Dữ liệu của mẫu: what the places of a template are filled with.
public struct TemplateData: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// What one place is filled with.
    public enum Value: Hashable, Sendable, ExpressibleByStringLiteral {
        case text(String)
        /// What a part is repeated for.
        case rows([TemplateData])

        /// A text.
        public init(stringLiteral text: String) { self = .text(text) }

        /// Whether it says something.
        var isEmpty: Bool {
            switch self {
            case .text(let text): text.isEmpty
            case .rows(let rows): rows.isEmpty
            }
        }
    }

    /// The values by the names of their places.
    public var values: [String: Value]

    /// Values by the names of their places.
    public init(_ values: [String: Value] = [:]) { self.values = values }

    /// Values by the names of their places.
    public init(dictionaryLiteral pairs: (String, Value)...) {
        values = Dictionary(pairs) { _, last in last }
    }

    /// The text of a place; empty where there is none.
    func text(_ key: String) -> String {
        if case .text(let text)? = values[key] { Marks.clean(text) } else { "" }
    }

    /// The rows of a place; none where there are none.
    func rows(_ key: String) -> [TemplateData] {
        if case .rows(let rows)? = values[key] { rows } else { [] }
    }

    /// Whether a place says something.
    func says(_ key: String) -> Bool { values[key].map { !$0.isEmpty } ?? false }

    /// With what a row says before what the whole says.
    func with(_ row: TemplateData) -> TemplateData {
        TemplateData(values.merging(row.values) { _, inner in inner })
    }
}
