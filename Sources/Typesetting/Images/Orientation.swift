import CPango
import Photographs

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
        value = ExifOrientation.value(ofJPEG: bytes) ?? 1
    }
}
