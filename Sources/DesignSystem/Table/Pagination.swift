public import HTML

/// Phân trang: the way through a long list, page by page or from one cursor to the next.
public struct Pagination: Component, Sendable {
    private enum Shape: Sendable {
        case numbered(current: Int, total: Int, address: @Sendable (Int) -> String)
        case cursors(previous: String?, next: String?)
    }

    private let shape: Shape
    private let summary: Phrase?

    /// Pages `1...total`; `address` gives the address of a page.
    public init(current: Int, total: Int, summary: Phrase? = nil, address: @escaping @Sendable (Int) -> String) {
        shape = .numbered(current: current, total: total, address: address)
        self.summary = summary
    }

    /// The page before and the page after, where pages have no numbers.
    public init(previous: String?, next: String?, summary: Phrase? = nil) {
        shape = .cursors(previous: previous, next: next)
        self.summary = summary
    }

    /// `Hiển thị 51–100 trong 1.601`.
    public static func summary(_ range: ClosedRange<Int>, of total: Int) -> Phrase {
        func words(_ shows: String, _ of: String, _ language: Language) -> String {
            let (first, last) = (
                NumberText.grouped(range.lowerBound, language), NumberText.grouped(range.upperBound, language)
            )
            return "\(shows) \(first)–\(last) \(of) \(NumberText.grouped(total, language))"
        }
        return Phrase(vi: words("Hiển thị", "trong", .vi), en: words("Showing", "of", .en))
    }

    /// Writes the links; nothing but the summary where there is one page only.
    public func write(to html: inout HTMLWriter) {
        let (previous, next) = neighbours
        html.nav(.class("pages"), .aria("label", Phrase(vi: "Trang", en: "Pages")[html.language])) { html in
            if let summary { html.span(summary, .class("muted")) }
            if previous == nil, next == nil { return }
            html.ul { html in
                if let previous {
                    html.li { $0.a(Phrase(vi: "‹ Trước", en: "‹ Previous"), .href(previous), .rel("prev")) }
                }
                writeNumbers(to: &html)
                if let next { html.li { $0.a(Phrase(vi: "Sau ›", en: "Next ›"), .href(next), .rel("next")) } }
            }
        }
    }

    private var neighbours: (previous: String?, next: String?) {
        switch shape {
        case .cursors(let previous, let next): (previous, next)
        case .numbered(let current, let total, let address):
            (current > 1 ? address(current - 1) : nil, current < total ? address(current + 1) : nil)
        }
    }

    private func writeNumbers(to html: inout HTMLWriter) {
        guard case .numbered(let current, let total, let address) = shape else { return }
        var last = 0
        for page in 1...max(1, total) where page == 1 || page == total || abs(page - current) <= 1 {
            if page > last + 1 { html.li("…", .aria("hidden", true)) }
            html.li { html in
                html.a(
                    String(page),
                    .href(address(page)),
                    .aria("label", Phrase(vi: "Trang \(page)", en: "Page \(page)")[html.language]),
                    .aria("current", page == current ? "page" : nil)
                )
            }
            last = page
        }
    }
}
