import HTML
import Kernel

/// Vùng vẽ: a drawing with an axis of values and one of periods.
///
/// The drawing has no fixed proportions: shapes lie in an inner picture that is stretched, words and bars are placed in
/// percent. So lines fill any width from a phone to a wall while letters keep the size of the page.
struct Plot {
    /// Where periods lie: at the ends too, as points of a line, or each in the middle of its own strip, as bars.
    enum Placement { case edges, strips }

    let axis: Axis
    let format: ValueFormat
    let periods: [String]
    let placement: Placement

    /// Horizontal place of a period, in thousandths of the width.
    func x(_ index: Int) -> Int {
        switch placement {
        case .edges: periods.count < 2 ? 500 : (index * 1000 + (periods.count - 1) / 2) / (periods.count - 1)
        case .strips: (index * 2000 + 1000) / (2 * max(1, periods.count))
        }
    }

    /// Vertical place of a value, in thousandths from the top.
    func y(_ value: Double) -> Int { 1000 - axis.thousandths(value) }

    /// Writes the axes and, between them, the shapes; `shapes` is stretched, `words` is not.
    func write(
        to html: inout HTMLWriter,
        label: String,
        shapes: (inout HTMLWriter) -> Void,
        words: (inout HTMLWriter) -> Void = { _ in }
    ) {
        let names = axis.ticks.map { format.short($0, html.language) }
        let room = names.map(\.count).max() ?? 0
        html.svg(.class("plot y\(min(8, room + room % 2))"), .role("img"), .aria("label", label)) { html in
            html.g(.class("y")) { html in
                for (tick, name) in zip(axis.ticks, names) {
                    let height = percent(y(tick))
                    html.line(.x2("100%"), .y1(height), .y2(height), .when(tick == 0, .class("zero")))
                    html.label(name, in: .y(height))
                }
            }
            html.svg(.viewBox("0 0 1000 1000"), .preserveAspectRatio("none"), content: shapes)
            writePeriods(to: &html)
            words(&html)
        }
    }

    /// As many names of periods as fit, counted from the last; fewer in a narrow chart.
    private func writePeriods(to html: inout HTMLWriter) {
        let letters = (periods.map(\.count).max() ?? 0) + 2
        let step = max(1, (periods.count * letters + 69) / 70)
        let narrow = step * max(1, (periods.count / step * letters + 29) / 30)
        html.g(.class("x")) { html in
            for (index, period) in periods.enumerated() {
                let fromEnd = periods.count - 1 - index
                guard fromEnd % step == 0 else { continue }
                html.label(
                    period,
                    in: .x(percent(x(index))),
                    .y("100%"),
                    .when(fromEnd % narrow != 0, .class("m"))
                )
            }
        }
    }
}

/// Thousandths as a percentage of a drawing: `23.4%`.
func percent(_ thousandths: Int) -> String {
    thousandths % 10 == 0 ? "\(thousandths / 10)%" : "\(thousandths / 10).\(abs(thousandths % 10))%"
}

extension Plot {
    /// The line through the values, with gaps where there are none; a value alone between gaps is a dot.
    func line(_ values: [Double?]) -> String {
        var path = PathData()
        for (index, value) in values.enumerated() {
            guard let value else { continue }
            let hasBefore = index > 0 && values[index - 1] != nil
            let hasAfter = index + 1 < values.count && values[index + 1] != nil
            switch (hasBefore, hasAfter) {
            case (true, _): path.line(to: x(index), y(value))
            case (false, true): path.move(to: x(index), y(value))
            case (false, false): path.dot(at: x(index), y(value))
            }
        }
        return path.text
    }

    /// The area between two bounds of consecutive periods from `first` on.
    func band(_ ranges: [ClosedRange<Double>], from first: Int) -> String {
        var path = PathData()
        for (offset, range) in ranges.enumerated() {
            let (x, y) = (x(first + offset), y(range.upperBound))
            if offset == 0 { path.move(to: x, y) } else { path.line(to: x, y) }
        }
        for (offset, range) in ranges.enumerated().reversed() { path.line(to: x(first + offset), y(range.lowerBound)) }
        path.close()
        return path.text
    }
}
