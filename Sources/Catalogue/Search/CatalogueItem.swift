/// A line of the catalogue as it is listed and found: a procedure that is served, or one that is only described.
public struct CatalogueItem: Hashable, Sendable {
    /// Mã thủ tục.
    public let code: String
    /// Tên thủ tục.
    public let name: Bilingual
    /// Key of its field of work; nil where the list of fields does not know the name.
    public let field: String?
    /// The name of its field of work.
    public let fieldName: Bilingual
    /// Where it is received and decided.
    public let levels: [GovernmentLevel]
    /// Whether it can be sent in here.
    public let isOnline: Bool
    /// How much of it can be done online.
    public let service: ServiceKind
    /// Extra words by which people look for it.
    public let keywords: [String]
    /// How much it is used; the greater, the earlier it stands among equals.
    public let popularity: Int

    /// A line of the catalogue.
    public init(
        code: String,
        name: Bilingual,
        field: String?,
        fieldName: Bilingual,
        levels: [GovernmentLevel],
        isOnline: Bool,
        service: ServiceKind,
        keywords: [String] = [],
        popularity: Int = 0
    ) {
        (self.code, self.name, self.field, self.fieldName) = (code, name, field, fieldName)
        (self.levels, self.isOnline, self.service) = (levels, isOnline, service)
        (self.keywords, self.popularity) = (keywords, popularity)
    }
}

/// A line of the catalogue that was found.
public struct SearchHit: Hashable, Sendable {
    /// A run of the name, and whether it was looked for.
    public struct Run: Hashable, Sendable {
        /// With its tones, as the name has it.
        public let text: String
        /// Whether the query names it.
        public let isMatch: Bool

        /// A run of a name.
        public init(text: String, isMatch: Bool) {
            (self.text, self.isMatch) = (text, isMatch)
        }
    }

    /// What was found, to list and to link.
    public let item: CatalogueItem
    /// The Vietnamese name in runs, for highlighting; joined they are the name.
    public let name: [Run]
}
