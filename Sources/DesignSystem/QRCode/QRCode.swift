import CQRencode
public import HTML

/// Mã QR: a text as a square of dark and light modules, drawn as one path.
public struct QRCode: Component, Sendable {
    /// How much of a code may be lost before it cannot be read.
    public enum Correction: Sendable {
        /// 7 %
        case low
        /// 15 %
        case medium
        /// 25 %
        case quartile
        /// 30 %
        case high
    }

    /// Modules along one side, without the quiet zone.
    public let size: Int
    /// Dark modules, row by row.
    public let modules: [Bool]
    private let label: Phrase

    /// A code that holds the text; nil where it is empty or longer than a code can hold (2953 bytes at most).
    public init?(_ text: String, correction: Correction = .medium, label: Phrase = Phrase(vi: "Mã QR", en: "QR code")) {
        let level =
            switch correction {
            case .low: QR_ECLEVEL_L
            case .medium: QR_ECLEVEL_M
            case .quartile: QR_ECLEVEL_Q
            case .high: QR_ECLEVEL_H
            }
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, level) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let data = code.pointee.data else { return nil }
        size = width
        // The lowest bit of a module says dark; the others are notes of the encoder.
        modules = (0..<width * width).map { data[$0] & 1 == 1 }
        self.label = label
    }

    /// Whether the module is dark.
    public func isDark(row: Int, column: Int) -> Bool { modules[row * size + column] }

    /// Writes the drawing, with a quiet zone of four modules.
    public func write(to html: inout HTMLWriter) {
        let side = size + 8
        html.svg(
            .class("qr"),
            .viewBox("0 0 \(side) \(side)"),
            .role("img"),
            .shapeRendering("crispEdges"),
            .aria("label", label[html.language])
        ) { html in
            html.rect(.width(side), .height(side), .fill("#fff"))
            html.path(.stroke("#000"), .d(path))
        }
    }

    /// One stroke along the middle of each run of dark modules, drawn from one run to the next: half the bytes of outlines.
    private var path: String {
        var path = ""
        for row in 0..<size {
            var column = 0
            var pen: Int?
            while column < size {
                let start = column
                while column < size, isDark(row: row, column: column) { column += 1 }
                if column > start {
                    path += pen.map { "m\(start - $0) 0" } ?? "M\(start + 4) \(row + 4).5"
                    path += "h\(column - start)"
                    pen = column
                }
                column += 1
            }
        }
        return path
    }
}
