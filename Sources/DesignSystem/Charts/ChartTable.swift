import HTML

/// Bảng của biểu đồ: the figures of a chart as a real table, behind a line that opens without a script.
struct ChartTable {
    /// What the rows are.
    var corner: Phrase
    /// What the columns are, in the language of the page.
    var columns: [String]
    /// The rows.
    var rows: [Row]

    /// One row: its name, where it leads, and its figures in words.
    struct Row {
        var name: String
        var address: String?
        var cells: [String]
    }
}

extension HTMLWriter {
    /// The table behind a line that says what opens.
    mutating func details(of table: ChartTable, caption: Phrase) {
        details(.class("figures-table")) { html in
            html.summary { html in
                html.text(.figuresAsTable)
                html.unseen(Phrase(vi: ": \(caption.vi)", en: ": \(caption.en)"))
            }
            // A box that scrolls is a stop of the keyboard, so there is one only where the table is wide or long.
            if table.columns.count < 3, table.rows.count <= 20 { return html.rows(of: table, caption: caption) }
            html.scrolling(label: caption) { html in html.rows(of: table, caption: caption) }
        }
    }

    private mutating func rows(of table: ChartTable, caption: Phrase) {
        self.table { html in
            html.caption(caption, .class("unseen"))
            html.thead { html in
                html.tr { html in
                    html.th(table.corner, .scope("col"))
                    for column in table.columns { html.th(column, .scope("col"), .class("num")) }
                }
            }
            html.tbody { html in
                for row in table.rows {
                    html.tr { html in
                        html.th(.scope("row")) { html in html.name(row.name, address: row.address) }
                        for cell in row.cells { html.td(cell, .class("num")) }
                    }
                }
            }
        }
    }

    /// A name, linked where there is more to see.
    mutating func name(_ name: String, address: String?) {
        if let address { a(name, .href(address)) } else { text(name) }
    }
}
