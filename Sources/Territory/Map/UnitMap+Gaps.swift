extension UnitMap {
    /// Closes the slivers that lie between units where a source draws a border twice, a little apart.
    ///
    /// Each is given to the neighbour with which it has the longest border. A hole of more than a two-thousandth of the
    /// plane is no sliver: there is another province, or a lake.
    static func closingGaps(in shapes: [String: UnitShape], width: Int, height: Int) -> [String: UnitShape] {
        var shapes = shapes
        let owners = Dictionary(
            shapes.flatMap { code, shape in shape.sides.map { ($0, code) } },
            uniquingKeysWith: { min($0, $1) }
        )
        for ring in UnitShape(around: shapes.values).rings {
            let area = -UnitShape.doubleArea(ring)
            guard area > 0, area < width * height / 1000 else { continue }
            let gap = UnitShape(rings: [ring.reversed()])
            var borders: [String: Int] = [:]
            for side in gap.sides {
                if let code = owners[side.reversed] { borders[code, default: 0] += side.length }
            }
            guard let nearest = borders.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key,
                let shape = shapes[nearest]
            else { continue }
            shapes[nearest] = UnitShape(around: [shape, gap])
        }
        return shapes
    }
}

extension UnitShape.Side {
    /// How long the side is, counted along both axes.
    fileprivate var length: Int { abs(to.x - from.x) + abs(to.y - from.y) }
}
