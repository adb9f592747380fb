public import HTML

/// Chuỗi số liệu: one line or one layer of a chart, a value for each period.
///
/// ```swift
/// ChartSeries(Phrase(vi: "Cấp xã", en: "Communes"), [0.41, nil, 0.47, 0.52])
/// ```
public struct ChartSeries: Sendable {
    /// What the line shows.
    public let name: Phrase
    /// By period; nil where a period has no figure: the line has a gap there.
    public let values: [Double?]

    /// A value for each period; what is no finite number is taken as missing.
    public init(_ name: Phrase, _ values: [Double?]) {
        self.name = name
        self.values = values.map { $0?.number }
    }

    /// The value of the period; nil where there is none.
    subscript(period: Int) -> Double? { values.indices.contains(period) ? values[period] : nil }

    /// The last period with a figure.
    var last: (index: Int, value: Double)? {
        for (index, value) in values.enumerated().reversed() {
            if let value { return (index, value) }
        }
        return nil
    }
}

/// Khoảng dự báo: what is expected of a period and between which bounds, as the method says.
public struct ForecastPoint: Sendable {
    /// What is expected.
    public let value: Double
    /// The bounds of the band.
    public let range: ClosedRange<Double>

    /// A value with the bounds of its band; nil where one of them is no finite number.
    public init?(_ value: Double, low: Double, high: Double) {
        guard let value = value.number, let low = low.number, let high = high.number, low <= high else { return nil }
        self.value = value
        range = low...high
    }
}

extension HTMLWriter {
    /// What the layers of a drawing mean: a patch of the layer's look and its name.
    mutating func keys(_ keys: [(look: String, words: String)]) {
        ul(.class("keys")) { html in
            for key in keys {
                html.li { html in
                    html.svg(.class(key.look), .viewBox("0 0 24 10"), .aria("hidden", true)) { html in
                        html.path(.d("M0 5h24"))
                    }
                    html.text(key.words)
                }
            }
        }
    }
}
