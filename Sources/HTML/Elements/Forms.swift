// Forms.

extension HTMLWriter {
    /// A form.
    ///
    /// Those that write should be made with `postForm` of the design system.
    public mutating func form(_ attributes: Attribute..., content: Content) rethrows {
        try element("form", attributes, content)
    }

    /// Fields that belong together.
    public mutating func fieldset(_ attributes: Attribute..., content: Content) rethrows {
        try element("fieldset", attributes, content)
    }

    /// The name of a fieldset; its first child.
    public mutating func legend(_ attributes: Attribute..., content: Content) rethrows {
        try element("legend", attributes, content)
    }

    /// The name of a fieldset; its first child.
    ///
    /// It holds only text.
    public mutating func legend(_ text: String, _ attributes: Attribute...) {
        element("legend", attributes, text: text)
    }

    /// The name of a fieldset; its first child.
    ///
    /// It holds only words.
    public mutating func legend(_ phrase: Phrase, _ attributes: Attribute...) {
        element("legend", attributes, text: phrase[language])
    }

    /// The label of a field; needs `.for` or holds the field.
    public mutating func label(_ attributes: Attribute..., content: Content) rethrows {
        try element("label", attributes, content)
    }

    /// The label of a field; needs `.for` or holds the field.
    ///
    /// It holds only text.
    public mutating func label(_ text: String, _ attributes: Attribute...) {
        element("label", attributes, text: text)
    }

    /// The label of a field; needs `.for` or holds the field.
    ///
    /// It holds only words.
    public mutating func label(_ phrase: Phrase, _ attributes: Attribute...) {
        element("label", attributes, text: phrase[language])
    }

    /// A field of one line, a choice or a hidden value.
    public mutating func input(_ attributes: Attribute...) { void("input", attributes) }

    /// A list to choose from.
    public mutating func select(_ attributes: Attribute..., content: Content) rethrows {
        try element("select", attributes, content)
    }

    /// A group of options; needs `.label`.
    public mutating func optgroup(_ attributes: Attribute..., content: Content) rethrows {
        try element("optgroup", attributes, content)
    }

    /// An option.
    public mutating func option(_ attributes: Attribute..., content: Content) rethrows {
        try element("option", attributes, content)
    }

    /// An option.
    ///
    /// It holds only text.
    public mutating func option(_ text: String, _ attributes: Attribute...) {
        element("option", attributes, text: text)
    }

    /// An option.
    ///
    /// It holds only words.
    public mutating func option(_ phrase: Phrase, _ attributes: Attribute...) {
        element("option", attributes, text: phrase[language])
    }

    /// Proposals for a field.
    public mutating func datalist(_ attributes: Attribute..., content: Content) rethrows {
        try element("datalist", attributes, content)
    }

    /// A button; needs `.type`.
    public mutating func button(_ attributes: Attribute..., content: Content) rethrows {
        try element("button", attributes, content)
    }

    /// A button; needs `.type`.
    ///
    /// It holds only text.
    public mutating func button(_ text: String, _ attributes: Attribute...) {
        element("button", attributes, text: text)
    }

    /// A button; needs `.type`.
    ///
    /// It holds only words.
    public mutating func button(_ phrase: Phrase, _ attributes: Attribute...) {
        element("button", attributes, text: phrase[language])
    }

    /// A result that changes while the reader looks.
    public mutating func output(_ attributes: Attribute..., content: Content) rethrows {
        try element("output", attributes, content)
    }

    /// A result that changes while the reader looks.
    ///
    /// It holds only text.
    public mutating func output(_ text: String, _ attributes: Attribute...) {
        element("output", attributes, text: text)
    }

    /// A result that changes while the reader looks.
    ///
    /// It holds only words.
    public mutating func output(_ phrase: Phrase, _ attributes: Attribute...) {
        element("output", attributes, text: phrase[language])
    }

    /// How far something is.
    public mutating func progress(_ attributes: Attribute...) { element("progress", attributes) { _ in } }

    /// A field of several lines.
    public mutating func textarea(_ value: String, _ attributes: Attribute...) {
        open("textarea", attributes)
        // A browser drops the first line end after the tag; this one is ours, so that the person's own stays.
        write("\n")
        escape(value, for: .text)
        close("textarea")
    }
}
