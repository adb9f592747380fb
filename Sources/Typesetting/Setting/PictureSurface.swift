import CPango
import QRCodes

/// A PNG or JPEG as cairo takes it: a JPEG goes into the file byte by byte.
final class PictureSurface {
    let pointer: OpaquePointer
    let width: Double
    let height: Double

    init(_ bytes: [UInt8]) throws {
        let surface = PNGDecoder.takes(bytes) ? PNGDecoder.read(bytes) : try Self.jpeg(bytes)
        guard let surface else { throw TypesettingFault.unknownPicture }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
            cairo_surface_destroy(surface)
            throw TypesettingFault.unknownPicture
        }
        pointer = surface
        width = Double(cairo_image_surface_get_width(surface))
        height = Double(cairo_image_surface_get_height(surface))
    }

    /// A QR code, in black and white: thousands of strokes would take ten times as long to write.
    init(_ matrix: QRMatrix) throws {
        // Several points a module, so that what smooths a picture on a screen leaves its modules sharp.
        let scale = matrix.size > 100 ? 2 : 4
        let side = matrix.size * scale
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(side), Int32(side)),
            let data = cairo_image_surface_get_data(surface)
        else { throw TypesettingFault.cairo("no image") }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for row in 0..<matrix.size {
            let first = UnsafeMutableRawPointer(data + row * scale * stride)
            let points = first.bindMemory(to: UInt32.self, capacity: side)
            for column in 0..<matrix.size {
                let colour: UInt32 = matrix.isDark(row: row, column: column) ? 0 : 0xFF_FFFF
                for point in 0..<scale { points[column * scale + point] = colour }
            }
            for copy in 1..<scale { (first + copy * stride).copyMemory(from: first, byteCount: stride) }
        }
        cairo_surface_mark_dirty(surface)
        pointer = surface
        (width, height) = (Double(side), Double(side))
    }

    deinit { cairo_surface_destroy(pointer) }

    /// A surface whose own points nobody looks at: the PDF takes the bytes that hang on it.
    private static func jpeg(_ bytes: [UInt8]) throws -> OpaquePointer? {
        guard let (width, height) = size(ofJPEG: bytes) else { throw TypesettingFault.unknownPicture }
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB16_565, Int32(width), Int32(height)),
            let copy = g_malloc(gsize(bytes.count))
        else { return nil }
        copy.copyMemory(from: bytes, byteCount: bytes.count)
        let status = cairo_surface_set_mime_data(
            surface,
            CAIRO_MIME_TYPE_JPEG,
            copy.assumingMemoryBound(to: UInt8.self),
            UInt(bytes.count),
            { g_free($0) },
            copy
        )
        if status != CAIRO_STATUS_SUCCESS { g_free(copy) }
        return surface
    }

    /// Width and height of a JPEG in grey or colour; nil of what is none.
    static func size(ofJPEG bytes: [UInt8]) -> (width: Int, height: Int)? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var index = 2
        while index + 9 < bytes.count, bytes[index] == 0xFF {
            let marker = bytes[index + 1]
            if marker == 0xFF {
                index += 1
                continue
            }
            let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
            let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
            if isFrame {
                let height = Int(bytes[index + 5]) << 8 | Int(bytes[index + 6])
                let width = Int(bytes[index + 7]) << 8 | Int(bytes[index + 8])
                let parts = bytes[index + 9]
                return width > 0 && height > 0 && [1, 3].contains(parts) ? (width, height) : nil
            }
            guard length >= 2 else { return nil }
            index += 2 + length
        }
        return nil
    }
}
