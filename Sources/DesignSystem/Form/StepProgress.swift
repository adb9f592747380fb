public import HTML
public import Kernel

/// Bước: where the reader is in a form of several pages, and when the draft was last saved.
public struct StepProgress: Component, Sendable {
    let step: Int
    let total: Int
    let saved: Instant?

    /// Step `step` of `total`; `saved` is when the draft was last saved.
    public init(step: Int, of total: Int, saved: Instant? = nil) {
        self.step = step
        self.total = total
        self.saved = saved
    }

    /// Writes the line above the heading of the page.
    public func write(to html: inout HTMLWriter) {
        html.p(.class("steps muted")) { html in
            html.span(Phrase(vi: "Bước \(step) trong \(total)", en: "Step \(step) of \(total)"))
            html.add(SavedMoment(saved))
        }
    }
}

/// Thanh tiến độ: how far something is that takes longer than a second.
public struct ProgressBar: Component, Sendable {
    let label: Phrase
    let done: Int
    let total: Int

    /// `done` of `total` pieces.
    public init(_ label: Phrase, done: Int, of total: Int) {
        self.label = label
        self.done = done
        self.total = total
    }

    /// Writes the bar with its words.
    public func write(to html: inout HTMLWriter) {
        let count = "\(NumberText.grouped(done, html.language))/\(NumberText.grouped(total, html.language))"
        html.label(.class("progress")) { html in
            html.span { html in
                html.text(label)
                html.text(" · ")
                html.text(count)
            }
            html.progress(.value(String(done)), .max(String(max(1, total))))
        }
    }
}
