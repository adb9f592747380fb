public import HTML

/// Thẻ chỉ tiêu: one indicator on a board: its figure, the way to its target, how it stands and who answers for it.
///
/// ```swift
/// IndicatorCard(
///     Phrase(vi: "Hồ sơ cấp xã xử lý trên mạng", en: "Communes: processed online"),
///     value: 0.529,
///     format: .share,
///     target: .init(0.7, on: "2030"),
///     state: .behind,
///     owner: "241 xã",
///     trend: [0.41, 0.44, nil, 0.52, 0.529],
///     address: "/ioc/chi-tieu/xa-tren-mang"
/// )
/// ```
public struct IndicatorCard: Component, Sendable {
    /// What is aimed at, and until when.
    public struct Target: Sendable {
        let value: Double?
        let date: String
        let lowerIsBetter: Bool

        /// A value to be reached on a day or in a year; with `lowerIsBetter`, to be fallen below.
        public init(_ value: Double, on date: String, lowerIsBetter: Bool = false) {
            self.value = value.number
            self.date = date
            self.lowerIsBetter = lowerIsBetter
        }
    }

    let name: Phrase
    let value: Double?
    let format: ValueFormat
    let target: Target?
    let state: IndicatorState
    let owner: String?
    let trend: [Double?]
    let periods: [String]
    let change: Change?
    let definition: Phrase?
    let source: Phrase?
    let address: String?
    let id: String?
    let level: Int

    /// An indicator.
    ///
    /// - Parameters:
    ///   - name: what is measured.
    ///   - value: where it stands; nil where there is no figure.
    ///   - format: how its values are written.
    ///   - target: what is aimed at.
    ///   - state: how it stands; without a value it has none.
    ///   - owner: who answers for it.
    ///   - trend: by period, the last one now.
    ///   - periods: the names of the periods; with them the card has the table of its trend.
    ///   - change: how it moved since the period before.
    ///   - definition: how the figure is made.
    ///   - source: where it comes from.
    ///   - address: the rows behind the figure.
    ///   - id: a name for the card, by which scripts renew it.
    ///   - level: the level of the heading.
    public init(
        _ name: Phrase,
        value: Double?,
        format: ValueFormat,
        target: Target? = nil,
        state: IndicatorState,
        owner: String? = nil,
        trend: [Double?] = [],
        periods: [String] = [],
        change: Change? = nil,
        definition: Phrase? = nil,
        source: Phrase? = nil,
        address: String? = nil,
        id: String? = nil,
        level: Int = 3
    ) {
        self.name = name
        self.value = value?.number
        self.format = format
        self.target = target
        self.state = value?.number == nil ? .unknown : state
        self.owner = owner
        self.trend = trend.map { $0?.number }
        self.periods = periods
        self.change = change
        self.definition = definition
        self.source = source
        self.address = address
        self.id = id
        self.level = level
    }

    /// Writes the card.
    public func write(to html: inout HTMLWriter) {
        html.article(.class("indicator \(state.tone.rawValue)"), .id(id)) { html in
            html.linkedHeading(name, level: level, address: address)
            writeFigure(to: &html)
            writeWay(to: &html)
            html.p(.class("standing")) { html in
                html.add(StateTag(state.words, state.tone))
                html.add(change)
            }
            writeOrigin(to: &html)
        }
    }

    private func writeFigure(to html: inout HTMLWriter) {
        let (number, unit) = format.parts(value, html.language)
        html.div(.class("now")) { html in
            html.p(.class("figure")) { html in
                html.text(number)
                if !unit.isEmpty { html.small(" " + unit) }
            }
            // Two periods are told by the change below, and scattered ones tell nothing.
            if hasTrend { html.add(Sparkline(trend)) }
        }
    }

    /// Whether three periods that follow each other have a figure.
    private var hasTrend: Bool {
        trend.indices.dropLast(2).contains { start in trend[start..<start + 3].allSatisfy { $0 != nil } }
    }

    private func writeWay(to html: inout HTMLWriter) {
        guard let target, let goal = target.value else { return }
        if let value, goal > 0, !target.lowerIsBetter { html.add(Meter(value / goal, label: Self.wayLabel)) }
        let sign = target.lowerIsBetter ? "≤ " : ""
        html.p(.class("aim")) { html in
            html.text(.target)
            html.text(" \(sign)\(format.words(goal, html.language)) · \(target.date)")
        }
    }

    private static let wayLabel = Phrase(vi: "đã đi được so với mục tiêu", en: "of the target")

    private func writeOrigin(to html: inout HTMLWriter) {
        let hasTable = !periods.isEmpty && trend.contains { $0 != nil }
        if definition == nil, source == nil, !hasTable { return html.owner(owner) }
        html.details { html in
            html.summary { html in
                html.span(owner ?? "")
                html.span { html in
                    html.text(Self.howMade)
                    html.unseen(Phrase(vi: ": \(name.vi)", en: ": \(name.en)"))
                }
            }
            if let definition { html.p(definition) }
            if let source {
                html.p { html in
                    html.text(.source)
                    html.text(": ")
                    html.text(source)
                }
            }
            if hasTable { writeTrend(to: &html) }
        }
    }

    private static let howMade = Phrase(vi: "Cách tính", en: "How it is made")

    private func writeTrend(to html: inout HTMLWriter) {
        html.table { html in
            html.caption(name, .class("unseen"))
            html.tbody { html in
                for (period, value) in zip(periods, trend) {
                    html.tr { html in
                        html.th(period, .scope("row"))
                        html.td(format.words(value, html.language), .class("num"))
                    }
                }
            }
        }
    }
}

extension HTMLWriter {
    fileprivate mutating func owner(_ owner: String?) {
        if let owner { p(owner, .class("owner")) }
    }

    fileprivate mutating func linkedHeading(_ title: Phrase, level: Int, address: String?) {
        guard let address else { return heading(title, level: level) }
        switch level {
        case ...2: h2 { $0.a(title, .href(address)) }
        default: h3 { $0.a(title, .href(address)) }
        }
    }
}
