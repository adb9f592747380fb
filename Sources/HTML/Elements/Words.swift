// Paragraphs and the words in them.

extension HTMLWriter {
    /// A paragraph.
    public mutating func p(_ attributes: Attribute..., content: Content) rethrows {
        try element("p", attributes, content)
    }

    /// A paragraph.
    ///
    /// It holds only text.
    public mutating func p(_ text: String, _ attributes: Attribute...) {
        element("p", attributes, text: text)
    }

    /// A paragraph.
    ///
    /// It holds only words.
    public mutating func p(_ phrase: Phrase, _ attributes: Attribute...) {
        element("p", attributes, text: phrase[language])
    }

    /// A run of words without meaning of its own.
    public mutating func span(_ attributes: Attribute..., content: Content) rethrows {
        try element("span", attributes, content)
    }

    /// A run of words without meaning of its own.
    ///
    /// It holds only text.
    public mutating func span(_ text: String, _ attributes: Attribute...) {
        element("span", attributes, text: text)
    }

    /// A run of words without meaning of its own.
    ///
    /// It holds only words.
    public mutating func span(_ phrase: Phrase, _ attributes: Attribute...) {
        element("span", attributes, text: phrase[language])
    }

    /// A link; needs `.href`.
    public mutating func a(_ attributes: Attribute..., content: Content) rethrows {
        try element("a", attributes, content)
    }

    /// A link; needs `.href`.
    ///
    /// It holds only text.
    public mutating func a(_ text: String, _ attributes: Attribute...) {
        element("a", attributes, text: text)
    }

    /// A link; needs `.href`.
    ///
    /// It holds only words.
    public mutating func a(_ phrase: Phrase, _ attributes: Attribute...) {
        element("a", attributes, text: phrase[language])
    }

    /// Words that catch the eye.
    public mutating func b(_ attributes: Attribute..., content: Content) rethrows {
        try element("b", attributes, content)
    }

    /// Words that catch the eye.
    ///
    /// It holds only text.
    public mutating func b(_ text: String, _ attributes: Attribute...) {
        element("b", attributes, text: text)
    }

    /// Words that catch the eye.
    ///
    /// It holds only words.
    public mutating func b(_ phrase: Phrase, _ attributes: Attribute...) {
        element("b", attributes, text: phrase[language])
    }

    /// Important words.
    public mutating func strong(_ attributes: Attribute..., content: Content) rethrows {
        try element("strong", attributes, content)
    }

    /// Important words.
    ///
    /// It holds only text.
    public mutating func strong(_ text: String, _ attributes: Attribute...) {
        element("strong", attributes, text: text)
    }

    /// Important words.
    ///
    /// It holds only words.
    public mutating func strong(_ phrase: Phrase, _ attributes: Attribute...) {
        element("strong", attributes, text: phrase[language])
    }

    /// Stressed words.
    public mutating func em(_ attributes: Attribute..., content: Content) rethrows {
        try element("em", attributes, content)
    }

    /// Stressed words.
    ///
    /// It holds only text.
    public mutating func em(_ text: String, _ attributes: Attribute...) {
        element("em", attributes, text: text)
    }

    /// Stressed words.
    ///
    /// It holds only words.
    public mutating func em(_ phrase: Phrase, _ attributes: Attribute...) {
        element("em", attributes, text: phrase[language])
    }

    /// Side remarks.
    public mutating func small(_ attributes: Attribute..., content: Content) rethrows {
        try element("small", attributes, content)
    }

    /// Side remarks.
    ///
    /// It holds only text.
    public mutating func small(_ text: String, _ attributes: Attribute...) {
        element("small", attributes, text: text)
    }

    /// Side remarks.
    ///
    /// It holds only words.
    public mutating func small(_ phrase: Phrase, _ attributes: Attribute...) {
        element("small", attributes, text: phrase[language])
    }

    /// A code, such as that of a dossier.
    public mutating func code(_ attributes: Attribute..., content: Content) rethrows {
        try element("code", attributes, content)
    }

    /// A code, such as that of a dossier.
    ///
    /// It holds only text.
    public mutating func code(_ text: String, _ attributes: Attribute...) {
        element("code", attributes, text: text)
    }

    /// A code, such as that of a dossier.
    ///
    /// It holds only words.
    public mutating func code(_ phrase: Phrase, _ attributes: Attribute...) {
        element("code", attributes, text: phrase[language])
    }

