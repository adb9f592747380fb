public import HTML

/// Lưới biểu đồ nhỏ: many little lines on one scale, so that units can be compared at a glance.
///
/// ```swift
/// SmallMultiples(
///     ChartFrame(Phrase(vi: "Đúng hạn theo huyện", en: "On time by district")),
///     of: Phrase(vi: "Huyện", en: "District"),
///     periods: ["9/2026", "10/2026", "11/2026"],
///     lines: [.init("Tây Giang", [0.88, 0.9, 0.91], address: "/ioc/huyen/504")],
///     format: .share
/// )
/// ```
public struct SmallMultiples: Component, Sendable {
    /// One of the little lines.
    public struct Line: Sendable {
        let name: String
        let values: [Double?]
        let address: String?

        /// A unit and its values by period; what is no finite number is taken as missing.
        public init(_ name: String, _ values: [Double?], address: String? = nil) {
            self.name = name
            self.values = values.map { $0?.number }
            self.address = address
        }

        var last: Double? { values.last { $0 != nil } ?? nil }
    }

    let frame: ChartFrame
    let subject: Phrase
    let periods: [String]
    let lines: [Line]
    let format: ValueFormat

    /// Little lines in the given order, all over the same periods and on the same scale.
    public init(_ frame: ChartFrame, of subject: Phrase, periods: [String], lines: [Line], format: ValueFormat) {
        self.frame = frame
        self.subject = subject
        self.periods = periods
        self.lines = lines
        self.format = format
    }

    /// Writes the grid.
    public func write(to html: inout HTMLWriter) {
        let values = lines.flatMap { $0.values.compactMap { $0 } }
        let axis = Axis(values, isWhole: format.isWhole, limits: format == .share ? 0...1 : nil)
        html.chart(frame, "multiples", table: table(html.language), isEmpty: values.isEmpty) { html in
            html.ul(.class("little")) { html in
                for line in lines {
                    html.li { html in
                        html.span { html in html.name(line.name, address: line.address) }
                        html.b(format.words(line.last, html.language))
                        html.add(Sparkline(line.values, axis: axis))
                    }
                }
            }
            writeScale(axis, to: &html)
        }
    }

    private func writeScale(_ axis: Axis, to html: inout HTMLWriter) {
        func words(_ language: Language) -> (ends: String, periods: String) {
            (
                "\(format.short(axis.low, language)) – \(format.short(axis.high, language))",
                "\(periods.first ?? "") – \(periods.last ?? "")"
            )
        }
        html.p(
            Phrase(
                vi: "Cùng thang đo \(words(.vi).ends), kỳ \(words(.vi).periods).",
                en: "All on the scale \(words(.en).ends), \(words(.en).periods)."
            ),
            .class("origin")
        )
    }

    private func table(_ language: Language) -> ChartTable {
        ChartTable(
            corner: subject,
            columns: periods,
            rows: lines.map { line in
                ChartTable.Row(
                    name: line.name,
                    address: line.address,
                    cells: periods.indices.map { index in
                        format.words(line.values.indices.contains(index) ? line.values[index] : nil, language)
                    }
                )
            }
        )
    }
}
