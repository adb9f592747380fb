import Yams

/// Loại văn bản hành chính: one of the 29 of Điều 7 of Nghị định 30/2020/NĐ-CP.
public struct DocumentType: Hashable, Sendable {
    /// Its key in commands, which is that of its template: `thong-bao`.
    public let key: String
    /// Tên loại.
    public let name: String
    /// Chữ viết tắt in the symbol, such as `TB`; a letter and a letter of congratulation have none.
    public let abbreviation: String?

    /// The types in the order of the decree.
    public static let all: [DocumentType] = entries.map { entry in
        DocumentType(key: entry.variant.key, name: entry.variant.name, abbreviation: entry.abbreviation)
    }

    /// The templates of types that are like another.
    static let variants: [TemplateVariant] = entries.map(\.variant)

    // Read by a test.
    private static let entries: [(variant: TemplateVariant, abbreviation: String?)] =
        ((try? DataTable.entries(of: "document-types.yaml", below: "types")) ?? []).compactMap { node in
            (try? TemplateVariant(node)).map { ($0, node["abbreviation"]?.scalar?.string) }
        }
}
