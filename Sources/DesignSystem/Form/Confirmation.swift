public import HTML

extension HTMLWriter {
    /// Xác nhận đã xong: the panel at the end of a submission, with the code to keep and what happens next.
    public mutating func confirmation(
        _ title: Phrase,
        code: String? = nil,
        codeLabel: Phrase? = nil,
        next: Content
    ) rethrows {
        div(.class("confirmation")) { html in
            html.icon(.check, size: 40)
            html.h1(title)
            if let code {
                html.p { html in
                    if let codeLabel { html.span(codeLabel) }
                    html.strong(code, .class("code"))
                }
            }
        }
        h2(Phrase(vi: "Việc tiếp theo", en: "What happens next"))
        try next(&self)
    }
}
