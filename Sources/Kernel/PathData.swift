/// Nét vẽ: the commands of a drawn path in whole numbers and relative steps, in as few bytes as the notation of SVG has.
///
/// ```swift
/// var path = PathData()
/// path.move(to: 10, 20)
/// path.line(to: 15, 18)
/// path.line(to: 15, 30)
/// path.close()
/// path.text  // "m10 20 5-2 0 12z"
/// ```
public struct PathData: Sendable {
    private var bytes: [UInt8] = []
    private var start = (x: 0, y: 0)
    private var pen = (x: 0, y: 0)
    /// Whether a step may follow without its command: after a move, further pairs are lines.
    private var isInLine = false

    /// Nothing drawn.
    public init() {}

    /// The commands.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether nothing was drawn.
    public var isEmpty: Bool { bytes.isEmpty }

    /// Begins a line at the point.
    public mutating func move(to x: Int, _ y: Int) {
        // The first pair of a path is a point even after a small `m`; what follows without a command are steps.
        bytes.append(UInt8(ascii: "m"))
        write(x - pen.x, first: true)
        write(y - pen.y)
        pen = (x, y)
        start = pen
        isInLine = true
    }

    /// Draws a line to the point; nothing where the pen is there.
    public mutating func line(to x: Int, _ y: Int) {
        guard (x, y) != pen else { return }
        if !isInLine { bytes.append(UInt8(ascii: "l")) }
        write(x - pen.x, first: !isInLine)
        write(y - pen.y)
        pen = (x, y)
        isInLine = true
    }

    /// A dot: a line without length, which round ends make visible.
    public mutating func dot(at x: Int, _ y: Int) {
        move(to: x, y)
        bytes.append(contentsOf: "h0".utf8)
        isInLine = false
    }

    /// Closes the area.
    public mutating func close() {
        bytes.append(UInt8(ascii: "z"))
        pen = start
        isInLine = false
    }

    private mutating func write(_ number: Int, first: Bool = false) {
        if !first, number >= 0 { bytes.append(UInt8(ascii: " ")) }
        bytes.append(contentsOf: String(number).utf8)
    }
}
