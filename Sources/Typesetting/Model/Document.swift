/// Văn bản in: a document as data, before it is set in pages.
///
/// Everything that may be left out is inherited: a run from its paragraph, a paragraph from the document.
public struct Document: Codable, Hashable, Sendable {
    /// What the file says of itself.
    public var information: Information
    /// The sheet of all its pages.
    public var page: Page
    /// The text where a paragraph says nothing else.
    public var text: TextStyle
    /// What stands on the pages, from top to bottom.
    public var blocks: [Block]
    /// Figures that stand where they are put, whatever flows beside them.
    public var placements: [Placement]?
    /// What every page is marked with at its upper edge, such as that nothing in it is real.
    public var mark: String?

    /// A document of these blocks.
    public init(
        information: Information,
        page: Page = Page(),
        text: TextStyle = TextStyle(),
        blocks: [Block],
        placements: [Placement]? = nil,
        mark: String? = nil
    ) {
        self.information = information
        self.page = page
        self.text = text
        self.blocks = blocks
        self.placements = placements
        self.mark = mark
    }

    /// Thông tin của tệp: title and author, as readers and archives show them.
    public struct Information: Codable, Hashable, Sendable {
        /// Title of the file.
        public var title: String
        /// The agency that issues it.
        public var author: String?
        /// What it is about.
        public var subject: String?
        /// Words to find it by.
        public var keywords: String?

        /// What a file says of itself.
        public init(
            title: String,
            author: String? = nil,
            subject: String? = nil,
            keywords: String? = nil
        ) {
            self.title = title
            self.author = author
            self.subject = subject
            self.keywords = keywords
        }
    }
}

/// Kiểu chữ: the text of a document where a paragraph says nothing else.
public struct TextStyle: Codable, Hashable, Sendable {
    /// Phông chữ.
    public var family: String
    /// Cỡ chữ in points.
    public var size: Double
    /// Giãn dòng: 1 is single.
    public var lineSpacing: Double

    /// The family of our papers, which every machine has that makes them.
    public static let usualFamily = "Liberation Serif"

    /// A text style; Liberation Serif has the measures of Times New Roman.
    public init(family: String = TextStyle.usualFamily, size: Double = 13, lineSpacing: Double = 1) {
        self.family = family
        self.size = size
        self.lineSpacing = lineSpacing
    }
}
