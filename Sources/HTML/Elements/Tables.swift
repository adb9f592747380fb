// Tables.

extension HTMLWriter {
    /// A table; needs a caption.
    public mutating func table(_ attributes: Attribute..., content: Content) rethrows {
        try element("table", attributes, content)
    }

    /// What the table shows; its first child.
    public mutating func caption(_ attributes: Attribute..., content: Content) rethrows {
        try element("caption", attributes, content)
    }

    /// What the table shows; its first child.
    ///
    /// It holds only text.
    public mutating func caption(_ text: String, _ attributes: Attribute...) {
        element("caption", attributes, text: text)
    }

    /// What the table shows; its first child.
    ///
    /// It holds only words.
    public mutating func caption(_ phrase: Phrase, _ attributes: Attribute...) {
        element("caption", attributes, text: phrase[language])
    }

    /// The heading rows.
    public mutating func thead(_ attributes: Attribute..., content: Content) rethrows {
        try element("thead", attributes, content)
    }

    /// The rows.
    public mutating func tbody(_ attributes: Attribute..., content: Content) rethrows {
        try element("tbody", attributes, content)
    }

    /// The rows of totals.
    public mutating func tfoot(_ attributes: Attribute..., content: Content) rethrows {
        try element("tfoot", attributes, content)
    }

    /// A row.
    public mutating func tr(_ attributes: Attribute..., content: Content) rethrows {
        try element("tr", attributes, content)
    }

    /// A heading cell; needs `.scope`.
    public mutating func th(_ attributes: Attribute..., content: Content) rethrows {
        try element("th", attributes, content)
    }

    /// A heading cell; needs `.scope`.
    ///
    /// It holds only text.
    public mutating func th(_ text: String, _ attributes: Attribute...) {
        element("th", attributes, text: text)
    }

    /// A heading cell; needs `.scope`.
    ///
    /// It holds only words.
    public mutating func th(_ phrase: Phrase, _ attributes: Attribute...) {
        element("th", attributes, text: phrase[language])
    }

    /// A cell.
    public mutating func td(_ attributes: Attribute..., content: Content) rethrows {
        try element("td", attributes, content)
    }

    /// A cell.
    ///
    /// It holds only text.
    public mutating func td(_ text: String, _ attributes: Attribute...) {
        element("td", attributes, text: text)
    }

    /// A cell.
    ///
    /// It holds only words.
    public mutating func td(_ phrase: Phrase, _ attributes: Attribute...) {
        element("td", attributes, text: phrase[language])
    }

    /// A group of columns.
    public mutating func colgroup(_ attributes: Attribute..., content: Content) rethrows {
        try element("colgroup", attributes, content)
    }

    /// A column of a group.
    public mutating func col(_ attributes: Attribute...) { void("col", attributes) }
}
