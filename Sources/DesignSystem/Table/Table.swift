public import HTML

extension HTMLWriter {
    /// Bảng: rows of items.
    ///
    /// On a phone each row becomes a card that repeats the headings as labels.
    ///
    /// The caption is always there for those who listen; `showsCaption` shows it too. Write `EmptyState` instead where
    /// there are no items.
    ///
    /// ```swift
    /// html.table(of: dossiers, caption: "…", [
    ///     .lead(Words.dossier) { html, item in html.a(item.title, .href(item.address)) },
    ///     .text(Words.applicant) { $0.applicant },
    ///     .number(Words.pages) { $0.pages },
    /// ])
    /// ```
    public mutating func table<Item>(
        of items: some Sequence<Item>,
        caption: Phrase,
        showsCaption: Bool = false,
        isDense: Bool = false,
        tone: ((Item) -> Tone?)? = nil,
        _ columns: [Column<Item>]
    ) {
        let labels = columns.map { $0.title[language] }
        table(.class(isDense ? "stack dense" : "stack")) { html in
            html.caption(caption, .when(!showsCaption, .class("unseen")))
            html.thead { html in
                html.tr { html in
                    for column in columns { html.headingCell(column) }
                }
            }
            html.tbody { html in
                for item in items {
                    html.tr(.class(tone?(item)?.rawValue)) { html in
                        for index in columns.indices { html.cell(columns[index], item, label: labels[index]) }
                    }
                }
            }
        }
    }

    private mutating func headingCell<Item>(_ column: Column<Item>) {
        if column.kind == .choice {
            td(.class("choice")) { html in
                html.label(.class("pick js-only")) { html in
                    html.input(.type("checkbox"), .data("pick-all"))
                    html.unseen(column.title)
                }
            }
            return
        }
        th(
            .scope("col"),
            .when(column.kind == .number, .class("num")),
            .aria("sort", column.sorting?.direction?.rawValue)
        ) { html in
            guard let sorting = column.sorting else { return html.text(column.title) }
            html.a(.href(sorting.address), .class("sort")) { html in
                html.text(column.title)
                if let direction = sorting.direction {
                    html.span(direction == .ascending ? "↑" : "↓", .aria("hidden", true))
                }
            }
        }
    }

    private mutating func cell<Item>(_ column: Column<Item>, _ item: Item, label: String) {
        switch column.kind {
        case .lead: th(.scope("row"), .class("lead")) { column.cell(&$0, item) }
        case .choice: td(.class("choice")) { column.cell(&$0, item) }
        case .number: td(.class("num"), .data("l", label)) { column.cell(&$0, item) }
        case .plain: td(.data("l", label)) { column.cell(&$0, item) }
        }
    }

    /// A box around a table that is wider than a phone; it scrolls sideways by itself and can be reached by keyboard.
    public mutating func scrolling(label: Phrase, content: Content) rethrows {
        try div(
            .class("scroll"),
            .tabindex(0),
            .role("region"),
            .aria("label", label[language]),
            content: content
        )
    }
}
