import CPango

/// Hướng ảnh: how a camera was held (Exif 2.3, tag 0x0112), as one of eight ways to turn and mirror a picture.
struct Orientation: Equatable {
    static let upright = Orientation(value: 1)

    private let value: Int

    private init(value: Int) { self.value = value }

    /// Whether the picture lies on its side, so that width and height change places.
    var isLying: Bool { value >= 5 }

    /// What turns the points of the picture into points of the upright one, which is so wide and high.
    func matrix(width: Double, height: Double) -> cairo_matrix_t {
        switch value {
        case 2: cairo_matrix_t(xx: -1, yx: 0, xy: 0, yy: 1, x0: width, y0: 0)
        case 3: cairo_matrix_t(xx: -1, yx: 0, xy: 0, yy: -1, x0: width, y0: height)
        case 4: cairo_matrix_t(xx: 1, yx: 0, xy: 0, yy: -1, x0: 0, y0: height)
        case 5: cairo_matrix_t(xx: 0, yx: 1, xy: 1, yy: 0, x0: 0, y0: 0)
        case 6: cairo_matrix_t(xx: 0, yx: 1, xy: -1, yy: 0, x0: width, y0: 0)
        case 7: cairo_matrix_t(xx: 0, yx: -1, xy: -1, yy: 0, x0: width, y0: height)
        case 8: cairo_matrix_t(xx: 0, yx: -1, xy: 1, yy: 0, x0: 0, y0: height)
        default: cairo_matrix_t(xx: 1, yx: 0, xy: 0, yy: 1, x0: 0, y0: 0)
        }
    }
}

extension Orientation {
    /// What the Exif block of a JPEG says; upright where it says nothing that can be understood.
    init(ofJPEG bytes: [UInt8]) {
        value = Self.block(of: bytes).flatMap(Self.value) ?? 1
    }

    /// The TIFF header and what follows, out of the first segment that has one.
    private static func block(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var index = 2
        while index + 4 <= bytes.count, bytes[index] == 0xFF {
            let marker = bytes[index + 1]
            // The picture begins: no more segments with words.
            if marker == 0xDA || marker == 0xD9 { return nil }
            let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
            let end = index + 2 + length
            guard length >= 2, end <= bytes.count else { return nil }
            let segment = bytes[(index + 4)..<end]
            if marker == 0xE1, segment.starts(with: Array("Exif\0\0".utf8)) { return segment.dropFirst(6) }
            index = end
        }
        return nil
    }

    private static func value(of tiff: ArraySlice<UInt8>) -> Int? {
        let isLittle = tiff.starts(with: Array("II".utf8))
        guard isLittle || tiff.starts(with: Array("MM".utf8)) else { return nil }
        func number(at offset: Int, bytes count: Int) -> Int? {
            guard offset >= 0, offset + count <= tiff.count else { return nil }
            let part = tiff[(tiff.startIndex + offset)..<(tiff.startIndex + offset + count)]
            return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let start = number(at: 4, bytes: 4), let count = number(at: start, bytes: 2) else { return nil }
        // Entries of twelve bytes: tag, type, count, value.
        for entry in 0..<min(count, 200) where number(at: start + 2 + 12 * entry, bytes: 2) == 0x0112 {
            return number(at: start + 10 + 12 * entry, bytes: 2).flatMap { (1...8).contains($0) ? $0 : nil }
        }
        return nil
    }
}
