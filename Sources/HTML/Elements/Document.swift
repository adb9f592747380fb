// Breaks, pictures and what stands in the head of a document.

extension HTMLWriter {
    /// The title of the document, or of a drawing.
    public mutating func title(_ attributes: Attribute..., content: Content) rethrows {
        try element("title", attributes, content)
    }

    /// The title of the document, or of a drawing.
    ///
    /// It holds only text.
    public mutating func title(_ text: String, _ attributes: Attribute...) {
        element("title", attributes, text: text)
    }

    /// The title of the document, or of a drawing.
    ///
    /// It holds only words.
    public mutating func title(_ phrase: Phrase, _ attributes: Attribute...) {
        element("title", attributes, text: phrase[language])
    }

    /// A line break inside a paragraph or an address.
    public mutating func br(_ attributes: Attribute...) { void("br", attributes) }

    /// A break in the thread.
    public mutating func hr(_ attributes: Attribute...) { void("hr", attributes) }

    /// A picture; needs `.alt`.
    public mutating func img(_ attributes: Attribute...) { void("img", attributes) }

    /// A fact about the document.
    public mutating func meta(_ attributes: Attribute...) { void("meta", attributes) }

    /// A link to styles or an icon.
    public mutating func link(_ attributes: Attribute...) { void("link", attributes) }

    /// A script file; needs `.src`.
    ///
    /// There are no inline scripts.
    public mutating func script(_ attributes: Attribute...) { element("script", attributes) { _ in } }
}
