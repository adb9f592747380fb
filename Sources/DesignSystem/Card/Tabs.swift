public import HTML

/// Thẻ chuyển: links to views of the same list, each a page of its own, so that they work without a script.
public struct Tabs: Component, Sendable {
    let label: Phrase
    let links: [Link]
    let current: String

    /// Views of the same list; `current` is the address of the one that is shown.
    public init(label: Phrase, _ links: [Link], current: String) {
        self.label = label
        self.links = links
        self.current = current
    }

    /// Writes the tabs.
    public func write(to html: inout HTMLWriter) {
        html.nav(.class("tabs"), .aria("label", label[html.language])) { html in
            for link in links {
                html.a(.href(link.address), .aria("current", link.address == current ? "page" : nil)) { html in
                    html.text(link.label)
                    html.badge(link.count)
                }
            }
        }
    }
}
