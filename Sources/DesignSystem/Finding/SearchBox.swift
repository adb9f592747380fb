public import HTML

/// Ô tìm kiếm: one line and a button, by GET; a script may propose results while the reader types.
///
/// `suggestions` is an address that answers `{"items": [{"name": …, "detail": …, "address": …}]}` to `?q=TEXT`.
public struct SearchBox: Component, Sendable {
    let action: String
    let name: String
    let label: Phrase
    let value: String
    let example: Phrase?
    let button: Phrase
    let isQuiet: Bool
    let suggestions: String?
    let hidden: [(name: String, value: String)]

    /// A search that asks `action?name=…`.
    ///
    /// `hidden` are further parts of the query that stay as they are.
    public init(
        _ label: Phrase,
        action: String,
        name: String = "q",
        value: String = "",
        example: Phrase? = nil,
        button: Phrase? = nil,
        isQuiet: Bool = false,
        suggestions: String? = nil,
        hidden: [(name: String, value: String)] = []
    ) {
        self.label = label
        self.action = action
        self.name = name
        self.value = value
        self.example = example
        self.button = button ?? .search
        self.isQuiet = isQuiet
        self.suggestions = suggestions
        self.hidden = hidden
    }

    /// Writes the form.
    public func write(to html: inout HTMLWriter) {
        let source: Attribute = suggestions.map { .data("suggest", address: $0) } ?? .none
        html.form(.class("search"), .role("search"), .action(action), .aria("label", label[html.language])) { html in
            for (name, value) in hidden { html.input(.type("hidden"), .name(name), .value(value)) }
            html.div { html in
                html.input(
                    .type("search"),
                    .name(name),
                    .value(value),
                    .placeholder(example?[html.language]),
                    .aria("label", label[html.language]),
                    .autocomplete("off"),
                    .enterkeyhint("search"),
                    source
                )
            }
            html.button(button, .class(isQuiet ? "button quiet" : "button"))
        }
    }
}
