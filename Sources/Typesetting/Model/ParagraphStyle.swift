/// Dáng đoạn văn: how a paragraph stands; what is left out is inherited.
public struct ParagraphStyle: Codable, Hashable, Sendable {
    /// Canh lề.
    public enum Alignment: String, Codable, CaseIterable, Sendable {
        case left, right, center
        /// Both edges straight, but for the last line.
        case justify
    }

    /// What it is to a reader who hears the document.
    public enum Role: String, Codable, CaseIterable, Sendable {
        case paragraph, title, heading
    }

    /// Đường kẻ below it, as long as a share of its longest line.
    public struct Underline: Codable, Hashable, Sendable {
        /// The share, 1 for the whole length.
        public var share: Double
        /// Distance from the text in points.
        public var gap: Double?

        /// A line below a paragraph.
        public init(share: Double, gap: Double? = nil) { (self.share, self.gap) = (share, gap) }
    }

    /// Canh lề; left where nothing is said.
    public var align: Alignment?
    /// Cỡ chữ in points.
    public var size: Double?
    /// Chữ đậm.
    public var bold: Bool?
    /// Chữ nghiêng.
    public var italic: Bool?
    /// Chữ in hoa.
    public var caps: Bool?
    /// Lùi đầu dòng of the first line, in millimetres.
    public var firstIndent: Double?
    /// Distance of all lines from the left, in millimetres.
    public var indent: Double?
    /// Space above, in points.
    public var before: Double?
    /// Space below, in points.
    public var after: Double?
    /// Giãn dòng.
    public var lineSpacing: Double?
    /// Whether it may not be the last on its page.
    public var keepsWithNext: Bool?
    /// Đường kẻ below it.
    public var underline: Underline?
    /// Whether a dotted line to write on fills the rest of its last line.
    public var blank: Bool?
    /// What it is to a reader who hears the document; a title or heading also stands in the outline.
    public var role: Role?

    /// A style; what is left out is inherited.
    public init(
        align: Alignment? = nil,
        size: Double? = nil,
        bold: Bool? = nil,
        italic: Bool? = nil,
        caps: Bool? = nil,
        firstIndent: Double? = nil,
        indent: Double? = nil,
        before: Double? = nil,
        after: Double? = nil,
        lineSpacing: Double? = nil,
        keepsWithNext: Bool? = nil,
        underline: Underline? = nil,
        blank: Bool? = nil,
        role: Role? = nil
    ) {
        self.align = align
        self.size = size
        self.bold = bold
        self.italic = italic
        self.caps = caps
        self.firstIndent = firstIndent
        self.indent = indent
        self.before = before
        self.after = after
        self.lineSpacing = lineSpacing
        self.keepsWithNext = keepsWithNext
        self.underline = underline
        self.blank = blank
        self.role = role
    }

    /// The names in files.
    enum CodingKeys: String, CodingKey {
        case align, size, bold, italic, caps, indent, before, after, underline, blank, role
        case firstIndent = "first_indent"
        case lineSpacing = "line_spacing"
        case keepsWithNext = "keeps_with_next"
    }

    /// This style, with what it leaves out taken from another.
    func or(_ other: ParagraphStyle) -> ParagraphStyle {
        ParagraphStyle(
            align: align ?? other.align,
            size: size ?? other.size,
            bold: bold ?? other.bold,
            italic: italic ?? other.italic,
            caps: caps ?? other.caps,
            firstIndent: firstIndent ?? other.firstIndent,
            indent: indent ?? other.indent,
            before: before ?? other.before,
            after: after ?? other.after,
            lineSpacing: lineSpacing ?? other.lineSpacing,
            keepsWithNext: keepsWithNext ?? other.keepsWithNext,
            underline: underline ?? other.underline,
            blank: blank ?? other.blank,
            role: role ?? other.role
        )
    }
}
