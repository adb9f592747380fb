// Elements that divide a page.

extension HTMLWriter {
    /// The root of a document.
    public mutating func html(_ attributes: Attribute..., content: Content) rethrows {
        try element("html", attributes, content)
    }

    /// What is not shown: title, links to styles.
    public mutating func head(_ attributes: Attribute..., content: Content) rethrows {
        try element("head", attributes, content)
    }

    /// What is shown.
    public mutating func body(_ attributes: Attribute..., content: Content) rethrows {
        try element("body", attributes, content)
    }

    /// The top of a page or of a section.
    public mutating func header(_ attributes: Attribute..., content: Content) rethrows {
        try element("header", attributes, content)
    }

    /// A block of links; give it a label where there are several.
    public mutating func nav(_ attributes: Attribute..., content: Content) rethrows {
        try element("nav", attributes, content)
    }

    /// The main content; once a page.
    public mutating func main(_ attributes: Attribute..., content: Content) rethrows {
        try element("main", attributes, content)
    }

    /// A part with a heading of its own.
    public mutating func section(_ attributes: Attribute..., content: Content) rethrows {
        try element("section", attributes, content)
    }

    /// A part that stands by itself.
    public mutating func article(_ attributes: Attribute..., content: Content) rethrows {
        try element("article", attributes, content)
    }

    /// A part beside the main thread.
    public mutating func aside(_ attributes: Attribute..., content: Content) rethrows {
        try element("aside", attributes, content)
    }

    /// The bottom of a page or of a section.
    public mutating func footer(_ attributes: Attribute..., content: Content) rethrows {
        try element("footer", attributes, content)
    }

    /// A box without meaning.
    public mutating func div(_ attributes: Attribute..., content: Content) rethrows {
        try element("div", attributes, content)
    }

    /// The heading of the page; once.
    public mutating func h1(_ attributes: Attribute..., content: Content) rethrows {
        try element("h1", attributes, content)
    }

    /// The heading of the page; once.
    ///
    /// It holds only text.
    public mutating func h1(_ text: String, _ attributes: Attribute...) {
        element("h1", attributes, text: text)
    }

    /// The heading of the page; once.
    ///
    /// It holds only words.
    public mutating func h1(_ phrase: Phrase, _ attributes: Attribute...) {
        element("h1", attributes, text: phrase[language])
    }

    /// A heading of the second level.
    public mutating func h2(_ attributes: Attribute..., content: Content) rethrows {
        try element("h2", attributes, content)
    }

    /// A heading of the second level.
    ///
    /// It holds only text.
    public mutating func h2(_ text: String, _ attributes: Attribute...) {
        element("h2", attributes, text: text)
    }

    /// A heading of the second level.
    ///
    /// It holds only words.
    public mutating func h2(_ phrase: Phrase, _ attributes: Attribute...) {
        element("h2", attributes, text: phrase[language])
    }

    /// A heading of the third level.
    public mutating func h3(_ attributes: Attribute..., content: Content) rethrows {
        try element("h3", attributes, content)
    }

    /// A heading of the third level.
    ///
    /// It holds only text.
    public mutating func h3(_ text: String, _ attributes: Attribute...) {
        element("h3", attributes, text: text)
    }

    /// A heading of the third level.
    ///
    /// It holds only words.
    public mutating func h3(_ phrase: Phrase, _ attributes: Attribute...) {
        element("h3", attributes, text: phrase[language])
    }

    /// A heading of the fourth level.
    public mutating func h4(_ attributes: Attribute..., content: Content) rethrows {
        try element("h4", attributes, content)
    }

    /// A heading of the fourth level.
    ///
    /// It holds only text.
    public mutating func h4(_ text: String, _ attributes: Attribute...) {
        element("h4", attributes, text: text)
    }

    /// A heading of the fourth level.
    ///
    /// It holds only words.
    public mutating func h4(_ phrase: Phrase, _ attributes: Attribute...) {
        element("h4", attributes, text: phrase[language])
    }

    /// A heading with a line below it.
    public mutating func hgroup(_ attributes: Attribute..., content: Content) rethrows {
        try element("hgroup", attributes, content)
    }

    /// How to reach somebody.
    public mutating func address(_ attributes: Attribute..., content: Content) rethrows {
        try element("address", attributes, content)
    }

    /// A landmark for searching.
    public mutating func search(_ attributes: Attribute..., content: Content) rethrows {
        try element("search", attributes, content)
    }

    /// The first line of every document.
    public mutating func doctype() { write("<!doctype html>") }
}
