public import HTML

extension HTMLWriter {
    /// Thẻ: content on a surface of its own, with a heading of the second level.
    ///
    /// A tone gives it a coloured edge; the words must say the same.
    public mutating func card(_ title: Phrase? = nil, tone: Tone? = nil, content: Content) rethrows {
        try section(.class(tone.map { "card edge \($0.rawValue)" } ?? "card")) { html in
            if let title { html.h2(title) }
            try content(&html)
        }
    }

    /// A card without padding, for a table that fills it.
    public mutating func sheetCard(content: Content) rethrows { try div(.class("card flush"), content: content) }
}

/// Ô chọn: a large link with an icon and a line that explains it.
public struct Tile: Component, Sendable {
    let label: Phrase
    let detail: Phrase?
    let address: String
    let icon: Icon?

    /// A large link.
    public init(_ label: Phrase, detail: Phrase? = nil, to address: String, icon: Icon? = nil) {
        self.label = label
        self.detail = detail
        self.address = address
        self.icon = icon
    }

    /// Writes the tile.
    public func write(to html: inout HTMLWriter) {
        html.a(.class("tile"), .href(address)) { html in
            if let icon { html.icon(icon, size: 30) }
            html.span { html in
                html.b(label)
                if let detail { html.small(detail) }
            }
        }
    }
}
