public import HTML

/// Biểu đồ đường: values over time, with the path to the target and the forecast where there are any.
///
/// ```swift
/// LineChart(
///     ChartFrame(Phrase(vi: "Trả đúng hạn", en: "Results on time")),
///     periods: ["9/2026", "10/2026", "11/2026", "12/2026"],
///     series: [ChartSeries(Phrase(vi: "Toàn tỉnh", en: "Province"), [0.962, nil, 0.974])],
///     target: ChartSeries(Phrase(vi: "lộ trình", en: "path"), [0.95, 0.95, 0.96, 0.96]),
///     forecast: [nil, nil, nil, ForecastPoint(0.979, low: 0.971, high: 0.987)],
///     format: .share
/// )
/// ```
public struct LineChart: Component, Sendable {
    let frame: ChartFrame
    let periods: [String]
    let series: [ChartSeries]
    let target: ChartSeries?
    let forecast: [ForecastPoint?]
    let format: ValueFormat
    let fromZero: Bool

    /// Lines over periods; all lists go by period, and may end before the last one.
    ///
    /// - Parameters:
    ///   - frame: title and origin.
    ///   - periods: the names of the periods, oldest first, those of the forecast too.
    ///   - series: one line each; six looks, told apart by colour and dashes.
    ///   - target: the path to the target, drawn dashed.
    ///   - forecast: what is expected of the first series, drawn as a band.
    ///   - format: how values are written.
    ///   - fromZero: whether the axis begins at zero; a line may begin higher, where its changes are seen.
    public init(
        _ frame: ChartFrame,
        periods: [String],
        series: [ChartSeries],
        target: ChartSeries? = nil,
        forecast: [ForecastPoint?] = [],
        format: ValueFormat,
        fromZero: Bool = false
    ) {
        self.frame = frame
        self.periods = periods
        self.series = series
        self.target = target
        self.forecast = forecast
        self.format = format
        self.fromZero = fromZero
    }

    /// Writes the chart.
    public func write(to html: inout HTMLWriter) {
        let isEmpty = periods.isEmpty || !series.contains { $0.last != nil }
        html.chart(frame, "lines", table: isEmpty ? nil : table(html.language), isEmpty: isEmpty) { html in
            let plot = Plot(axis: axis, format: format, periods: periods, placement: .edges)
            plot.write(to: &html, label: summary(html.language)) { html in
                writeForecast(to: &html, in: plot)
                if let target { html.path(.class("target"), .d(plot.line(values(of: target)))) }
                for (index, line) in series.enumerated() {
                    html.path(.class("line s\(index % 6)"), .d(plot.line(values(of: line))))
                }
            } words: { html in
                for (index, line) in series.enumerated() { writeEnd(of: line, index, to: &html, in: plot) }
            }
            writeKeys(to: &html)
        }
    }

    var axis: Axis {
        let bounds = forecast.compactMap { $0?.range }.flatMap { [$0.lowerBound, $0.upperBound] }
        let values = (series + (target.map { [$0] } ?? [])).flatMap(\.values).compactMap { $0 }
        return Axis(
            values + bounds,
            fromZero: fromZero,
            isWhole: format.isWhole,
            limits: format == .share ? 0...1 : nil
        )
    }

    /// Cut to the periods that the chart has.
    private func values(of line: ChartSeries) -> [Double?] { Array(line.values.prefix(periods.count)) }

    private func writeForecast(to html: inout HTMLWriter, in plot: Plot) {
        let expected = forecast.prefix(periods.count)
        guard let first = expected.firstIndex(where: { $0 != nil }) else { return }
        let points = expected[first...].prefix { $0 != nil }.compactMap { $0 }
        var (ranges, middle, start) = (points.map(\.range), points.map { Optional($0.value) }, first)
        // The band opens from the last figure that is known.
        if first > 0, let known = series.first?[first - 1] {
            ranges.insert(known...known, at: 0)
            middle.insert(known, at: 0)
            start -= 1
        }
        html.path(.class("band"), .d(plot.band(ranges, from: start)))
        html.path(.class("line expected"), .d(plot.line(Array(repeating: nil, count: start) + middle)))
    }

    /// A dot at the last figure; its value where there is one line only: the words of several would lie on each other.
    private func writeEnd(of line: ChartSeries, _ index: Int, to html: inout HTMLWriter, in plot: Plot) {
        guard let last = ChartSeries(line.name, values(of: line)).last else { return }
        let (x, y) = (plot.x(last.index), plot.y(last.value))
        html.circle(.class("dot s\(index % 6)"), .cx(percent(x)), .cy(percent(y)), .r("4"))
        guard series.count == 1 else { return }
        let side = x > 880 ? " e" : x < 120 ? " b" : ""
        // A line that falls comes from above: then there is room below.
        let before = line.values[..<last.index].last { $0 != nil } ?? nil
        let isUnder = y < 900 && before.map { $0 > last.value } ?? false
        html.label(
            format.words(last.value, html.language),
            in: .class("tip\(side)\(isUnder ? " under" : "")"),
            .x(percent(x)),
            .y(percent(y))
        )
    }

    private func writeKeys(to html: inout HTMLWriter) {
        var keys = series.enumerated().map { index, line in
            let value = line.last.map { ": " + format.words($0.value, html.language) } ?? ""
            return (look: "line s\(index % 6)", words: line.name[html.language] + value)
        }
        if series.count == 1, target == nil, forecast.isEmpty { keys = [] }
        if let target { keys.append((look: "target", words: target.name[html.language])) }
        if forecast.contains(where: { $0 != nil }) {
            keys.append(
                (
                    look: "band",
                    words: Phrase(vi: "dự báo và khoảng tin cậy", en: "forecast and its band")[html.language]
                )
            )
        }
        if !keys.isEmpty { html.keys(keys) }
    }
}
