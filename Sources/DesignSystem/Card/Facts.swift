public import HTML

/// Mục thông tin: one name and its value, in a list of facts or of answers to check.
public struct Fact: Sendable {
    /// What the value is.
    public var label: Phrase
    /// The value.
    public var value: Phrase
    /// Whether the value is a code, to be set in the font of codes.
    public var isCode: Bool
    /// Where the value can be changed.
    public var change: String?
    /// What is done there; changing it where nothing is said.
    public var act: Phrase?

    /// A name and its value.
    public init(_ label: Phrase, _ value: Phrase, isCode: Bool = false, change: String? = nil, act: Phrase? = nil) {
        self.label = label
        self.value = value
        self.isCode = isCode
        self.change = change
        self.act = act
    }

    /// A name and its value, which is the same in both languages.
    public init(_ label: Phrase, _ value: String, isCode: Bool = false, change: String? = nil) {
        self.init(label, Phrase(value), isCode: isCode, change: change)
    }
}

/// Danh sách thông tin: facts in plain text.
///
/// Facts with links or tags are written by `html.facts { … }`.
public struct Facts: Component, Sendable {
    let rows: [Fact]
    let isAnswers: Bool

    /// Facts; with `answers` they are drawn as 'check your answers', each with its link to change it.
    public init(_ rows: [Fact], answers: Bool = false) {
        self.rows = rows
        isAnswers = answers
    }

    /// Writes the list.
    public func write(to html: inout HTMLWriter) {
        html.dl(.class(isAnswers ? "facts answers" : "facts")) { html in
            for row in rows { row.write(to: &html) }
        }
    }
}

extension Fact {
    func write(to html: inout HTMLWriter) {
        html.div { html in
            html.dt(label)
            html.dd(value.vi.isEmpty ? Phrase("–") : value, .when(isCode, .class("code")))
            if let change {
                html.dd(.class("change")) { html in
                    html.a(.href(change)) { html in
                        html.text(act ?? .change)
                        html.span(.class("unseen")) { html in
                            html.text(": ")
                            html.text(label)
                        }
                    }
                }
            }
        }
    }
}

extension HTMLWriter {
    /// A list of facts, each written by `fact`.
    public mutating func facts(content: Content) rethrows { try dl(.class("facts"), content: content) }

    /// One fact of a list; its value may hold links, tags and times.
    public mutating func fact(_ label: Phrase, value: Content) rethrows {
        try div { html in
            html.dt(label)
            try html.dd(content: value)
        }
    }

    /// One fact of a list, in plain text.
    public mutating func fact(_ label: Phrase, _ value: String) { Fact(label, value).write(to: &self) }
}
