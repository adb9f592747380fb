public import HTML

/// Danh sách chỗ cần sửa: all that is wrong with a form, at its top, each line a link to the field.
///
/// The script moves the focus here when the page opens; without it `role="alert"` is announced.
public struct ErrorSummary: Component, Sendable {
    /// Chỗ cần sửa: one thing that is wrong.
    public struct Line: Sendable {
        /// The name of the field; nil where the error is of the whole form.
        public var field: String?
        /// What is wrong and how to mend it, the same words as at the field.
        public var words: Phrase

        /// One thing that is wrong.
        public init(field: String?, _ words: Phrase) {
            self.field = field
            self.words = words
        }
    }

    let lines: [Line]

    /// All that is wrong; writes nothing where nothing is.
    public init(_ lines: [Line]) { self.lines = lines }

    /// The errors of these fields, in their order.
    public init(of fields: [Field]) {
        lines = fields.compactMap { field in field.error.map { Line(field: field.name, $0) } }
    }

    /// Writes the summary.
    public func write(to html: inout HTMLWriter) {
        guard !lines.isEmpty else { return }
        html.div(.class("errors"), .role("alert"), .tabindex(-1), .data("focus")) { html in
            html.h2(
                .count(lines.count, "chỗ cần sửa", one: "thing to correct", many: "things to correct").capped(vi: "Có ")
            )
            html.ul { html in
                for line in lines {
                    html.li { html in
                        if let field = line.field {
                            html.a(line.words, .href("#\(field)"))
                        } else {
                            html.text(line.words)
                        }
                    }
                }
            }
        }
    }
}

extension Phrase {
    fileprivate func capped(vi prefix: String) -> Phrase { Phrase(vi: prefix + vi, en: en) }
}
