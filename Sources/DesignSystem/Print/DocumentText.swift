public import HTML

/// Nội dung văn bản: the text of a result, a line a paragraph, an empty line a gap between groups.
public struct DocumentText: Component, Sendable {
    let text: String

    /// The text as the ledger keeps it.
    public init(_ text: String) { self.text = text }

    /// Writes the paragraphs.
    public func write(to html: inout HTMLWriter) {
        var isAfterGap = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                isAfterGap = true
            } else {
                html.p(String(line), .when(isAfterGap, .class("gap")))
                isAfterGap = false
            }
        }
    }
}
