/// Bảng: rows of cells; the head is said again on each page.
public struct Table: Codable, Hashable, Sendable {
    /// Which lines are drawn.
    public enum Borders: String, Codable, CaseIterable, Sendable {
        case all, rows, none
    }

    /// Widths of the columns, as parts of the sum.
    public var widths: [Double]
    /// Rows that are repeated at the top of each page.
    public var head: [[Cell]]?
    /// The rows.
    public var rows: [[Cell]]
    /// Which lines are drawn; all where nothing is said.
    public var borders: Borders?
    /// How its paragraphs stand where they say nothing else.
    public var style: ParagraphStyle?
    /// How the paragraphs of its head stand.
    public var headStyle: ParagraphStyle?

    /// A table.
    public init(
        widths: [Double],
        head: [[Cell]]? = nil,
        rows: [[Cell]],
        borders: Borders? = nil,
        style: ParagraphStyle? = nil,
        headStyle: ParagraphStyle? = nil
    ) {
        self.widths = widths
        self.head = head
        self.rows = rows
        self.borders = borders
        self.style = style
        self.headStyle = headStyle
    }

    /// The names in files.
    enum CodingKeys: String, CodingKey {
        case widths, head, rows, borders, style
        case headStyle = "head_style"
    }
}

/// Ô: blocks in a table; in a file it may be a mere text.
public struct Cell: Hashable, Sendable {
    /// What stands in it.
    public var blocks: [Block]
    /// How many columns it covers.
    public var span: Int?
    /// How its paragraphs stand where they say nothing else.
    public var style: ParagraphStyle?

    /// A cell of blocks.
    public init(_ blocks: [Block], span: Int? = nil, style: ParagraphStyle? = nil) {
        self.blocks = blocks
        self.span = span
        self.style = style
    }

    /// A cell of a text, of which each line is a paragraph.
    public init(_ text: String, style: ParagraphStyle? = nil) {
        self.init(text.split(separator: "\n").map { .text(String($0)) }, style: style)
    }
}

extension Cell: Codable {
    private enum CodingKeys: String, CodingKey { case blocks, text, span, style }

    /// Reads a text, or a mapping with `text` or `blocks`.
    public init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.init(text)
            return
        }
        let values = try decoder.container(keyedBy: CodingKeys.self)
        if let blocks = try values.decodeIfPresent([Block].self, forKey: .blocks) {
            self.init(blocks)
        } else {
            self.init(try values.decode(String.self, forKey: .text))
        }
        span = try values.decodeIfPresent(Int.self, forKey: .span)
        style = try values.decodeIfPresent(ParagraphStyle.self, forKey: .style)
    }

    /// Writes a mapping with `blocks`.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(blocks, forKey: .blocks)
        try values.encodeIfPresent(span, forKey: .span)
        try values.encodeIfPresent(style, forKey: .style)
    }
}
