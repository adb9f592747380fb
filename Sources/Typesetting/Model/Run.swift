/// Phần chữ: a run of text in one form.
public struct Run: Codable, Hashable, Sendable {
    /// What it says.
    public var text: String
    /// Chữ đậm.
    public var bold: Bool?
    /// Chữ nghiêng.
    public var italic: Bool?
    /// Chữ in hoa.
    public var caps: Bool?
    /// Cỡ chữ in points.
    public var size: Double?
    /// Address to which it leads.
    public var link: String?

    /// A run of text in one form.
    public init(
        _ text: String,
        bold: Bool? = nil,
        italic: Bool? = nil,
        caps: Bool? = nil,
        size: Double? = nil,
        link: String? = nil
    ) {
        self.text = text
        self.bold = bold
        self.italic = italic
        self.caps = caps
        self.size = size
        self.link = link
    }

    /// The runs of a text in which marks of ``Marks`` begin and end bold and italic.
    static func read(_ text: String) -> [Run] {
        guard text.unicodeScalars.contains(where: { Marks.all.contains($0) }) else { return [Run(text)] }
        var runs: [Run] = []
        var (bold, italic) = (false, false)
        var words = String.UnicodeScalarView()
        func close() {
            guard !words.isEmpty else { return }
            runs.append(Run(String(words), bold: bold ? true : nil, italic: italic ? true : nil))
            words = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case Marks.bold:
                close()
                bold.toggle()
            case Marks.italic:
                close()
                italic.toggle()
            default: words.append(scalar)
            }
        }
        close()
        return runs
    }
}

/// Dấu: where bold and italic begin and end in the text of a template.
///
/// Of no alphabet, so that nothing that somebody writes into a form is taken for one.
enum Marks {
    static let bold: Unicode.Scalar = "\u{E001}"
    static let italic: Unicode.Scalar = "\u{E002}"
    static let all: Set<Unicode.Scalar> = [bold, italic]

    /// The words of a template with its `**` and `__` as marks.
    static func set(_ words: String) -> String {
        words.replacing("**", with: String(bold)).replacing("__", with: String(italic))
    }

    /// What somebody wrote, without marks.
    static func clean(_ words: String) -> String {
        var words = words
        words.unicodeScalars.removeAll { all.contains($0) }
        return words
    }
}
