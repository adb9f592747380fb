import CPango

/// Điểm ảnh: a decoded picture, and how it has to be turned to stand upright.
struct Pixels {
    enum Failure: Error {
        case unknown, large, broken
    }

    /// Width and height of the picture when it stands upright.
    var width: Int { orientation.isLying ? surface.height : surface.width }
    var height: Int { orientation.isLying ? surface.width : surface.height }
    private let surface: PixelSurface
    private let orientation: Orientation

    /// Decodes a JPEG, PNG or HEIC; nothing is decoded before its size is known and allowed.
    init(_ bytes: [UInt8]) throws {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            surface = try JPEGDecoder.decode(bytes)
            orientation = Orientation(ofJPEG: bytes)
        } else if PNGDecoder.takes(bytes) {
            surface = try PNGDecoder.decode(bytes)
            orientation = .upright
        } else if HEIFDecoder.takes(bytes) {
            // The decoder has turned it.
            surface = try HEIFDecoder.decode(bytes)
            orientation = .upright
        } else {
            throw Failure.unknown
        }
    }

    /// Whether so many points are more than a picture may have.
    static func check(width: Int, height: Int) throws {
        guard width > 0, height > 0 else { throw Failure.broken }
        let (points, overflows) = width.multipliedReportingOverflow(by: height)
        // Cairo draws no picture that is longer.
        guard !overflows, points <= ImagePaper.mostPoints, max(width, height) <= 32_767 else { throw Failure.large }
    }

    /// The picture upright on white, with at most 200 points to the inch of its frame, as a JPEG without any other mark.
    func jpeg(fitting frame: Frame) throws -> [UInt8] {
        let factor = min(200 * frame.width / 72 / Double(width), 1)
        let target = try PixelSurface(
            width: max(Int((Double(width) * factor).rounded()), 1),
            height: max(Int((Double(height) * factor).rounded()), 1),
            isGrey: surface.isGrey
        )
        guard let cairo = cairo_create(target.pointer) else { throw Failure.broken }
        defer { cairo_destroy(cairo) }
        cairo_set_source_rgb(cairo, 1, 1, 1)
        cairo_paint(cairo)
        cairo_scale(cairo, Double(target.width) / Double(width), Double(target.height) / Double(height))
        var matrix = orientation.matrix(width: Double(width), height: Double(height))
        cairo_transform(cairo, &matrix)
        cairo_set_source_surface(cairo, surface.pointer, 0, 0)
        cairo_pattern_set_filter(cairo_get_source(cairo), factor < 1 ? CAIRO_FILTER_BEST : CAIRO_FILTER_NEAREST)
        cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD)
        cairo_rectangle(cairo, 0, 0, Double(surface.width), Double(surface.height))
        cairo_fill(cairo)
        cairo_surface_flush(target.pointer)
        return try JPEGEncoder.encode(target)
    }
}

/// A picture in memory, four bytes a point: blue, green, red and one more.
final class PixelSurface {
    let pointer: OpaquePointer
    let width: Int
    let height: Int
    /// Bytes of a row.
    let stride: Int
    /// Whether it has shades of grey alone.
    let isGrey: Bool
    let data: UnsafeMutablePointer<UInt8>

    /// An empty picture.
    convenience init(width: Int, height: Int, isGrey: Bool) throws {
        try self.init(cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)), isGrey: isGrey)
    }

    /// A picture that cairo has made; it is ours from now on.
    init(_ surface: OpaquePointer?, isGrey: Bool) throws {
        guard let surface else { throw Pixels.Failure.broken }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface)
        else {
            cairo_surface_destroy(surface)
            throw Pixels.Failure.broken
        }
        pointer = surface
        self.data = data
        self.isGrey = isGrey
        (width, height) = (Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface)))
        stride = Int(cairo_image_surface_get_stride(surface))
    }

    /// Tells cairo that the points have been written.
    func markDirty() { cairo_surface_mark_dirty(pointer) }

    deinit { cairo_surface_destroy(pointer) }
}
