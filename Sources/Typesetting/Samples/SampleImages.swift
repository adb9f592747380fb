import CPango
import Kernel

/// Ảnh mẫu: seals and signatures for demonstrations, drawn when they are needed and marked as what they are.
///
/// To make the seal of a real agency is forbidden, so these have no emblem and no star, and say in their ring that they are a
/// sample; a signature says so below its stroke.
public enum SampleImages {
    /// Points of an image to a point of paper: about 300 to the inch.
    private static let fineness = 4.0

    /// Con dấu mẫu: a red round seal of 36 mm with the name of an agency, as a PNG with transparent ground.
    ///
    /// - Throws: `TypesettingFault` where it cannot be drawn.
    public static func seal(agency: String) throws -> [UInt8] {
        let side = points(36)
        return try image(width: side, height: side) { cairo, workshop in
            cairo_set_source_rgb(cairo, 0.83, 0.05, 0.08)
            cairo_translate(cairo, side / 2, side / 2)
            for (radius, width) in [(side / 2 - 1.5, 2.5), (side / 2 - 5, 0.8), (side / 2 - 20, 0.8)] {
                cairo_set_line_width(cairo, width)
                cairo_new_sub_path(cairo)
                cairo_arc(cairo, 0, 0, radius, 0, 2 * .pi)
                cairo_stroke(cairo)
            }
            workshop.circle("MẪU – THỬ NGHIỆM  •  KHÔNG CÓ GIÁ TRỊ  •  ", radius: side / 2 - 16, on: cairo)
            workshop.middle(agency.uppercased(), width: side - 48, on: cairo)
        }
    }

    /// Chữ ký mẫu: a blue stroke of nobody's hand, which the name alone makes, as a PNG with transparent ground.
    ///
    /// - Throws: `TypesettingFault` where it cannot be drawn.
    public static func signature(of name: String) throws -> [UInt8] {
        let (width, height) = (points(55), 72.0)
        var chance = SeededGenerator(
            seed: name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        )
        return try image(width: width, height: height) { cairo, workshop in
            cairo_set_source_rgb(cairo, 0.07, 0.18, 0.62)
            cairo_set_line_width(cairo, 1.7)
            cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND)
            let loops = Int.random(in: 5...8, using: &chance)
            let step = (width - 40) / Double(loops)
            var (x, y) = (18.0, 40.0)
            cairo_move_to(cairo, x, y)
            for index in 0..<loops {
                let rise = Double.random(in: index == 0 ? 28...36 : 6...24, using: &chance)
                let fall = Double.random(in: 2...12, using: &chance)
                cairo_curve_to(cairo, x + step * 1.6, y - rise * 1.3, x - step * 0.3, y - rise, x + step / 2, y + fall)
                cairo_curve_to(cairo, x + step * 0.6, y + fall * 1.5, x + step * 0.8, y, x + step, y - fall / 2)
                (x, y) = (x + step, 40 - Double.random(in: 0...5, using: &chance))
            }
            cairo_curve_to(cairo, x + 26, y - 26, x + 8, 58, 24, Double.random(in: 52...57, using: &chance))
            cairo_stroke(cairo)
            workshop.line("chữ ký mẫu – thử nghiệm", size: 6, at: (width / 2, height - 9), on: cairo)
        }
    }

    private static func image(
        width: Double,
        height: Double,
        _ draw: (OpaquePointer, Workshop) -> Void
    ) throws -> [UInt8] {
        let surface = cairo_image_surface_create(
            CAIRO_FORMAT_ARGB32,
            Int32((width * fineness).rounded()),
            Int32((height * fineness).rounded())
        )
        defer { cairo_surface_destroy(surface) }
        guard let cairo = cairo_create(surface) else { throw TypesettingFault.cairo("no image") }
        defer { cairo_destroy(cairo) }
        cairo_scale(cairo, fineness, fineness)
        try FontShelf.shared.withMap { map in
            draw(cairo, try Workshop(map, text: TextStyle(size: 8), pageHeight: height))
        }
        return try png(of: surface)
    }

    private static func png(of surface: OpaquePointer?) throws -> [UInt8] {
        var png: [UInt8] = []
        let status = withUnsafeMutablePointer(to: &png) { png in
            cairo_surface_write_to_png_stream(
                surface,
                { png, bytes, count in
                    png?.assumingMemoryBound(to: [UInt8].self).pointee
                        .append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                    return CAIRO_STATUS_SUCCESS
                },
                png
            )
        }
        guard status == CAIRO_STATUS_SUCCESS else {
            throw TypesettingFault.cairo(String(cString: cairo_status_to_string(status)))
        }
        return png
    }
}

extension Workshop {
    /// Letters along a circle, spread over all of it; the first begins at the left.
    fileprivate func circle(_ words: String, radius: Double, on cairo: OpaquePointer) {
        let letters = words.map { self.letters(String($0), size: 8.5) }
        let sum = letters.reduce(0) { $0 + $1.width }
        var passed = 0.0
        for (text, width, ascent) in letters {
            let angle = (passed + width / 2) / sum * 2 * .pi - .pi * 0.93
            cairo_save(cairo)
            cairo_rotate(cairo, angle + .pi / 2)
            cairo_translate(cairo, -width / 2, -radius)
            text.show(on: cairo, x: 0, y: -ascent)
            cairo_restore(cairo)
            passed += width
        }
    }

    /// Words in the middle, over as many lines as they need.
    fileprivate func middle(_ words: String, width: Double, on cairo: OpaquePointer) {
        var size = 9.0
        var text: SetText
        repeat {
            let style = ParagraphStyle(align: .center, size: size, bold: true)
            text = SetText(Paragraph([Run(words)]), style: style, width: width, workshop: self)
            size -= 0.5
        } while text.lines.count > 3 && size > 4
        let height = text.lines.reduce(0) { $0 + $1.height }
        text.show(on: cairo, x: -width / 2, y: -height / 2)
    }

    /// A line whose middle is there.
    fileprivate func line(_ words: String, size: Double, at place: (x: Double, y: Double), on cairo: OpaquePointer) {
        let (text, width, _) = letters(words, size: size)
        text.show(on: cairo, x: place.x - width / 2, y: place.y)
    }

    private func letters(_ words: String, size: Double) -> (text: SetText, width: Double, ascent: Double) {
        let style = ParagraphStyle(size: size, bold: true)
        let text = SetText(Paragraph([Run(words)]), style: style, width: 1000, workshop: self)
        let line = text.lines[0]
        // A space alone has no width of its own in a line.
        return (text, max(line.width, size * 0.25), line.ascent)
    }
}

extension SetText {
    /// Draws all lines on a picture.
    fileprivate func show(on cairo: OpaquePointer, x: Double, y: Double) {
        var top = y
        for line in lines {
            show(line, on: cairo, x: x, y: top)
            top += line.height
        }
    }
}
