import CPango
import Kernel

/// Mặt giấy: the pages of a PDF, drawn one after the other and streamed as they are done.
///
/// All measures are points from the upper left corner of the sheet.
final class Canvas {
    let cairo: OpaquePointer
    /// Width and height of the sheet.
    private(set) var width: Double
    private(set) var height: Double
    /// Where signatures will be seen; a name that comes again means the later place.
    private(set) var places: [PaperPlace: SignaturePlace] = [:]
    private let isTagged: Bool
    /// Kept as long as cairo may write, which it does to the end of the surface.
    private let outlet: Outlet
    private let surface: OpaquePointer
    /// Number of the page that is being drawn, from 1.
    private(set) var page = 1
    private var open: [Tag] = []
    private var lines: [(start: (x: Double, y: Double), end: (x: Double, y: Double), isDotted: Bool)] = []
    private var title: Int32 = CAIRO_PDF_OUTLINE_ROOT

    /// - Parameters:
    ///   - width: of the sheet.
    ///   - height: of the sheet.
    ///   - isTagged: whether the parts of the file say what they are; a picture in another file has none.
    ///   - outlet: where the bytes go.
    init(width: Double, height: Double, isTagged: Bool = true, outlet: Outlet) {
        (self.width, self.height, self.isTagged, self.outlet) = (width, height, isTagged, outlet)
        surface = cairo_pdf_surface_create_for_stream(
            { outlet, bytes, count in
                guard let outlet else { return CAIRO_STATUS_WRITE_ERROR }
                return Unmanaged<Outlet>.fromOpaque(outlet).takeUnretainedValue()
                    .take(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
            },
            Unmanaged.passUnretained(outlet).toOpaque(),
            width,
            height
        )
        // Cross-reference tables as text, in every version of cairo: what signs the file later reads them.
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
        cairo = cairo_create(surface)
        cairo_set_line_width(cairo, 0.75)
    }

    deinit {
        // What was not finished is no file: its rest goes nowhere.
        outlet.close()
        cairo_destroy(cairo)
        cairo_surface_destroy(surface)
    }

    /// Writes what a file says of itself.
    func describe(_ information: Document.Information, created: Instant) {
        let values: [(cairo_pdf_metadata_t, String?)] = [
            (CAIRO_PDF_METADATA_TITLE, information.title),
            (CAIRO_PDF_METADATA_AUTHOR, information.author),
            (CAIRO_PDF_METADATA_SUBJECT, information.subject),
            (CAIRO_PDF_METADATA_KEYWORDS, information.keywords),
            (CAIRO_PDF_METADATA_CREATOR, "ThuBon"),
            (CAIRO_PDF_METADATA_CREATE_DATE, created.description),
            (CAIRO_PDF_METADATA_MOD_DATE, created.description),
        ]
        for (key, value) in values {
            if let value { cairo_pdf_surface_set_metadata(surface, key, VietnameseText.nfc(value)) }
        }
    }

    /// Ends the page and begins the next.
    func nextPage() {
        drawLines()
        cairo_show_page(cairo)
        page += 1
    }

    /// Makes the page that begins another size.
    func resize(width: Double, height: Double) {
        (self.width, self.height) = (width, height)
        cairo_pdf_surface_set_size(surface, width, height)
    }

    /// Ends the last page and the file.
    func finish() throws {
        drawLines()
        cairo_show_page(cairo)
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw TypesettingFault.cairo(String(cString: cairo_status_to_string(status)))
        }
    }

    /// What is drawn now lies in these tags, the outermost first; tags that it shares with what was drawn before stay open.
    func tag(_ path: [Tag]) {
        guard isTagged else { return }
        let shared = zip(open, path).prefix { $0 == $1 }.count
        for tag in open[shared...].reversed() { cairo_tag_end(cairo, tag.name) }
        for tag in path[shared...] { cairo_tag_begin(cairo, tag.name, "") }
        open = path
    }

    /// Makes a place on the page lead to an address.
    func link(to address: String, over frame: Frame) {
        guard isTagged else { return }
        let quoted = address.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
        cairo_tag_begin(
            cairo,
            CAIRO_TAG_LINK,
            "rect=[\(frame.x) \(frame.y) \(frame.width) \(frame.height)] uri='\(quoted)'"
        )
        cairo_tag_end(cairo, CAIRO_TAG_LINK)
    }

    /// Notes where a signature will be seen.
    func keep(_ frame: Frame, for place: PaperPlace) {
        places[place] = SignaturePlace(
            page: page - 1,
            x: frame.x,
            y: height - frame.y - frame.height,
            width: frame.width,
            height: frame.height
        )
    }

    /// Names a place on the page in the outline: headings below the title before them.
    func entitle(_ words: String, isTitle: Bool, at y: Double) {
        let item = cairo_pdf_surface_add_outline(
            surface,
            isTitle ? CAIRO_PDF_OUTLINE_ROOT : title,
            VietnameseText.nfc(words),
            "page=\(page) pos=[0 \(y)]",
            CAIRO_PDF_OUTLINE_FLAG_OPEN
        )
        if isTitle { title = item }
    }

    /// Draws a straight line, when all that is read on the page has been drawn: it is no part of what is read.
    func line(from start: (x: Double, y: Double), to end: (x: Double, y: Double), dotted: Bool = false) {
        lines.append((start, end, dotted))
    }

    private func drawLines() {
        tag([])
        for isDotted in [false, true] {
            let drawn = lines.filter { $0.isDotted == isDotted }
            guard !drawn.isEmpty else { continue }
            cairo_save(cairo)
            if isDotted {
                cairo_set_dash(cairo, [0, 2.2], 2, 0)
                cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND)
            }
            for line in drawn {
                cairo_move_to(cairo, line.start.x, line.start.y)
                cairo_line_to(cairo, line.end.x, line.end.y)
            }
            cairo_stroke(cairo)
            cairo_restore(cairo)
        }
        lines = []
    }
}

/// An area on a page, in points.
struct Frame: Hashable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
}

/// Thẻ: a part of the structure that a reader hears, such as a paragraph or a row.
struct Tag: Hashable {
    /// Its name in PDF: `P`, `H1`, `Table`, `TR`, `TH`, `TD`.
    var name: String
    /// Tells it from the next one with that name.
    var number: Int
}

/// Where the bytes of a file go; keeps the error that stopped it.
final class Outlet {
    private let write: (UnsafeRawBufferPointer) throws -> Void
    private var archivist: Archivist
    private(set) var failure: (any Error)?
    private var isClosed = false

    init(_ archivist: Archivist, _ write: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        (self.archivist, self.write) = (archivist, write)
    }

    fileprivate func take(_ bytes: UnsafeRawBufferPointer) -> cairo_status_t {
        guard failure == nil, !isClosed else { return CAIRO_STATUS_WRITE_ERROR }
        do {
            try archivist.take(bytes, write)
            return CAIRO_STATUS_SUCCESS
        } catch {
            failure = error
            return CAIRO_STATUS_WRITE_ERROR
        }
    }

    /// Takes nothing more.
    func close() { isClosed = true }

    /// Writes the end of the file.
    func finish() throws { try archivist.finish(write) }
}
