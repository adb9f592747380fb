public import HTML

extension HTMLWriter {
    /// Main thread and an aside that stands beside it on a wide screen and below it on a phone.
    public mutating func split(main: Content, aside: Content) rethrows {
        try div(.class("split")) { html in
            try html.div(content: main)
            try html.element("aside", [], aside)
        }
    }

    /// Tiles or cards side by side, as many as there is room for.
    public mutating func grid(narrow: Bool = false, content: Content) rethrows {
        try div(.class(narrow ? "grid narrow" : "grid"), content: content)
    }

    /// Figures side by side, two beside each other on a phone.
    public mutating func figures(content: Content) rethrows { try div(.class("figures"), content: content) }

    /// The large opening of a first page.
    public mutating func hero(title: Phrase, lead: Phrase? = nil, content: Content) rethrows {
        try section(.class("hero")) { html in
            html.h1(title)
            if let lead { html.p(lead) }
            try content(&html)
        }
    }

    /// The heading of a page with a line above (where am I) and below (what is this) it.
    public mutating func heading(_ title: Phrase, above: Phrase? = nil, below: Phrase? = nil) {
        if let above { p(above, .class("above muted")) }
        h1(title)
        if let below { p(below, .class("lead muted")) }
    }

    /// Words that only a screen reader says.
    public mutating func unseen(_ words: Phrase) { span(words, .class("unseen")) }
}
