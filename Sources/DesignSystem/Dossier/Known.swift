public import HTML

/// Dữ liệu đã có: what a registry already holds, so that nobody has to declare it again; marked with its source.
public struct Known: Component, Sendable {
    let title: Phrase
    let source: Phrase
    let facts: [Fact]
    let change: Link?

    /// Facts that `source` holds.
    ///
    /// `change` leads to where a mistake can be reported or another answer given.
    public init(_ title: Phrase, source: Phrase, _ facts: [Fact], change: Link? = nil) {
        self.title = title
        self.source = source
        self.facts = facts
        self.change = change
    }

    /// Writes the facts.
    public func write(to html: inout HTMLWriter) {
        html.div(.class("known")) { html in
            html.p { html in
                html.b(title)
                html.span(.class("source")) { html in
                    html.icon(.check, size: 16)
                    html.text(Phrase(vi: "Có sẵn từ ", en: "From "))
                    html.text(source)
                    html.text(Phrase(vi: ", không phải khai lại", en: ", no need to declare it again"))
                }
            }
            html.add(Facts(facts))
            if let change { html.a(change.label, .href(change.address)) }
        }
    }
}
