/// Đoạn văn: runs of text, and how they stand.
///
/// In a file it may be a mere text, in which `**…**` is bold and `__…__` italic.
public struct Paragraph: Hashable, Sendable {
    /// What it says.
    public var runs: [Run]
    /// How it stands.
    public var style: ParagraphStyle

    /// A paragraph of runs.
    public init(_ runs: [Run], _ style: ParagraphStyle = ParagraphStyle()) {
        self.runs = runs
        self.style = style
    }

    /// A paragraph of a text with `**bold**` and `__italic__`.
    public init(_ text: String, _ style: ParagraphStyle = ParagraphStyle()) {
        self.init(Run.read(text), style)
    }

    /// Its text without any form.
    public var plainText: String { runs.map(\.text).joined() }
}

extension Paragraph: Codable {
    private enum CodingKeys: String, CodingKey { case text, runs }

    /// Reads a paragraph: a text, or a mapping with `text` or `runs` and its style.
    public init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.init(text)
            return
        }
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let runs = try values.decodeIfPresent([Run].self, forKey: .runs)
        self.init(
            try runs ?? Run.read(values.decode(String.self, forKey: .text)),
            try ParagraphStyle(from: decoder)
        )
    }

    /// Writes a paragraph as a mapping with `runs` and its style.
    public func encode(to encoder: any Encoder) throws {
        try style.encode(to: encoder)
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(runs, forKey: .runs)
    }
}