    /// Words marked because they were searched for.
    public mutating func mark(_ attributes: Attribute..., content: Content) rethrows {
        try element("mark", attributes, content)
    }

    /// Words marked because they were searched for.
    ///
    /// It holds only text.
    public mutating func mark(_ text: String, _ attributes: Attribute...) {
        element("mark", attributes, text: text)
    }

    /// Words marked because they were searched for.
    ///
    /// It holds only words.
    public mutating func mark(_ phrase: Phrase, _ attributes: Attribute...) {
        element("mark", attributes, text: phrase[language])
    }

    /// An abbreviation; its long form in `.title`.
    public mutating func abbr(_ attributes: Attribute..., content: Content) rethrows {
        try element("abbr", attributes, content)
    }

    /// An abbreviation; its long form in `.title`.
    ///
    /// It holds only text.
    public mutating func abbr(_ text: String, _ attributes: Attribute...) {
        element("abbr", attributes, text: text)
    }

    /// An abbreviation; its long form in `.title`.
    ///
    /// It holds only words.
    public mutating func abbr(_ phrase: Phrase, _ attributes: Attribute...) {
        element("abbr", attributes, text: phrase[language])
    }

    /// A date or time; needs `.datetime`.
    public mutating func time(_ attributes: Attribute..., content: Content) rethrows {
        try element("time", attributes, content)
    }

    /// A date or time; needs `.datetime`.
    ///
    /// It holds only text.
    public mutating func time(_ text: String, _ attributes: Attribute...) {
        element("time", attributes, text: text)
    }

    /// A date or time; needs `.datetime`.
    ///
    /// It holds only words.
    public mutating func time(_ phrase: Phrase, _ attributes: Attribute...) {
        element("time", attributes, text: phrase[language])
    }

    /// Words struck out.
    public mutating func del(_ attributes: Attribute..., content: Content) rethrows {
        try element("del", attributes, content)
    }

    /// Words struck out.
    ///
    /// It holds only text.
    public mutating func del(_ text: String, _ attributes: Attribute...) {
        element("del", attributes, text: text)
    }

    /// Words struck out.
    ///
    /// It holds only words.
    public mutating func del(_ phrase: Phrase, _ attributes: Attribute...) {
        element("del", attributes, text: phrase[language])
    }

    /// Words added.
    public mutating func ins(_ attributes: Attribute..., content: Content) rethrows {
        try element("ins", attributes, content)
    }

    /// Words added.
    ///
    /// It holds only text.
    public mutating func ins(_ text: String, _ attributes: Attribute...) {
        element("ins", attributes, text: text)
    }

    /// Words added.
    ///
    /// It holds only words.
    public mutating func ins(_ phrase: Phrase, _ attributes: Attribute...) {
        element("ins", attributes, text: phrase[language])
    }

    /// Raised characters.
    public mutating func sup(_ attributes: Attribute..., content: Content) rethrows {
        try element("sup", attributes, content)
    }

    /// Raised characters.
    ///
    /// It holds only text.
    public mutating func sup(_ text: String, _ attributes: Attribute...) {
        element("sup", attributes, text: text)
    }

    /// Raised characters.
    ///
    /// It holds only words.
    public mutating func sup(_ phrase: Phrase, _ attributes: Attribute...) {
        element("sup", attributes, text: phrase[language])
    }

    /// A short quotation.
    public mutating func q(_ attributes: Attribute..., content: Content) rethrows {
        try element("q", attributes, content)
    }

    /// A short quotation.
    ///
    /// It holds only text.
    public mutating func q(_ text: String, _ attributes: Attribute...) {
        element("q", attributes, text: text)
    }

    /// A short quotation.
    ///
    /// It holds only words.
    public mutating func q(_ phrase: Phrase, _ attributes: Attribute...) {
        element("q", attributes, text: phrase[language])
    }

    /// A quotation.
    public mutating func blockquote(_ attributes: Attribute..., content: Content) rethrows {
        try element("blockquote", attributes, content)
    }

    /// Text whose line ends count.
    public mutating func pre(_ attributes: Attribute..., content: Content) rethrows {
        try element("pre", attributes, content)
    }

    /// Text whose line ends count.
    ///
    /// It holds only text.
    public mutating func pre(_ text: String, _ attributes: Attribute...) {
        element("pre", attributes, text: text)
    }

    /// Text whose line ends count.
    ///
    /// It holds only words.
    public mutating func pre(_ phrase: Phrase, _ attributes: Attribute...) {
        element("pre", attributes, text: phrase[language])
    }
}
