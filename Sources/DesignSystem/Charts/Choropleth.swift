public import HTML

/// Vùng trên bản đồ: the outline of one unit, its value and where it leads.
public struct MapArea: Sendable {
    /// The name of the unit.
    public var name: String
    /// The outline as commands of a path, in the units of the map's view box.
    public var outline: String
    /// The figure of the unit; nil where there is none.
    public let value: Double?
    /// The rows behind the figure.
    public var address: String?

    /// An area; what is no finite number is taken as missing.
    public init(_ name: String, outline: String, value: Double?, address: String? = nil) {
        self.name = name
        self.outline = outline
        self.value = value?.number
        self.address = address
    }
}

/// Bản đồ phân lớp: units coloured by class, from pale for little to deep for much, so that it holds in grey.
///
/// ```swift
/// Choropleth(
///     ChartFrame(Phrase(vi: "Hồ sơ xã xử lý trên mạng", en: "Communes: processed online")),
///     of: Phrase(vi: "Xã", en: "Commune"),
///     viewBox: map.viewBox,
///     areas: [MapArea("Xã Lăng", outline: "m12 7 5-3 4 9z", value: 0.53, address: "/ioc/xa/20449")],
///     classes: .thresholds([0.3, 0.45, 0.6, 0.75]),
///     format: .share,
///     note: Choropleth.approximate
/// )
/// ```
public struct Choropleth: Component, Sendable {
    let frame: ChartFrame
    let subject: Phrase
    let viewBox: String
    let areas: [MapArea]
    let classes: ValueClasses
    let format: ValueFormat
    let note: Phrase?
    let alarm: Alarm?

    /// Ngưỡng báo động: which areas get a strong outline.
    public enum Alarm: Sendable {
        /// Those below the value.
        case below(Double)
        /// Those above the value, where less is better.
        case above(Double)

        func rings(for value: Double?) -> Bool {
            guard let value else { return false }
            switch self {
            case .below(let limit): return value < limit
            case .above(let limit): return value > limit
            }
        }
    }

    /// What must stand under a map whose outlines were not surveyed.
    public static let approximate = Phrase(vi: "ranh giới gần đúng", en: "approximate boundaries")

    /// A map of areas.
    ///
    /// - Parameters:
    ///   - frame: title and origin.
    ///   - subject: what the areas are.
    ///   - viewBox: the part of the plane that the outlines fill, as `0 0 1000 755`.
    ///   - areas: the units.
    ///   - classes: by which values they are coloured.
    ///   - format: how values are written.
    ///   - note: what is said of the map itself.
    ///   - alarm: which units get a strong outline.
    public init(
        _ frame: ChartFrame,
        of subject: Phrase,
        viewBox: String,
        areas: [MapArea],
        classes: ValueClasses,
        format: ValueFormat,
        note: Phrase? = nil,
        alarm: Alarm? = nil
    ) {
        self.frame = frame
        self.subject = subject
        self.viewBox = viewBox
        self.areas = areas
        self.classes = classes
        self.format = format
        self.note = note
        self.alarm = alarm
    }

    /// Writes the map.
    public func write(to html: inout HTMLWriter) {
        html.chart(frame, "map", table: table(html.language), isEmpty: areas.isEmpty) { html in
            // A group, not a picture: its areas are links. They are no stops of the keyboard, the table has them all.
            html.svg(.viewBox(viewBox), .role("group"), .aria("label", frame.title[html.language])) { html in
                for area in areas where !isAlarming(area) { write(area, to: &html) }
                // Last, so that no neighbour covers the strong outline.
                for area in areas where isAlarming(area) { write(area, to: &html) }
            }
            html.ul(.class("keys ranges")) { html in
                html.ranges(of: classes, format, hasGaps: areas.contains { $0.value == nil })
                writeAlarm(to: &html)
                if let note { html.li(note) }
            }
        }
    }

    private func isAlarming(_ area: MapArea) -> Bool { alarm?.rings(for: area.value) ?? false }

    private func write(_ area: MapArea, to html: inout HTMLWriter) {
        guard let address = area.address else { return writeShape(area, to: &html) }
        html.a(.href(address), .tabindex(-1)) { html in writeShape(area, to: &html) }
    }

    private func writeShape(_ area: MapArea, to html: inout HTMLWriter) {
        let look = classes.index(of: area.value).map(classes.look) ?? "qx"
        html.element("path", [.class(isAlarming(area) ? look + " alarm" : look), .d(area.outline)]) { html in
            html.title { html in
                html.text(area.name)
                html.text(": ")
                html.text(area.value.map { format.words($0, html.language) } ?? Phrase.noData[html.language])
            }
        }
    }

    private func writeAlarm(to html: inout HTMLWriter) {
        let count = areas.count { isAlarming($0) }
        guard count > 0, let alarm else { return }
        let (side, limit) =
            switch alarm {
            case .below(let limit): (Phrase.below, limit)
            case .above(let limit): (Phrase(vi: "trên", en: "above"), limit)
            }
        let outline = Phrase(vi: "viền đỏ đậm", en: "strong outline")[html.language]
        let words = "\(outline): \(side[html.language]) \(format.words(limit, html.language)) (\(count))"
        html.range(look: "alarm", words: words)
    }

    private func table(_ language: Language) -> ChartTable {
        ChartTable(
            corner: subject,
            columns: [frame.title[language]],
            rows: areas.map { area in
                ChartTable.Row(name: area.name, address: area.address, cells: [format.words(area.value, language)])
            }
        )
    }
}
