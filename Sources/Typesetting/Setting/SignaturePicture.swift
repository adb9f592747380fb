import CPango
public import Kernel

/// Hình thức chữ ký: what is seen where a signature covers a place.
public enum SignaturePicture: Hashable, Sendable {
    /// Số và ký hiệu, địa danh và thời gian, as the head of a paper in this form writes them.
    case number(Letterhead, OfficialPaper.Form)
    /// Ảnh: the blue PNG of a signer's hand, or the red one of a seal; as large as the place allows, its ground transparent.
    case image([UInt8])
    /// Who signed and when, of a signer without an image; the left third stays free where a seal will cover it.
    case signer(name: String, at: Instant, besideSeal: Bool = false)
    /// Thông tin ký số of an agency: number or kind of copy where there is one, name and time, as text without image.
    case agency(name: String, reference: String? = nil, at: Instant)
}

extension Typesetter {
    /// A small document of one page, as large as its place and without ground, that shows a picture of a signature.
    ///
    /// - Parameters:
    ///   - picture: what is seen.
    ///   - place: where it will be seen.
    ///   - created: when it is made.
    /// - Returns: the bytes of the file.
    /// - Throws: `TypesettingFault` where the picture cannot be set.
    public func pdf(_ picture: SignaturePicture, for place: SignaturePlace, created: Instant) throws -> [UInt8] {
        guard place.width > 0, place.height > 0 else { throw TypesettingFault.noRoom }
        var bytes: [UInt8] = []
        let created = created.wholeSecond
        let information = Document.Information(title: "Hình thức chữ ký")
        let outlet = Outlet(Archivist(metadata: information.metadata(created: created, producer: Self.producer))) {
            bytes += $0
        }
        try FontShelf.shared.withMap { map in
            let workshop = try Workshop(map, text: picture.text, pageHeight: place.height)
            let canvas = Canvas(width: place.width, height: place.height, isTagged: false, outlet: outlet)
            canvas.describe(information, created: created)
            try workshop.draw(picture, on: canvas)
            try canvas.finish()
        }
        try outlet.finish()
        return bytes
    }
}

extension SignaturePicture {
    fileprivate var text: TextStyle {
        switch self {
        case .number(_, let form): form.style.text
        // Phụ lục I of Nghị định 30/2020: upright, 10, black.
        case .image, .signer, .agency: TextStyle(size: 10)
        }
    }
}

extension Workshop {
    fileprivate func draw(_ picture: SignaturePicture, on canvas: Canvas) throws {
        switch picture {
        case .number(let head, let form):
            try slices([form.style.numberRow(head)], on: Surface(width: canvas.width)).draw(canvas, 0, 0)
        case .image(let bytes):
            let image = try PictureSurface(bytes)
            let factor = min(canvas.width / image.width, canvas.height / image.height)
            let (width, height) = (image.width * factor, image.height * factor)
            let (x, y) = ((canvas.width - width) / 2, (canvas.height - height) / 2)
            let frame = Frame(x: x, y: y, width: width, height: height)
            if let stamp = InkStamp(image, width: width, height: height) {
                canvas.stamp(stamp, at: frame)
            } else {
                canvas.draw(image, at: frame)
            }
        case .signer(let name, let moment, let besideSeal):
            let inset = 2.0
            canvas.frame(inset: inset)
            let lines = [[Run("Ký bởi: "), Run(name, bold: true)], [Run("Thời gian ký: \(moment.wholeSecond)")]]
            let left = besideSeal ? canvas.width / 3 : 2 * inset + 1
            try draw(lines, align: .left, insets: (left, 2 * inset + 1), smallest: 4, on: canvas)
        case .agency(let name, let reference, let moment):
            let lines = [reference, name, "Thời gian ký: \(moment.wholeSecond)"].compactMap { $0 }.map { [Run($0)] }
            try draw(lines, align: .right, insets: (0, 0), smallest: 7, on: canvas)
        }
    }

    /// Lines one below the other, smaller than 10 only where they need more room than there is.
    private func draw(
        _ lines: [[Run]],
        align: ParagraphStyle.Alignment,
        insets: (left: Double, right: Double),
        smallest: Double,
        on canvas: Canvas
    ) throws {
        let surface = Surface(width: canvas.width - insets.left - insets.right)
        guard surface.width > 0 else { throw TypesettingFault.noRoom }
        var size = 10.0
        var set: [Slice]
        repeat {
            let style = ParagraphStyle(align: align, size: size)
            set = try slices(lines.map { .paragraph(Paragraph($0, style)) }, on: surface)
            size -= 0.5
        } while set.height > canvas.height - 2 * insets.right && size >= smallest
        set.draw(canvas, insets.left, max((canvas.height - set.height) / 2, 0))
    }
}

extension Canvas {
    /// Puts a picture in one ink into a frame.
    fileprivate func stamp(_ stamp: InkStamp, at frame: Frame) {
        cairo_save(cairo)
        cairo_translate(cairo, frame.x, frame.y)
        cairo_scale(cairo, frame.width / stamp.width, frame.height / stamp.height)
        cairo_set_source_rgb(cairo, stamp.ink.red, stamp.ink.green, stamp.ink.blue)
        let pattern = cairo_pattern_create_for_surface(stamp.mask)
        // What smooths between points is not allowed in an archive.
        cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST)
        cairo_mask(cairo, pattern)
        cairo_pattern_destroy(pattern)
        cairo_restore(cairo)
    }

    /// A thin frame around the whole sheet.
    fileprivate func frame(inset: Double) {
        cairo_rectangle(cairo, inset, inset, width - 2 * inset, height - 2 * inset)
        cairo_stroke(cairo)
    }
}

extension Instant {
    /// The same without parts of a second, which files and papers do not tell.
    var wholeSecond: Instant { Instant(milliseconds: milliseconds - (milliseconds % 1000 + 1000) % 1000) }
}
