/// Dòng chảy: puts slices on pages.
struct Flow {
    let page: Page
    let canvas: Canvas
    /// What stands on a page besides what flows: its number, and figures put there.
    let furnish: (Canvas) -> Void
    private var y: Double
    private var isTop = true

    init(_ page: Page, canvas: Canvas, furnish: @escaping (Canvas) -> Void) {
        (self.page, self.canvas, self.furnish) = (page, canvas, furnish)
        y = points(page.margins.top)
    }

    private var left: Double { points(page.margins.left) }
    private var bottom: Double { page.height - points(page.margins.bottom) + 0.01 }

    /// Draws all slices; a page that is full is written before the next begins.
    mutating func run(_ slices: [Slice]) {
        var index = 0
        while index < slices.count {
            // What stays together goes together, unless it is higher than a page.
            var end = index
            while end < slices.count - 1, slices[end].keepsWithNext { end += 1 }
            if !isTop, !fits(slices[index...end]) { turn() }
            for (number, slice) in zip(index...end, slices[index...end]) {
                if !isTop, !fits([slice]) { turn() }
                put(slice)
                if slice.endsPage, number < slices.count - 1 { turn() }
            }
            index = end + 1
        }
        furnish(canvas)
    }

    private func fits(_ slices: ArraySlice<Slice>) -> Bool {
        y + slices.reduce(0) { $0 + $1.before + $1.height } <= bottom
    }

    private mutating func put(_ slice: Slice) {
        if isTop {
            for head in slice.head {
                head.draw(canvas, left, y)
                y += head.height
            }
        } else {
            y += slice.before
        }
        slice.draw(canvas, left, y)
        y += slice.height
        isTop = false
    }

    private mutating func turn() {
        furnish(canvas)
        canvas.nextPage()
        y = points(page.margins.top)
        isTop = true
    }
}
