import CPango

/// Dấu một màu: a picture in one ink on a transparent ground, such as a seal or a hand, as a mask that the ink fills.
///
/// Kept as colours with transparency it would take more than twice the bytes: what smooths its edges is noise in all colours.
final class InkStamp {
    /// An image of cairo whose points say how much ink lies there.
    let mask: OpaquePointer
    let width: Double
    let height: Double
    let ink: (red: Double, green: Double, blue: Double)

    /// Points to the inch that the eye can tell on paper.
    private static let fineness = 200.0 / 72

    /// A stamp as large as its place on paper asks; nil where the picture has several colours, or no transparent ground.
    init?(_ picture: PictureSurface, width: Double, height: Double) {
        guard cairo_image_surface_get_format(picture.pointer) == CAIRO_FORMAT_ARGB32 else { return nil }
        let columns = Int(min(picture.width, (width * Self.fineness).rounded(.up)))
        let rows = Int(min(picture.height, (height * Self.fineness).rounded(.up)))
        guard columns > 0, rows > 0, let small = Self.scaled(picture, columns, rows) else { return nil }
        defer { cairo_surface_destroy(small) }
        guard let ink = Self.ink(of: small, columns, rows),
            let mask = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(columns), Int32(rows)),
            let points = cairo_image_surface_get_data(small), let target = cairo_image_surface_get_data(mask)
        else { return nil }
        let (from, to) = (Int(cairo_image_surface_get_stride(small)), Int(cairo_image_surface_get_stride(mask)))
        for row in 0..<rows {
            // The fourth byte of a point, as this machine writes it, says how much covers the ground.
            for column in 0..<columns { target[row * to + column] = points[row * from + 4 * column + 3] }
        }
        cairo_surface_mark_dirty(mask)
        (self.mask, self.ink) = (mask, ink)
        (self.width, self.height) = (Double(columns), Double(rows))
    }

    deinit { cairo_surface_destroy(mask) }

    private static func scaled(_ picture: PictureSurface, _ columns: Int, _ rows: Int) -> OpaquePointer? {
        guard let small = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(columns), Int32(rows)),
            let cairo = cairo_create(small)
        else { return nil }
        defer { cairo_destroy(cairo) }
        cairo_scale(cairo, Double(columns) / picture.width, Double(rows) / picture.height)
        cairo_set_source_surface(cairo, picture.pointer, 0, 0)
        cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_BEST)
        cairo_paint(cairo)
        cairo_surface_flush(small)
        return small
    }

    /// The one colour of all points that cover much of their ground.
    private static func ink(of image: OpaquePointer, _ columns: Int, _ rows: Int) -> (Double, Double, Double)? {
        guard let points = cairo_image_surface_get_data(image) else { return nil }
        let stride = Int(cairo_image_surface_get_stride(image))
        var (sums, lowest, highest) = ([0.0, 0, 0], [1.0, 1, 1], [0.0, 0, 0])
        var count = 0.0
        for row in 0..<rows {
            for column in 0..<columns {
                let point = points + row * stride + 4 * column
                guard point[3] > 160 else { continue }
                count += 1
                for part in 0..<3 {
                    let value = Double(point[part]) / Double(point[3])
                    sums[part] += value
                    lowest[part] = min(lowest[part], value)
                    highest[part] = max(highest[part], value)
                }
            }
        }
        guard count > 0, zip(lowest, highest).allSatisfy({ $1 - $0 < 0.15 }) else { return nil }
        // Blue comes first.
        return (sums[2] / count, sums[1] / count, sums[0] / count)
    }
}
