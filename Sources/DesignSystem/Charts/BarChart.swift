public import HTML

/// Thanh số liệu: one bar: what it stands for, how long it is, and where it leads.
public struct Bar: Sendable {
    /// What the bar stands for.
    public var name: Phrase
    /// Its length; nil where there is no figure.
    public let value: Double?
    /// The rows behind the figure.
    public var address: String?
    /// Whether it is the one that the page is about.
    public var isMarked: Bool

    /// A bar; what is no finite number is taken as missing.
    public init(_ name: Phrase, _ value: Double?, address: String? = nil, isMarked: Bool = false) {
        self.name = name
        self.value = value?.number
        self.address = address
        self.isMarked = isMarked
    }

    /// A bar whose name is the same in both languages.
    public init(_ name: String, _ value: Double?, address: String? = nil, isMarked: Bool = false) {
        self.init(Phrase(name), value, address: address, isMarked: isMarked)
    }
}

/// Biểu đồ thanh: bars from zero, lying under each other with their names, or standing side by side by period.
///
/// Lying bars are a table themselves; standing ones have theirs below.
///
/// ```swift
/// BarChart(
///     ChartFrame(Phrase(vi: "Hồ sơ nhận trong tháng", en: "Dossiers received this month")),
///     of: Phrase(vi: "Huyện", en: "District"),
///     bars: [Bar("Điện Bàn", 5204, address: "/ioc/huyen/507"), Bar("Tây Giang", 402)],
///     format: .count
/// )
/// ```
public struct BarChart: Component, Sendable {
    /// How the bars lie.
    public enum Direction: Sendable {
        /// Under each other: for names of any length.
        case lying
        /// Side by side: for periods.
        case standing
    }

    let frame: ChartFrame
    let subject: Phrase
    let bars: [Bar]
    let format: ValueFormat
    let target: Double?
    let direction: Direction

    /// Bars in the given order; `subject` says what they are, `target` draws a line across all.
    public init(
        _ frame: ChartFrame,
        of subject: Phrase,
        bars: [Bar],
        format: ValueFormat,
        target: Double? = nil,
        direction: Direction = .lying
    ) {
        self.frame = frame
        self.subject = subject
        self.bars = bars
        self.format = format
        self.target = target?.number
        self.direction = direction
    }

    /// Writes the chart.
    public func write(to html: inout HTMLWriter) {
        let isEmpty = !bars.contains { $0.value != nil }
        switch direction {
        case .lying:
            html.chart(frame, "bars", isEmpty: isEmpty) { html in writeLying(to: &html) }
        case .standing:
            html.chart(frame, "columns", table: table(html.language), isEmpty: isEmpty) { html in
                writeStanding(to: &html)
            }
        }
    }

    private var values: [Double] { bars.compactMap(\.value) + (target.map { [$0] } ?? []) }

    private var axis: Axis {
        Axis(values, fromZero: true, isWhole: format.isWhole, limits: format == .share ? 0...1 : nil)
    }

    /// Lying bars have no written axis: the longest takes all the room there is.
    private var bareAxis: Axis {
        Axis(values, fromZero: true, limits: min(0, values.min() ?? 0)...max(0, values.max() ?? 0))
    }

    private func writeLying(to html: inout HTMLWriter) {
        let axis = bareAxis
        html.barTable(caption: frame.title, headings: [subject, Phrase(vi: "Số liệu", en: "Figure")]) { html in
            for bar in bars {
                html.tr(.class(bar.isMarked ? "marked" : nil)) { html in
                    html.th(.scope("row")) { html in html.name(bar.name[html.language], address: bar.address) }
                    html.td(.class("bar")) { html in html.bar(bar.value, on: axis, target: target) }
                    html.td(format.words(bar.value, html.language), .class("num"))
                }
            }
        }
        writeTarget(to: &html)
    }

    private func writeStanding(to html: inout HTMLWriter) {
        let plot = Plot(axis: axis, format: format, periods: bars.map { $0.name[html.language] }, placement: .strips)
        let zero = plot.y(0)
        let strip = 1000 / max(1, bars.count)
        plot.write(to: &html, label: summary(html.language)) { html in
            if let target { html.path(.class("target"), .d("M0 \(plot.y(target))h1000")) }
        } words: { html in
            for (index, bar) in bars.enumerated() {
                guard let value = bar.value else { continue }
                let (x, y) = (plot.x(index), plot.y(value))
                html.rect(
                    .class(bar.isMarked ? "bar marked" : "bar"),
                    .x(percent(x - strip * 36 / 100)),
                    .y(percent(min(y, zero))),
                    .width(percent(strip * 72 / 100)),
                    .height(percent(abs(zero - y)))
                )
                guard bars.count <= 13 else { continue }
                html.label(
                    format.short(value, html.language),
                    in: .class(value < 0 ? "tip under m" : "tip m"),
                    .x(percent(x)),
                    .y(percent(y))
                )
            }
        }
        writeTarget(to: &html)
    }

    private func writeTarget(to html: inout HTMLWriter) {
        guard let target else { return }
        html.keys([("target", "\(Phrase.target[html.language]) \(format.words(target, html.language))")])
    }

    private func summary(_ language: Language) -> String {
        let known = bars.filter { $0.value != nil }
        let most = known.max { ($0.value ?? 0) < ($1.value ?? 0) }
        let words = most.map { "\($0.name[language]) \(format.words($0.value, language))" } ?? ""
        return "\(frame.title[language]); \(Phrase(vi: "cao nhất", en: "highest")[language]): \(words)"
    }

    private func table(_ language: Language) -> ChartTable {
        ChartTable(
            corner: subject,
            columns: [frame.title[language]],
            rows: bars.map { bar in
                ChartTable.Row(
                    name: bar.name[language],
                    address: bar.address,
                    cells: [format.words(bar.value, language)]
                )
            }
        )
    }
}
