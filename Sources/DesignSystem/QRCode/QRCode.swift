public import HTML
public import QRCodes

/// Mã QR: a drawing of a code in a page, as one path.
public struct QRCode: Component, Sendable {
    private let matrix: QRMatrix
    private let label: Phrase

    /// A code that holds the text; nil where it is empty or longer than a code can hold (2953 bytes at most).
    public init?(
        _ text: String,
        correction: QRMatrix.Correction = .medium,
        label: Phrase = Phrase(vi: "Mã QR", en: "QR code")
    ) {
        guard let matrix = QRMatrix(text, correction: correction) else { return nil }
        self.matrix = matrix
        self.label = label
    }

    /// Writes the drawing, with a quiet zone of four modules.
    public func write(to html: inout HTMLWriter) {
        let side = matrix.size + 8
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

    /// One stroke along the middle of each run of dark modules, drawn from the end of the run before in its row.
    private var path: String {
        var path = ""
        var pen: (row: Int, column: Int)?
        for run in matrix.runs {
            if let pen, pen.row == run.row {
                path += "m\(run.column - pen.column) 0"
            } else {
                path += "M\(run.column + 4) \(run.row + 4).5"
            }
            path += "h\(run.length)"
            pen = (run.row, run.column + run.length)
        }
        return path
    }
}
