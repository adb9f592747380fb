// Drawings (SVG). Colours come from the style sheet through classes.

extension HTMLWriter {
    /// A drawing; needs `.viewBox` and either a label or `.aria("hidden", true)`.
    public mutating func svg(_ attributes: Attribute..., content: Content) rethrows {
        try element("svg", attributes, content)
    }

    /// A group of shapes.
    public mutating func g(_ attributes: Attribute..., content: Content) rethrows {
        try element("g", attributes, content)
    }

    /// A line or area; needs `.d`.
    public mutating func path(_ attributes: Attribute...) { element("path", attributes) { _ in } }

    /// A circle.
    public mutating func circle(_ attributes: Attribute...) { element("circle", attributes) { _ in } }

    /// A rectangle.
    public mutating func rect(_ attributes: Attribute...) { element("rect", attributes) { _ in } }

    /// A straight line.
    public mutating func line(_ attributes: Attribute...) { element("line", attributes) { _ in } }

    /// A line through points.
    public mutating func polyline(_ attributes: Attribute...) { element("polyline", attributes) { _ in } }

    /// An area between points.
    public mutating func polygon(_ attributes: Attribute...) { element("polygon", attributes) { _ in } }

    /// A longer description of a drawing.
    public mutating func desc(_ attributes: Attribute..., content: Content) rethrows {
        try element("desc", attributes, content)
    }

    /// A longer description of a drawing.
    ///
    /// It holds only text.
    public mutating func desc(_ text: String, _ attributes: Attribute...) {
        element("desc", attributes, text: text)
    }

    /// A longer description of a drawing.
    ///
    /// It holds only words.
    public mutating func desc(_ phrase: Phrase, _ attributes: Attribute...) {
        element("desc", attributes, text: phrase[language])
    }

    /// A label inside a drawing, placed by `.x` and `.y`.
    public mutating func label(_ text: String, in attributes: Attribute...) { element("text", attributes, text: text) }
}
