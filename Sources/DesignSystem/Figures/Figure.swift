public import HTML

/// Con số: one number that matters, large, with what it counts and, if it is a share, a bar.
public struct Figure: Component, Sendable {
    let label: Phrase
    let value: Phrase
    let detail: Phrase?
    let tone: Tone?
    let meter: Meter?
    let address: String?

    /// A number in words, such as `12` or `98,1 %`.
    ///
    /// A tone colours it; `detail` must say what the colour means.
    public init(
        _ label: Phrase,
        _ value: Phrase,
        detail: Phrase? = nil,
        tone: Tone? = nil,
        meter: Meter? = nil,
        address: String? = nil
    ) {
        self.label = label
        self.value = value
        self.detail = detail
        self.tone = tone
        self.meter = meter
        self.address = address
    }

    /// A whole number.
    public init(_ label: Phrase, _ count: Int, detail: Phrase? = nil, tone: Tone? = nil, address: String? = nil) {
        let value = Phrase(vi: NumberText.grouped(count, .vi), en: NumberText.grouped(count, .en))
        self.init(label, value, detail: detail, tone: tone, address: address)
    }

    /// A share of one, with a bar and its target if there is one.
    public init(_ label: Phrase, share: Double, target: Double? = nil, detail: Phrase? = nil, tone: Tone? = nil) {
        let value = Phrase(vi: NumberText.percent(share, .vi), en: NumberText.percent(share, .en))
        self.init(label, value, detail: detail, tone: tone, meter: Meter(share, label: label, target: target))
    }

    /// Writes the number as a card.
    public func write(to html: inout HTMLWriter) {
        html.div(.class("card number")) { html in
            html.p(.class("muted")) { html in
                if let address { html.a(label, .href(address)) } else { html.text(label) }
            }
            html.p(value, .class(tone.map { "figure \($0.rawValue)" } ?? "figure"))
            html.add(meter)
            if let detail { html.small(detail) }
        }
    }
}

/// Thanh tỷ lệ: a share of one as a bar, drawn so that it needs no inline style.
public struct Meter: Component, Sendable {
    let share: Double
    let label: Phrase
    let target: Double?

    /// A share of one (cut to 0...1 in the drawing), with the words that name it.
    public init(_ share: Double, label: Phrase, target: Double? = nil) {
        self.share = share
        self.label = label
        self.target = target
    }

    /// Writes the bar.
    public func write(to html: inout HTMLWriter) {
        let words = "\(label[html.language]): \(NumberText.percent(share, html.language))"
        html.svg(
            .class("meter"),
            .viewBox("0 0 1000 8"),
            .preserveAspectRatio("none"),
            .role("img"),
            .aria("label", words)
        ) { html in
            html.rect(.width(1000), .height(8), .class("rest"))
            html.rect(.width(Self.units(share)), .height(8))
            if let target { html.rect(.x(String(Self.units(target) - 4)), .width(8), .height(8), .class("target")) }
        }
    }

    private static func units(_ share: Double) -> Int { share.isFinite ? Int(min(1, max(0, share)) * 1000) : 0 }
}
