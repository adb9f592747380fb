public import HTML

extension HTMLWriter {
    /// Thanh thao tác hàng loạt: what can be done to the selected rows; stays in sight, counts them where a script runs.
    public mutating func bulkBar(content: Content) rethrows {
        try div(.class("picked")) { html in
            html.span(.class("js-only"), .role("status")) { html in
                html.text(Phrase(vi: "Đã chọn ", en: "Selected: "))
                html.b("0", .data("picked"))
            }
            try content(&html)
        }
    }
}
