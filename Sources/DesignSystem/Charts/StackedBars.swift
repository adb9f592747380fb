public import HTML

/// Thanh chồng: how a whole is made of parts, for each period or unit.
///
/// Parts are told apart by lightness in the order of the legend, by a gap between them and, where there is room, by
/// their figures; so the picture holds on paper without colours.
///
/// ```swift
/// StackedBars(
///     ChartFrame(Phrase(vi: "Kênh nộp hồ sơ", en: "Channels of submission")),
///     of: Phrase(vi: "Tháng", en: "Month"),
///     names: ["10/2026", "11/2026"],
///     parts: [
///         ChartSeries(Phrase(vi: "trực tuyến", en: "online"), [812, 955]),
///         ChartSeries(Phrase(vi: "tại quầy", en: "at the counter"), [401, 366]),
///     ],
///     format: .count,
///     asShares: true
/// )
/// ```
public struct StackedBars: Component, Sendable {
    let frame: ChartFrame
    let subject: Phrase
    let names: [String]
    let parts: [ChartSeries]
    let format: ValueFormat
    let asShares: Bool
    let direction: BarChart.Direction
    let addresses: [String?]

    /// Parts of a whole for each name; a part below zero cannot be stacked and is only in the table.
    ///
    /// - Parameters:
    ///   - frame: title and origin.
    ///   - subject: what the names are.
    ///   - names: one for each bar.
    ///   - parts: at most six, a value for each name.
    ///   - format: how values are written.
    ///   - asShares: whether all bars have the same length, and show how the whole is divided.
    ///   - direction: standing for periods, lying for names.
    ///   - addresses: where each name leads.
    public init(
        _ frame: ChartFrame,
        of subject: Phrase,
        names: [String],
        parts: [ChartSeries],
        format: ValueFormat,
        asShares: Bool = false,
        direction: BarChart.Direction = .standing,
        addresses: [String?] = []
    ) {
        self.frame = frame
        self.subject = subject
        self.names = names
        self.parts = parts
        self.format = format
        self.asShares = asShares
        self.direction = direction
        self.addresses = addresses
    }

    /// Writes the chart.
    public func write(to html: inout HTMLWriter) {
        let isEmpty = names.indices.allSatisfy { total($0) == 0 }
        html.chart(frame, "stacks", table: table(html.language), isEmpty: isEmpty) { html in
            // The legend comes first: without it the bars say nothing.
            html.keys(parts.enumerated().map { ("part p\($0 % 6)", $1.name[html.language]) })
            switch direction {
            case .standing: writeStanding(to: &html)
            case .lying: writeLying(to: &html)
            }
        }
    }

    private func share(_ part: ChartSeries, _ index: Int) -> Double { max(0, part[index] ?? 0) }

    private func total(_ index: Int) -> Double { parts.reduce(0) { $0 + share($1, index) } }

    private var axis: Axis {
        if asShares { return Axis([1], fromZero: true, limits: 0...1) }
        return Axis(names.indices.map(total), fromZero: true, isWhole: format.isWhole)
    }

    /// The parts of a bar from its beginning on, as places on the axis in thousandths.
    func pieces(_ index: Int, on axis: Axis) -> [(part: Int, start: Int, end: Int)] {
        let whole = asShares ? total(index) : 1
        guard whole > 0 else { return [] }
        var sum = 0.0
        return parts.enumerated().compactMap { part, series in
            let start = axis.thousandths(sum / whole)
            sum += share(series, index)
            let end = axis.thousandths(sum / whole)
            return end > start ? (part, start, end) : nil
        }
    }

    private func writeStanding(to html: inout HTMLWriter) {
        let axis = axis
        let plot = Plot(axis: axis, format: asShares ? .share : format, periods: names, placement: .strips)
        let strip = 1000 / max(1, names.count)
        plot.write(to: &html, label: summary(html.language)) { _ in
        } words: { html in
            for index in names.indices {
                for piece in pieces(index, on: axis) {
                    let (x, width) = (plot.x(index), strip * 72 / 100)
                    html.rect(
                        .class("part p\(piece.part % 6)"),
                        .x(percent(x - width / 2)),
                        .y(percent(1000 - piece.end)),
                        .width(percent(width)),
                        .height(percent(piece.end - piece.start))
                    )
                    // Figures only where a bar is broad and its part high enough; hidden in a narrow chart.
                    guard names.count <= 12, piece.end - piece.start >= 100 else { continue }
                    html.label(
                        words(piece.part, index, html.language),
                        in: .class("t\(piece.part % 6) m"),
                        .x(percent(x)),
                        .y(percent(1000 - (piece.start + piece.end) / 2))
                    )
                }
            }
        }
    }

    private func writeLying(to html: inout HTMLWriter) {
        let axis = axis
        html.barTable(caption: frame.title, headings: [subject, Phrase(vi: "Tổng", en: "Total")]) { html in
            for (index, name) in names.enumerated() {
                html.tr { html in
                    html.th(.scope("row")) { html in
                        html.name(name, address: addresses.indices.contains(index) ? addresses[index] : nil)
                    }
                    html.td(.class("bar")) { html in writeStrip(index, on: axis, to: &html) }
                    html.td(format.words(total(index), html.language), .class("num"))
                }
            }
        }
    }

    private func writeStrip(_ index: Int, on axis: Axis, to html: inout HTMLWriter) {
        html.svg(.class("rod"), .aria("hidden", true)) { html in
            for piece in pieces(index, on: axis) {
                html.rect(
                    .class("part p\(piece.part % 6)"),
                    .when(piece.start > 0, .x(percent(piece.start))),
                    .width(percent(piece.end - piece.start)),
                    .height("100%")
                )
                guard piece.end - piece.start >= 120 else { continue }
                html.label(
                    words(piece.part, index, html.language),
                    in: .class("t\(piece.part % 6)"),
                    .x(percent((piece.start + piece.end) / 2)),
                    .y("50%")
                )
            }
        }
    }

    /// The figure of a part, as the axis counts.
    private func words(_ part: Int, _ index: Int, _ language: Language) -> String {
        let value = share(parts[part], index)
        return asShares ? NumberText.percent(value / total(index), language) : format.short(value, language)
    }

    private func summary(_ language: Language) -> String {
        "\(frame.title[language]): \(parts.map { $0.name[language] }.joined(separator: ", "))"
    }

    private func table(_ language: Language) -> ChartTable {
        ChartTable(
            corner: subject,
            columns: parts.map { $0.name[language] } + [Phrase(vi: "Tổng", en: "Total")[language]],
            rows: names.enumerated().map { index, name in
                ChartTable.Row(
                    name: name,
                    address: addresses.indices.contains(index) ? addresses[index] : nil,
                    cells: parts.map { format.words($0[index], language) } + [format.words(total(index), language)]
                )
            }
        )
    }
}
