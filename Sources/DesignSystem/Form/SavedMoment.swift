public import HTML
public import Kernel

/// Đã lưu lúc: when a draft was last saved; the script that saves while one types writes its news here.
public struct SavedMoment: Component, Sendable {
    let moment: Instant?

    /// Saved at this moment; nil where nothing was saved yet.
    public init(_ moment: Instant?) {
        self.moment = moment
    }

    /// Writes the words inside a line of text.
    public func write(to html: inout HTMLWriter) {
        html.span(
            .role("status"),
            .data("saved", Phrase(vi: "Đã lưu lúc", en: "Saved at")[html.language]),
            .data(
                "failed",
                Phrase(vi: "Chưa lưu được, sẽ thử lại", en: "Not saved yet, trying again")[html.language]
            )
        ) { html in
            if let moment {
                html.text(Phrase(vi: "Đã lưu lúc ", en: "Saved at "))
                html.moment(moment, .clock)
            }
        }
    }
}
