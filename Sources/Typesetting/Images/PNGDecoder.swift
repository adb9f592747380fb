import CPango

/// Decodes PNG by cairo, once the header has said how large it is.
enum PNGDecoder {
    static func decode(_ bytes: [UInt8]) throws -> PixelSurface {
        // Width and height stand at the same place in every PNG: in IHDR, which comes first.
        guard bytes.count > 26, bytes[12..<16].elementsEqual("IHDR".utf8) else { throw Pixels.Failure.broken }
        func number(at index: Int) -> Int { bytes[index..<(index + 4)].reduce(0) { $0 << 8 | Int($1) } }
        try Pixels.check(width: number(at: 16), height: number(at: 20))
        let surface = read(bytes)
        // Colour types 0 and 4 are shades of grey.
        let isGrey = [0, 4].contains(bytes[25])
        let picture = try PixelSurface(surface, isGrey: isGrey)
        // Sixteen bits a part become floating points, which is four times as much.
        guard [CAIRO_FORMAT_ARGB32, CAIRO_FORMAT_RGB24].contains(cairo_image_surface_get_format(picture.pointer))
        else { return try plain(picture) }
        return picture
    }

    /// What cairo reads, with its transparency; whose size is bounded by the caller.
    static func read(_ bytes: [UInt8]) -> OpaquePointer? {
        var rest = bytes[...]
        return withUnsafeMutablePointer(to: &rest) { rest in
            cairo_image_surface_create_from_png_stream(
                { rest, into, count in
                    guard let rest = rest?.assumingMemoryBound(to: ArraySlice<UInt8>.self), let into,
                        rest.pointee.count >= Int(count)
                    else { return CAIRO_STATUS_READ_ERROR }
                    rest.pointee.prefix(Int(count)).withUnsafeBufferPointer { part in
                        guard let start = part.baseAddress else { return }
                        into.update(from: start, count: part.count)
                    }
                    rest.pointee = rest.pointee.dropFirst(Int(count))
                    return CAIRO_STATUS_SUCCESS
                },
                rest
            )
        }
    }

    /// Whether a file begins as a PNG does.
    static func takes(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    }

    /// The same with eight bits a part.
    private static func plain(_ picture: PixelSurface) throws -> PixelSurface {
        let target = try PixelSurface(width: picture.width, height: picture.height, isGrey: picture.isGrey)
        guard let cairo = cairo_create(target.pointer) else { throw Pixels.Failure.broken }
        defer { cairo_destroy(cairo) }
        cairo_set_source_rgb(cairo, 1, 1, 1)
        cairo_paint(cairo)
        cairo_set_source_surface(cairo, picture.pointer, 0, 0)
        cairo_paint(cairo)
        return target
    }
}
