public import HTML

/// Khung biểu đồ: what every chart says about itself: its title, how the figure is made and where it comes from.
///
/// ```swift
/// ChartFrame(
///     Phrase(vi: "Trả đúng hạn", en: "Results on time"),
///     definition: Phrase(vi: "Hồ sơ trả đúng hạn trên tổng số hồ sơ đã trả.", en: "…"),
///     source: Phrase(vi: "Sổ cái hồ sơ, đến 15:29 ngày 23/11/2026", en: "…"),
///     more: Link(Phrase(vi: "Xem hồ sơ", en: "Show dossiers"), to: "/ioc/chi-tieu/dung-han/ho-so")
/// )
/// ```
public struct ChartFrame: Sendable {
    /// What is shown.
    public var title: Phrase
    /// How the figure is made, in one or two sentences.
    public var definition: Phrase?
    /// Where the figures come from and how fresh they are.
    public var source: Phrase?
    /// The way to the rows behind the figure.
    public var more: Link?
    /// A name for the element, once a page; scripts renew the chart by it.
    public var id: String?
    /// The level of the heading: 2 on a board without sections, 3 within a section.
    public var level: Int

    /// What a chart says about itself.
    public init(
        _ title: Phrase,
        definition: Phrase? = nil,
        source: Phrase? = nil,
        more: Link? = nil,
        id: String? = nil,
        level: Int = 2
    ) {
        self.title = title
        self.definition = definition
        self.source = source
        self.more = more
        self.id = id
        self.level = level
    }
}

extension Phrase {
    static let noFigures = Phrase(vi: "Chưa có số liệu", en: "No figures yet")
    static let figuresAsTable = Phrase(vi: "Bảng số liệu", en: "Figures as a table")
    static let source = Phrase(vi: "Nguồn", en: "Source")
    static let target = Phrase(vi: "mục tiêu", en: "target")
    static let period = Phrase(vi: "Kỳ", en: "Period")
}

extension HTMLWriter {
    /// Writes a chart: heading, drawing, origin, and the table behind it; without figures it says so.
    mutating func chart(
        _ frame: ChartFrame,
        _ kind: String,
        table: ChartTable? = nil,
        isEmpty: Bool,
        drawing: Content
    )
        rethrows
    {
        try figure(.class("chart \(kind)"), .id(frame.id)) { html in
            html.figcaption { html in html.heading(frame.title, level: frame.level) }
            if isEmpty {
                html.p(.noFigures, .class("nothing"))
            } else {
                try drawing(&html)
            }
            html.origin(frame)
            if !isEmpty, let table { html.details(of: table, caption: frame.title) }
        }
    }

    /// A heading of the level that the page needs, whatever the size of the words.
    mutating func heading(_ title: Phrase, level: Int) {
        switch level {
        case ...2: h2(title)
        case 3: h3(title)
        default: h4(title)
        }
    }

    private mutating func origin(_ frame: ChartFrame) {
        guard frame.definition != nil || frame.source != nil || frame.more != nil else { return }
        p(.class("origin")) { html in
            if let definition = frame.definition {
                html.text(definition)
                html.text(" ")
            }
            if let source = frame.source {
                html.text(.source)
                html.text(": ")
                html.text(source)
                html.text(". ")
            }
            if let more = frame.more { html.a(more.label, .href(more.address)) }
        }
    }
}
