public import HTML
import Kernel

/// Đường nhỏ: the trend of a figure in one line of text, without axes; its last value is a dot.
///
/// ```swift
/// Sparkline([0.41, 0.44, nil, 0.52], label: Phrase(vi: "Xu hướng 12 tháng", en: "Trend of 12 months"))
/// ```
public struct Sparkline: Component, Sendable {
    let values: [Double?]
    let axis: Axis
    let label: Phrase?

    /// A line through the values; hidden from those who listen where it has no label and the words beside it say all.
    ///
    /// - Parameters:
    ///   - values: by period, nil where there is no figure.
    ///   - axis: the ends, where several lines are compared; else the line fills its height.
    ///   - label: what the line shows.
    public init(_ values: [Double?], axis: Axis? = nil, label: Phrase? = nil) {
        self.values = values.map { $0?.number }
        self.axis = axis ?? Axis(self.values.compactMap { $0 }, steps: 8)
        self.label = label
    }

    /// Writes the line; nothing where there is no figure.
    public func write(to html: inout HTMLWriter) {
        guard let last = values.lastIndex(where: { $0 != nil }), let value = values[last] else { return }
        var end = PathData()
        end.dot(at: x(last), y(value))
        html.svg(
            .class("spark"),
            .viewBox("0 0 200 40"),
            .preserveAspectRatio("none"),
            .role(label == nil ? nil : "img"),
            .aria("label", label?[html.language]),
            .aria("hidden", label == nil ? "true" : nil)
        ) { html in
            html.path(.d(line))
            html.path(.class("end"), .d(end.text))
        }
    }

    /// Strokes through values that follow each other; one alone between gaps is a point.
    private var line: String {
        var path = PathData()
        for (index, value) in values.enumerated() {
            guard let value else { continue }
            let follows = index > 0 && values[index - 1] != nil
            let isFollowed = index + 1 < values.count && values[index + 1] != nil
            if follows {
                path.line(to: x(index), y(value))
            } else if isFollowed {
                path.move(to: x(index), y(value))
            } else {
                path.dot(at: x(index), y(value))
            }
        }
        return path.text
    }

    private func x(_ index: Int) -> Int {
        values.count < 2 ? 100 : (index * 200 + (values.count - 1) / 2) / (values.count - 1)
    }

    private func y(_ value: Double) -> Int { 40 - (axis.thousandths(value) * 40 + 500) / 1000 }
}
