import Foundation
import Kernel

/// Hình của một đơn vị: closed rings of corners; outsides turn one way, holes the other.
struct UnitShape: Sendable {
    /// A corner on the plane.
    struct Corner: Hashable, Comparable, Sendable {
        var x: Int
        var y: Int

        static func < (left: Corner, right: Corner) -> Bool { (left.y, left.x) < (right.y, right.x) }
    }

    /// A side of a ring, in the direction in which the ring walks.
    struct Side: Hashable {
        var from: Corner
        var to: Corner

        /// The same side as the neighbour walks it.
        var reversed: Side { Side(from: to, to: from) }
    }

    /// The corners in order; the last is joined to the first.
    var rings: [[Corner]]

    /// Rings as given.
    init(rings: [[Corner]]) {
        self.rings = rings
    }

    /// What lies around all of these: sides that two of them share are inside, and go.
    init(around shapes: some Sequence<UnitShape>) {
        let sides = shapes.reduce(into: Set<Side>()) { $0.formUnion($1.sides) }
        rings = Self.rings(of: sides.filter { !sides.contains($0.reversed) })
    }

    /// The sides of all rings.
    var sides: [Side] {
        rings.flatMap { ring in zip(ring, ring.dropFirst() + ring.prefix(1)).map(Side.init(from:to:)) }
    }

    /// Joins sides to rings that pass no corner twice.
    ///
    /// Where several sides go on from a corner, the one furthest to the left is taken: the inside lies to the right, so
    /// the walk stays on the outside of all that touch there, and what they enclose becomes a hole.
    private static func rings(of sides: Set<Side>) -> [[Corner]] {
        var onward = Dictionary(grouping: sides, by: \.from).mapValues { Set($0.map(\.to)) }
        var rings: [[Corner]] = []
        // In the order of the corners, so that the same map is always written in the same bytes.
        for start in onward.keys.sorted() {
            var path = [start]
            while let last = path.last, let choices = onward[last], !choices.isEmpty {
                let before = path.count > 1 ? path[path.count - 2] : Corner(x: last.x, y: last.y + 1)
                guard let next = choices.min(by: { turn(before, last, $0) < turn(before, last, $1) }) else { break }
                onward[last]?.remove(next)
                if let loop = path.firstIndex(of: next) {
                    rings.append(Array(path[loop...]))
                    path.removeSubrange(loop...)
                }
                path.append(next)
            }
        }
        return rings
    }

    /// The turn at a corner in radians: below zero to the left, π on the way back.
    private static func turn(_ before: Corner, _ corner: Corner, _ next: Corner) -> Double {
        let (inX, inY, outX, outY) = (corner.x - before.x, corner.y - before.y, next.x - corner.x, next.y - corner.y)
        return atan2(Double(inX * outY - inY * outX), Double(inX * outX + inY * outY))
    }

    /// The rings as commands of a path.
    var outline: String {
        var path = PathData()
        for ring in rings {
            path.move(to: ring[0].x, ring[0].y)
            for corner in ring.dropFirst() { path.line(to: corner.x, corner.y) }
            path.close()
        }
        return path.text
    }

    /// Twice the area of a ring; below zero where it turns the other way.
    static func doubleArea(_ ring: [Corner]) -> Int {
        zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    }
}
