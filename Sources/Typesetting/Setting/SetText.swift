import CPango
import Kernel

/// Đoạn đã sắp: a paragraph broken into lines by pango.
final class SetText {
    /// One line: where it begins, how wide and high it is, and where its text stands.
    struct Line {
        fileprivate let pointer: UnsafeMutablePointer<PangoLayoutLine>
        var x: Double
        var width: Double
        var height: Double
        /// From the top of the line to the foot of its letters.
        var ascent: Double
    }

    private let layout: OpaquePointer
    private(set) var lines: [Line] = []
    private var links: [(address: String, range: Range<Int32>)] = []

    init(_ paragraph: Paragraph, style: ParagraphStyle, width: Double, workshop: Workshop) {
        layout = pango_layout_new(workshop.context)
        let attributes = pango_attr_list_new()
        var text: [CChar] = []
        for run in paragraph.runs {
            let isCaps = run.caps ?? style.caps ?? false
            let words = VietnameseText.nfc(isCaps ? run.text.uppercased() : run.text)
            let start = UInt32(text.count)
            text += words.utf8.map { CChar(bitPattern: $0 == 0 ? 32 : $0) }
            let end = UInt32(text.count)
            func add(_ attribute: UnsafeMutablePointer<PangoAttribute>?) {
                guard let attribute else { return }
                attribute.pointee.start_index = start
                attribute.pointee.end_index = end
                pango_attr_list_insert(attributes, attribute)
            }
            if run.bold ?? style.bold ?? false { add(pango_attr_weight_new(PANGO_WEIGHT_BOLD)) }
            if run.italic ?? style.italic ?? false { add(pango_attr_style_new(PANGO_STYLE_ITALIC)) }
            if let size = run.size { add(pango_attr_size_new(Self.units(size))) }
            if let link = run.link { links.append((link, Int32(start)..<Int32(end))) }
            for symbol in Self.symbols(in: words.utf8, shorterThan: width / (style.size ?? workshop.text.size)) {
                guard let attribute = pango_attr_allow_breaks_new(0) else { continue }
                attribute.pointee.start_index = start + UInt32(symbol.lowerBound)
                attribute.pointee.end_index = start + UInt32(symbol.upperBound)
                pango_attr_list_insert(attributes, attribute)
            }
        }
        // Vietnamese has no hyphens where a word must be cut.
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        pango_layout_set_text(layout, text, Int32(text.count))
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
        pango_layout_set_font_description(layout, workshop.font(size: style.size))
        pango_layout_set_width(layout, Self.units(width))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_indent(layout, Self.units(points(style.firstIndent ?? 0)))
        switch style.align ?? .left {
        case .left: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
        case .right: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
        case .center: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
        case .justify: pango_layout_set_justify(layout, 1)
        }
        readLines()
        if style.align == .center, lines.count > 1 { balance(width) }
    }

    /// Centred lines become about as long as each other, where that needs no line more.
    private func balance(_ width: Double) {
        let count = pango_layout_get_line_count(layout)
        var (low, high) = (width / Double(count), width)
        while high - low > 2 {
            let middle = (low + high) / 2
            pango_layout_set_width(layout, Self.units(middle))
            if pango_layout_get_line_count(layout) > count { low = middle } else { high = middle }
        }
        pango_layout_set_width(layout, Self.units(high))
        lines = []
        readLines()
        for index in lines.indices { lines[index].x += (width - high) / 2 }
    }

    /// Where words such as `30/2020/NĐ-CP` stand, that are not cut at their hyphen unless they are wider than half a line.
    private static func symbols(in text: String.UTF8View, shorterThan width: Double) -> [Range<Int>] {
        guard text.contains(UInt8(ascii: "-")) else { return [] }
        var start = 0
        return text.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).compactMap { word in
            let range = start..<(start + word.count)
            start = range.upperBound + 1
            return word.count > 2 && word.contains(UInt8(ascii: "-")) && Double(word.count) < width ? range : nil
        }
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    private func readLines() {
        guard let iterator = pango_layout_get_iter(layout) else { return }
        defer { pango_layout_iter_free(iterator) }
        repeat {
            guard let line = pango_layout_iter_get_line_readonly(iterator) else { continue }
            var frame = PangoRectangle()
            pango_layout_iter_get_line_extents(iterator, nil, &frame)
            lines.append(
                Line(
                    pointer: line,
                    x: Self.length(frame.x),
                    width: Self.length(frame.width),
                    height: Self.length(frame.height),
                    ascent: Self.length(pango_layout_iter_get_baseline(iterator) - frame.y)
                )
            )
        } while pango_layout_iter_next_line(iterator) != 0
    }

    /// Draws a line with the upper left corner of the paragraph's width there.
    func draw(_ line: Line, on canvas: Canvas, x: Double, y: Double) {
        show(line, on: canvas.cairo, x: x, y: y)
        for link in links { draw(link.address, link.range, line, on: canvas, x: x, y: y) }
    }

    /// Draws a line on any surface of cairo.
    func show(_ line: Line, on cairo: OpaquePointer, x: Double, y: Double) {
        cairo_move_to(cairo, x + line.x, y + line.ascent)
        pango_cairo_show_layout_line(cairo, line.pointer)
    }

    private func draw(_ address: String, _ range: Range<Int32>, _ line: Line, on canvas: Canvas, x: Double, y: Double) {
        let first = line.pointer.pointee.start_index
        let (start, end) = (max(range.lowerBound, first), min(range.upperBound, first + line.pointer.pointee.length))
        guard start < end else { return }
        var ranges: UnsafeMutablePointer<Int32>?
        var count: Int32 = 0
        pango_layout_line_get_x_ranges(line.pointer, start, end, &ranges, &count)
        guard let ranges else { return }
        defer { g_free(ranges) }
        for index in 0..<Int(count) {
            let (left, right) = (Self.length(ranges[2 * index]), Self.length(ranges[2 * index + 1]))
            canvas.link(to: address, over: Frame(x: x + left, y: y, width: right - left, height: line.height))
        }
    }

    private static func units(_ points: Double) -> Int32 { Int32((points * Double(PANGO_SCALE)).rounded()) }
    private static func length(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }
}
