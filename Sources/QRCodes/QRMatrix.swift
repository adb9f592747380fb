import CQRencode

/// Mã QR: a text as a square of dark and light modules, however it is drawn.
public struct QRMatrix: Sendable {
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
    /// Row by row.
    private let modules: [Bool]

    /// A code that holds the text; nil where it is empty or longer than a code can hold (2953 bytes at most).
    public init?(_ text: String, correction: Correction = .medium) {
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
    }

    /// Whether the module is dark.
    public func isDark(row: Int, column: Int) -> Bool { modules[row * size + column] }

    /// The dark modules of each row as runs, to be drawn as one stroke each: half the bytes of outlines.
    public var runs: [(row: Int, column: Int, length: Int)] {
        var runs: [(row: Int, column: Int, length: Int)] = []
        for row in 0..<size {
            var column = 0
            while column < size {
                let start = column
                while column < size, isDark(row: row, column: column) { column += 1 }
                if column > start { runs.append((row, start, column - start)) }
                column += 1
            }
        }
        return runs
    }
}
