import CQRencode

/// Ô của mã QR: which modules of a code are dark.
struct QRMatrix {
    /// Modules along one side, without the quiet zone.
    let size: Int
    private let isDark: [Bool]

    /// Medium correction: what a fold or a stamp may cover.
    init(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M),
            let data = code.pointee.data
        else { throw TypesettingFault.unfitForQRCode(bytes: bytes.count) }
        defer { QRcode_free(code) }
        size = Int(code.pointee.width)
        isDark = (0..<size * size).map { data[$0] & 1 == 1 }
    }

    /// The dark modules of each row as runs: row, first column, length.
    var runs: [(row: Int, column: Int, length: Int)] {
        (0..<size).flatMap { row -> [(Int, Int, Int)] in
            var runs: [(Int, Int, Int)] = []
            var column = 0
            while column < size {
                let start = column
                while column < size, isDark[row * size + column] { column += 1 }
                if column > start { runs.append((row, start, column - start)) }
                column += 1
            }
            return runs
        }
    }
}
