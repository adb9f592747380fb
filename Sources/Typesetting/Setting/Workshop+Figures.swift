import CPango
import QRCodes

extension Workshop {
    /// A QR code with a quiet zone of four modules.
    func slice(_ figure: QRFigure, on surface: Surface) throws -> Slice {
        // Medium correction: what a fold or a stamp may cover.
        guard let matrix = QRMatrix(figure.content) else {
            throw TypesettingFault.unfitForQRCode(bytes: figure.content.utf8.count)
        }
        let side = points(figure.side)
        guard side <= pageHeight else { throw TypesettingFault.noRoom }
        let module = side / Double(matrix.size + 8)
        let image = try PictureSurface(matrix)
        let left = offset(side, figure.align, in: surface.width)
        let tags = surface.tags + [tag("Figure")]
        let address = figure.content.hasPrefix("http") ? figure.content : nil
        return Slice(height: side) { canvas, x, y in
            canvas.tag(tags)
            let corner = (x: x + left + 4 * module, y: y + 4 * module)
            let width = Double(matrix.size) * module
            canvas.draw(image, at: Frame(x: corner.x, y: corner.y, width: width, height: width))
            if let address { canvas.link(to: address, over: Frame(x: x + left, y: y, width: side, height: side)) }
        }
    }

    /// A picture, made smaller where it would be higher than a page.
    func slice(_ picture: Picture, on surface: Surface) throws -> Slice {
        let image = try PictureSurface(picture.bytes)
        var width = points(picture.width)
        var height = width * image.height / image.width
        if height > pageHeight { (width, height) = (width * pageHeight / height, pageHeight) }
        let left = offset(width, picture.align, in: surface.width)
        let tags = surface.tags + [tag("Figure")]
        return Slice(height: height) { [width] canvas, x, y in
            canvas.tag(tags)
            canvas.draw(image, at: Frame(x: x + left, y: y, width: width, height: height))
        }
    }

    /// Where something of this width begins.
    func offset(_ width: Double, _ align: ParagraphStyle.Alignment?, in whole: Double) -> Double {
        switch align ?? .left {
        case .left, .justify: 0
        case .center: (whole - width) / 2
        case .right: whole - width
        }
    }
}

extension Canvas {
    /// Draws a picture into an area.
    func draw(_ image: PictureSurface, at frame: Frame) {
        cairo_save(cairo)
        cairo_translate(cairo, frame.x, frame.y)
        cairo_scale(cairo, frame.width / image.width, frame.height / image.height)
        cairo_set_source_surface(cairo, image.pointer, 0, 0)
        // What smooths between points is not allowed in an archive.
        cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_NEAREST)
        // Cairo forgets the tags of a page that begins with a painting, unless it is clipped.
        cairo_rectangle(cairo, 0, 0, image.width, image.height)
        cairo_clip(cairo)
        cairo_paint(cairo)
        cairo_restore(cairo)
    }
}
