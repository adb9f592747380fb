/// Đoạn văn: runs of text, and how they stand.
///
/// In a file it may be a mere text; in that of a template `**…**` is bold and `__…__` italic.
public struct Paragraph: Hashable, Sendable {
    /// What it says.
    public var runs: [Run]
    /// How it stands.
    public var style: ParagraphStyle
    /// Its name in the outline of the file; a title or heading stands there with its own words.
    public var outline: String?

    /// A paragraph of runs.
    public init(_ runs: [Run], _ style: ParagraphStyle = ParagraphStyle(), outline: String? = nil) {
        self.runs = runs
        self.style = style
        self.outline = outline
    }

    /// A paragraph of a text.
    public init(_ text: String, _ style: ParagraphStyle = ParagraphStyle()) {
        self.init([Run(text)], style)
    }

    /// Its text without any form.
    public var plainText: String { runs.map(\.text).joined() }
}

extension Paragraph: Codable {
    private enum CodingKeys: String, CodingKey { case text, runs, outline }

    /// Reads a paragraph: a text, or a mapping with `text` or `runs` and its style.
    public init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.init(Run.read(text))
            return
        }
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let runs = try values.decodeIfPresent([Run].self, forKey: .runs)
        self.init(
            try runs ?? Run.read(values.decode(String.self, forKey: .text)),
            try ParagraphStyle(from: decoder)
        )
        outline = try values.decodeIfPresent(String.self, forKey: .outline)
    }

    /// Writes a paragraph as a mapping with `runs` and its style.
    public func encode(to encoder: any Encoder) throws {
        try style.encode(to: encoder)
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(runs, forKey: .runs)
        try values.encodeIfPresent(outline, forKey: .outline)
    }
}
