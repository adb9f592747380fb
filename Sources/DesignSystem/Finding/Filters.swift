public import HTML

/// Bộ lọc: fields that narrow a list, by GET, with what is chosen now and how to take it off.
public struct Filters: Component, Sendable {
    let action: String
    let fields: [Field]
    let active: [Link]
    let reset: String?
    let isOpen: Bool

    /// Fields that narrow the list at `action`.
    ///
    /// `active` are the choices in force, each linked to the list without it.
    public init(action: String, _ fields: [Field], active: [Link] = [], reset: String? = nil, isOpen: Bool = false) {
        self.action = action
        self.fields = fields
        self.active = active
        self.reset = reset
        self.isOpen = isOpen
    }

    /// Writes the filters.
    public func write(to html: inout HTMLWriter) {
        html.div(.class("filters")) { html in
            html.details(.open(isOpen)) { html in
                html.summary(Phrase(vi: "Lọc danh sách", en: "Filter the list"))
                html.form(.action(action)) { html in
                    html.div(.class("grid narrow")) { html in
                        for field in fields { html.add(field) }
                    }
                    html.add(Button(Phrase(vi: "Lọc", en: "Filter"), .quiet))
                }
            }
            if !active.isEmpty { writeActive(to: &html) }
        }
    }

    private func writeActive(to html: inout HTMLWriter) {
        html.ul(.class("chips")) { html in
            for link in active {
                html.li { html in
                    html.a(.href(link.address)) { html in
                        html.text(link.label)
                        html.span("×", .aria("hidden", true))
                        html.unseen(Phrase(vi: ", bỏ lọc này", en: ", remove this filter"))
                    }
                }
            }
            if let reset { html.li { $0.a(Phrase(vi: "Bỏ hết", en: "Clear all"), .href(reset), .class("plain")) } }
        }
    }
}
