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

    /// The runs of a text with `**bold**` and `__italic__`; a mark without its partner is text.
    static func read(_ text: String) -> [Run] {
        var runs: [Run] = []
        var (plain, rest) = ("", Substring(text))
        while let first = rest.first {
            let mark = rest.prefix(2)
            if mark == "**" || mark == "__", let end = rest.dropFirst(2).firstRange(of: mark),
                end.lowerBound > rest.index(rest.startIndex, offsetBy: 2)
            {
                if !plain.isEmpty { runs.append(Run(plain)) }
                plain = ""
                for var run in read(String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound])) {
                    if mark == "**" { run.bold = true } else { run.italic = true }
                    runs.append(run)
                }
                rest = rest[end.upperBound...]
            } else {
                plain.append(first)
                rest = rest.dropFirst()
            }
        }
        if !plain.isEmpty || runs.isEmpty { runs.append(Run(plain)) }
        return runs
    }
}
