public import Kernel

/// Bản đồ đơn vị: the outlines of units as they were on a day, on a plane of whole numbers, by the state's code.
///
/// Neighbours share their corners: each corner of the source falls on one point of the plane, whatever unit it belongs
/// to, so there are no gaps between them.
///
/// ```swift
/// let map = try UnitMap(geoJSON: profile.file("map-2021.geojson").text, file: "map-2021.geojson", from: day)
/// map.outline(of: "20449")   // "m196 213 12-5 …z", for a drawing whose viewBox is map.viewBox
/// ```
public struct UnitMap: Sendable {
    /// The first day on which the codes mean these units.
    public let from: CivilDate
    /// The width of the plane.
    public let width: Int
    /// The height of the plane.
    public let height: Int

    private let shapes: [String: UnitShape]
    private let outlines: [String: String]

    init(from date: CivilDate, width: Int, height: Int, shapes: [String: UnitShape]) {
        from = date
        self.width = width
        self.height = height
        self.shapes = shapes
        outlines = shapes.mapValues(\.outline)
    }

    /// The plane as the `viewBox` of a drawing.
    public var viewBox: String { "0 0 \(width) \(height)" }

    /// The codes of the units that have an outline, in order.
    public var codes: [String] { shapes.keys.sorted() }

    /// The outline of one unit as commands of a path; nil for a code that is not on the map.
    public func outline(of code: String) -> String? { outlines[code] }

    /// The outline around several units, without the borders between them; codes that are not on the map are passed over.
    public func outline(around codes: some Sequence<String>) -> String {
        let parts = codes.compactMap { shapes[$0] }
        return parts.count == 1 ? parts[0].outline : UnitShape(around: parts).outline
    }
}

extension Atlas {
    /// The outlines of the units of a level on a day, made of the communes of a map of that day or before.
    ///
    /// Communes that went whole into another are drawn as part of it, and those of a district as the district. What was
    /// divided since has no outline of its own: it takes a newer map.
    public func outlines(on map: UnitMap, level: Level = .commune, at date: CivilDate) -> [UnitID: String] {
        var parts: [UnitID: [String]] = [:]
        for code in map.codes {
            guard let drawn = unit(code: code, on: map.from), let now = whole(drawn.id, on: date) else { continue }
            let chain = [unit(now)].compactMap { $0 } + ancestors(of: now, on: date)
            guard let unit = chain.first(where: { $0.level == level }) else { continue }
            parts[unit.id, default: []].append(code)
        }
        return parts.mapValues { map.outline(around: $0) }
    }
}
