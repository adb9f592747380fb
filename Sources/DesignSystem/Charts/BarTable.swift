import HTML

extension HTMLWriter {
    /// A table whose rows hold a bar: the drawing and its table in one; the bar's column is silent.
    ///
    /// `headings` name the first column and those after the bar.
    mutating func barTable(caption: Phrase, headings: [Phrase], rows: Content) rethrows {
        try table(.class("bar-table")) { html in
            html.caption(caption, .class("unseen"))
            html.thead(.class("unseen")) { html in
                html.tr { html in
                    for (index, heading) in headings.enumerated() {
                        html.th(heading, .scope("col"))
                        if index == 0 { html.td { _ in } }
                    }
                }
            }
            try html.tbody(content: rows)
        }
    }

    /// A lying bar from zero to the value, with a stroke where the target is.
    mutating func bar(_ value: Double?, on axis: Axis, target: Double? = nil, look: String? = nil) {
        svg(.class("rod"), .aria("hidden", true)) { html in
            let zero = axis.thousandths(0)
            if let value {
                let end = axis.thousandths(value)
                html.rect(
                    .class(look),
                    .when(min(zero, end) > 0, .x(percent(min(zero, end)))),
                    .width(percent(abs(end - zero))),
                    .height("100%")
                )
            }
            if axis.low < 0 { html.line(.x1(percent(zero)), .x2(percent(zero)), .y2("100%")) }
            if let target {
                let place = percent(axis.thousandths(target))
                html.line(.class("goal"), .x1(place), .x2(place), .y1("-14%"), .y2("114%"))
            }
        }
    }
}
