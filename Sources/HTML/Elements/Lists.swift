// Lists and things that open.

extension HTMLWriter {
    /// A list without order.
    public mutating func ul(_ attributes: Attribute..., content: Content) rethrows {
        try element("ul", attributes, content)
    }

    /// A list in order.
    public mutating func ol(_ attributes: Attribute..., content: Content) rethrows {
        try element("ol", attributes, content)
    }

    /// An entry of a list.
    public mutating func li(_ attributes: Attribute..., content: Content) rethrows {
        try element("li", attributes, content)
    }

    /// An entry of a list.
    ///
    /// It holds only text.
    public mutating func li(_ text: String, _ attributes: Attribute...) {
        element("li", attributes, text: text)
    }

    /// An entry of a list.
    ///
    /// It holds only words.
    public mutating func li(_ phrase: Phrase, _ attributes: Attribute...) {
        element("li", attributes, text: phrase[language])
    }

    /// A list of names and values.
    public mutating func dl(_ attributes: Attribute..., content: Content) rethrows {
        try element("dl", attributes, content)
    }

    /// A name in a list of values.
    public mutating func dt(_ attributes: Attribute..., content: Content) rethrows {
        try element("dt", attributes, content)
    }

    /// A name in a list of values.
    ///
    /// It holds only text.
    public mutating func dt(_ text: String, _ attributes: Attribute...) {
        element("dt", attributes, text: text)
    }

    /// A name in a list of values.
    ///
    /// It holds only words.
    public mutating func dt(_ phrase: Phrase, _ attributes: Attribute...) {
        element("dt", attributes, text: phrase[language])
    }

    /// A value.
    public mutating func dd(_ attributes: Attribute..., content: Content) rethrows {
        try element("dd", attributes, content)
    }

    /// A value.
    ///
    /// It holds only text.
    public mutating func dd(_ text: String, _ attributes: Attribute...) {
        element("dd", attributes, text: text)
    }

    /// A value.
    ///
    /// It holds only words.
    public mutating func dd(_ phrase: Phrase, _ attributes: Attribute...) {
        element("dd", attributes, text: phrase[language])
    }

    /// Content that opens without a script.
    public mutating func details(_ attributes: Attribute..., content: Content) rethrows {
        try element("details", attributes, content)
    }

    /// What is seen of closed `details`.
    public mutating func summary(_ attributes: Attribute..., content: Content) rethrows {
        try element("summary", attributes, content)
    }

    /// What is seen of closed `details`.
    ///
    /// It holds only text.
    public mutating func summary(_ text: String, _ attributes: Attribute...) {
        element("summary", attributes, text: text)
    }

    /// What is seen of closed `details`.
    ///
    /// It holds only words.
    public mutating func summary(_ phrase: Phrase, _ attributes: Attribute...) {
        element("summary", attributes, text: phrase[language])
    }

    /// A picture or table with its caption.
    public mutating func figure(_ attributes: Attribute..., content: Content) rethrows {
        try element("figure", attributes, content)
    }

    /// The caption of a figure.
    public mutating func figcaption(_ attributes: Attribute..., content: Content) rethrows {
        try element("figcaption", attributes, content)
    }

    /// The caption of a figure.
    ///
    /// It holds only text.
    public mutating func figcaption(_ text: String, _ attributes: Attribute...) {
        element("figcaption", attributes, text: text)
    }

    /// The caption of a figure.
    ///
    /// It holds only words.
    public mutating func figcaption(_ phrase: Phrase, _ attributes: Attribute...) {
        element("figcaption", attributes, text: phrase[language])
    }

    /// A box above the page.
    public mutating func dialog(_ attributes: Attribute..., content: Content) rethrows {
        try element("dialog", attributes, content)
    }
}
