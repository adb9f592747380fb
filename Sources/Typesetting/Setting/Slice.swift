/// Lát: a piece of a page that is never cut, such as a line of text or a row of a table.
struct Slice {
    var height: Double
    /// Space above, which falls away at the top of a page.
    var before = 0.0
    /// Whether the next slice must stand on the same page.
    var keepsWithNext = false
    /// Whether the next slice begins a page.
    var endsPage = false
    /// Slices that are said again at the top of a page where this one comes first there.
    var head: [Slice] = []
    /// Draws it with its upper left corner there.
    var draw: (Canvas, _ x: Double, _ y: Double) -> Void
}

extension [Slice] {
    /// Height of them all, one below the other.
    var height: Double {
        var sum = 0.0
        for (index, slice) in enumerated() { sum += slice.height + (index == 0 ? 0 : slice.before) }
        return sum
    }

    /// Draws them one below the other; the space above the first falls away.
    func draw(_ canvas: Canvas, _ x: Double, _ y: Double) {
        var top = y
        for (index, slice) in enumerated() {
            top += index == 0 ? 0 : slice.before
            slice.draw(canvas, x, top)
            top += slice.height
        }
    }
}
