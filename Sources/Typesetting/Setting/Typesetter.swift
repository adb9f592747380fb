import CPango

/// Thợ sắp chữ: turns a document into a PDF.
///
/// Equal documents give equal bytes. Work is done on the calling thread: tens of milliseconds for a long document, so
/// call it beside the pool of tasks where answers are awaited.
public struct Typesetter: Sendable {
    /// A typesetter; it has no state of its own.
    public init() {}

    /// The PDF of a document.
    ///
    /// - Throws: `TypesettingFault` where the document cannot be set.
    public func pdf(_ document: Document) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try write(document) { bytes += $0 }
        return bytes
    }

    /// Writes the PDF of a document, piece by piece as its pages are done.
    ///
    /// - Parameters:
    ///   - document: what is set.
    ///   - sink: takes the next bytes; what it throws ends the writing.
    /// - Throws: `TypesettingFault` where the document cannot be set, or what the sink throws.
    public func write(_ document: Document, to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard document.page.bodyWidth > 0, document.page.bodyHeight > 0 else { throw TypesettingFault.noRoom }
        try withoutActuallyEscaping(sink) { sink in
            let outlet = Outlet(sink)
            try FontShelf.shared.withMap { map in
                let workshop = try Workshop(map, document)
                let slices = try workshop.slices(document.blocks, on: Surface(width: document.page.bodyWidth))
                let placements = try workshop.placements(document.placements ?? [])
                let canvas = try Canvas(document.page, outlet: outlet)
                canvas.describe(document.information)
                var flow = Flow(document.page, canvas: canvas) { canvas in
                    for placement in placements[canvas.page] ?? [] { placement(canvas) }
                    workshop.number(document.page, on: canvas)
                }
                flow.run(slices)
                do {
                    try canvas.finish()
                } catch {
                    throw outlet.failure ?? error
                }
            }
        }
    }
}

extension Workshop {
    /// Figures that stand where they are put, by page.
    fileprivate func placements(_ placements: [Placement]) throws -> [Int: [(Canvas) -> Void]] {
        var byPage: [Int: [(Canvas) -> Void]] = [:]
        for placement in placements {
            let surface = Surface(width: 0)
            let slice =
                switch placement.figure {
                case .code(let code): try slice(code, on: surface)
                case .picture(let picture): try slice(picture, on: surface)
                }
            byPage[placement.page, default: []].append { canvas in
                slice.draw(canvas, points(placement.left), points(placement.top))
            }
        }
        return byPage
    }

    /// Số trang: in the middle of the top margin, from the second page on.
    fileprivate func number(_ page: Page, on canvas: Canvas) {
        guard let size = page.numberSize, canvas.page > 1 else { return }
        let style = ParagraphStyle(align: .center, size: size)
        let text = SetText(Paragraph(String(canvas.page)), style: style, width: page.bodyWidth, workshop: self)
        guard let line = text.lines.first else { return }
        canvas.tag([])
        text.draw(
            line,
            on: canvas,
            x: points(page.margins.left),
            y: max((points(page.margins.top) - line.height) / 2, 0)
        )
    }
}
