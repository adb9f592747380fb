public import HTML

/// Thước mục tiêu: where a value stands on its way to the target, and where it should be today.
///
/// ```swift
/// TargetGauge(
///     ChartFrame(Phrase(vi: "Cấp xã xử lý trên mạng", en: "Communes: processed online")),
///     value: 0.529,
///     due: 0.58,
///     target: 0.7,
///     on: Phrase(vi: "12/2030", en: "12/2030"),
///     format: .share
/// )
/// ```
public struct TargetGauge: Component, Sendable {
    let frame: ChartFrame
    let value: Double?
    let due: Double?
    let target: Double?
    let date: Phrase?
    let format: ValueFormat
    let state: IndicatorState?

    /// A value on its way.
    ///
    /// - Parameters:
    ///   - frame: title and origin.
    ///   - value: where it stands; nil where there is no figure yet.
    ///   - due: where the path to the target lies today.
    ///   - target: what is aimed at.
    ///   - date: until when.
    ///   - format: how values are written.
    ///   - state: how it stands, in words.
    public init(
        _ frame: ChartFrame,
        value: Double?,
        due: Double? = nil,
        target: Double?,
        on date: Phrase? = nil,
        format: ValueFormat,
        state: IndicatorState? = nil
    ) {
        self.frame = frame
        self.value = value?.number
        self.due = due?.number
        self.target = target?.number
        self.date = date
        self.format = format
        self.state = state
    }

    /// Writes the gauge.
    public func write(to html: inout HTMLWriter) {
        html.chart(frame, "gauge", table: table(html.language), isEmpty: value == nil) { html in
            html.p(.class("standing")) { html in
                html.b(format.words(value, html.language), .class("figure"))
                if let state { html.add(StateTag(state.words, state.tone)) }
            }
            writeTrack(to: &html)
        }
    }

    private func writeTrack(to html: inout HTMLWriter) {
        let axis = Axis(
            [value, due, target].compactMap { $0 },
            fromZero: true,
            limits: format == .share ? 0...1 : nil
        )
        let label = rows(html.language).map { "\($0.name): \($0.cells[0])" }.joined(separator: "; ")
        html.svg(.class("track"), .role("img"), .aria("label", "\(frame.title[html.language]); \(label)")) { html in
            html.rect(.class("rest"), .width("100%"), .y("40%"), .height("20%"))
            if let value {
                let (start, end) = (axis.thousandths(min(0, value)), axis.thousandths(max(0, value)))
                html.rect(.x(percent(start)), .width(percent(end - start)), .y("40%"), .height("20%"))
            }
            mark("due", due, Phrase(vi: "hôm nay cần", en: "due today"), below: true, on: axis, to: &html)
            mark("goal", target, Phrase.target, below: false, on: axis, to: &html)
        }
    }

    private func mark(
        _ look: String,
        _ value: Double?,
        _ words: Phrase,
        below: Bool,
        on axis: Axis,
        to html: inout HTMLWriter
    ) {
        guard let value else { return }
        let thousandths = axis.thousandths(value)
        let place = percent(thousandths)
        let side = thousandths > 700 ? "e" : thousandths < 300 ? "b" : nil
        html.line(.class(look), .x1(place), .x2(place), .y1(below ? "36%" : "28%"), .y2(below ? "72%" : "64%"))
        html.label(
            "\(words[html.language]) \(format.words(value, html.language))",
            in: .class(side),
            .x(place),
            .y(below ? "96%" : "18%")
        )
    }

    private func rows(_ language: Language) -> [ChartTable.Row] {
        let aim = date.map { "\(Phrase.target[language]) (\($0[language]))" } ?? Phrase.target[language]
        return [
            (Phrase(vi: "hiện nay", en: "now")[language], value),
            (Phrase(vi: "hôm nay cần", en: "due today")[language], due), (aim, target),
        ]
        .filter { $0.1 != nil }
        .map { ChartTable.Row(name: $0.0, cells: [format.words($0.1, language)]) }
    }

    private func table(_ language: Language) -> ChartTable {
        ChartTable(corner: Phrase(vi: "Mốc", en: "Mark"), columns: [frame.title[language]], rows: rows(language))
    }
}
