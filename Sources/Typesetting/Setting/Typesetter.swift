import CPango
public import Kernel

/// Thợ sắp chữ: turns a document into a PDF.
///
/// Equal documents of the same moment give equal bytes. Work is done on the calling thread: tens of milliseconds for a long document, so
/// call it beside the pool of tasks where answers are awaited.
public struct Typesetter: Sendable {
    /// What the information dictionary of cairo says, and the metadata after it.
    static let producer = "cairo \(String(cString: cairo_version_string())) (https://cairographics.org)"

    /// A typesetter; it has no state of its own.
    public init() {}

    /// The PDF of a document.
    ///
    /// - Parameters:
    ///   - document: what is set.
    ///   - created: when it is made, as the file says.
    /// - Returns: the bytes of the file.
    /// - Throws: `TypesettingFault` where the document cannot be set.
    public func pdf(_ document: Document, created: Instant) throws -> [UInt8] {
        try set(document, created: created).pdf
    }

    /// The PDF of a document, and where on it signatures will be seen.
    ///
    /// - Parameters:
    ///   - document: what is set.
    ///   - created: when it is made, as the file says.
    /// - Returns: the file and its places.
    /// - Throws: `TypesettingFault` where the document cannot be set.
    public func set(_ document: Document, created: Instant) throws -> SetPaper {
        var bytes: [UInt8] = []
        let (places, pages) = try compose(document, created: created.wholeSecond) { bytes += $0 }
        return SetPaper(pdf: bytes, places: places, pages: pages)
    }

    /// Writes the PDF of a document, piece by piece as its pages are done.
    ///
    /// - Parameters:
    ///   - document: what is set.
    ///   - created: when it is made, as the file says.
    ///   - sink: takes the next bytes; what it throws ends the writing.
    /// - Throws: `TypesettingFault` where the document cannot be set, or what the sink throws.
    public func write(
        _ document: Document,
        created: Instant,
        to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        _ = try compose(document, created: created.wholeSecond, to: sink)
    }

    private func compose(
        _ document: Document,
        created: Instant,
        to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> (places: [PaperPlace: SignaturePlace], pages: Int) {
        guard document.page.bodyWidth > 0, document.page.bodyHeight > 0 else { throw TypesettingFault.noRoom }
        return try withoutActuallyEscaping(sink) { sink in
            let metadata = document.information.metadata(created: created, producer: Self.producer)
            let outlet = Outlet(Archivist(metadata: metadata), sink)
            return try FontShelf.shared.withMap { map in
                let page = document.page
                let workshop = try Workshop(map, text: document.text, pageHeight: page.bodyHeight)
                let slices = try workshop.slices(document.blocks, on: Surface(width: page.bodyWidth))
                let placements = try workshop.placements(document.placements ?? [])
                let canvas = Canvas(width: page.width, height: page.height, outlet: outlet)
                canvas.describe(document.information, created: created)
                var flow = Flow(page, canvas: canvas) { canvas in
                    for placement in placements[canvas.page] ?? [] { placement(canvas) }
                    workshop.furnish(document, on: canvas)
                }
                flow.run(slices)
                do {
                    try canvas.finish()
                } catch {
                    throw outlet.failure ?? error
                }
                try outlet.finish()
                return (canvas.places, canvas.page)
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
                case .reserved(let reservation): try slice(reservation, on: Surface(width: .infinity))
                }
            byPage[placement.page, default: []].append { canvas in
                slice.draw(canvas, points(placement.left), points(placement.top))
            }
        }
        return byPage
    }

    /// Số trang in the middle of the top margin, from the second page on, and the mark above it.
    fileprivate func furnish(_ document: Document, on canvas: Canvas) {
        let page = document.page
        if let size = page.numberSize, canvas.page > 1 {
            let style = ParagraphStyle(align: .center, size: size)
            put(String(canvas.page), style, on: canvas, page) { (points(page.margins.top) - $0) / 2 }
        }
        if let mark = document.mark {
            let style = ParagraphStyle(align: .center, size: 8, bold: true)
            put(mark, style, on: canvas, page) { _ in points(2.5) }
        }
    }

    private func put(
        _ words: String,
        _ style: ParagraphStyle,
        on canvas: Canvas,
        _ page: Page,
        top: (_ height: Double) -> Double
    ) {
        let text = SetText(Paragraph([Run(words)]), style: style, width: page.bodyWidth, workshop: self)
        guard let line = text.lines.first else { return }
        canvas.tag([])
        text.draw(line, on: canvas, x: points(page.margins.left), y: max(top(line.height), 0))
    }
}
