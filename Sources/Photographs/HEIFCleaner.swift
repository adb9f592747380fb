/// A HEIC picture: nothing moves in it; the items that hold Exif and XMP are overwritten where they lie (ISO 23008-12).
///
/// How the camera was held stands in properties of the picture, not in Exif.
struct HEIFCleaner: Cleaning {
    /// What came before the box was whole that tells where items lie.
    private var held: [UInt8] = []
    private var offset = 0
    /// Where traces lie in the file; nil while that is not known.
    private var traces: [HEIFItems.Trace]?

    mutating func clean(_ bytes: [UInt8]) -> [UInt8] {
        if traces != nil { return pass(bytes) }
        held += bytes
        guard let meta = Self.meta(in: held) else { return [] }
        traces = HEIFItems(held, meta).traces
        return finish()
    }

    mutating func finish() -> [UInt8] {
        let bytes = held
        held = []
        return pass(bytes)
    }

    private mutating func pass(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let here = offset..<(offset + bytes.count)
        for trace in traces ?? [] {
            for index in trace.place.clamped(to: here) {
                let place = index - trace.place.lowerBound
                bytes[index - offset] = place < trace.beginning.count ? trace.beginning[place] : 0x20
            }
        }
        offset = here.upperBound
        return bytes
    }

    /// Where the box `meta` lies, when it is there as a whole.
    private static func meta(in bytes: [UInt8]) -> Range<Int>? {
        var boxes = BoxReader(bytes, 0..<bytes.count)
        while let box = boxes.next() {
            if box.type == "meta" { return box.isWhole ? box.content : nil }
        }
        return nil
    }
}

/// Reads boxes one after the other (ISO 14496-12, 4.2).
struct BoxReader {
    struct Box {
        let type: String
        /// Behind the header, as far as it is there.
        let content: Range<Int>
        let isWhole: Bool
    }

    let bytes: [UInt8]
    private var place: Range<Int>

    init(_ bytes: [UInt8], _ place: Range<Int>) {
        (self.bytes, self.place) = (bytes, place)
    }

    mutating func next() -> Box? {
        let start = place.lowerBound
        guard place.count >= 8, let size = number(at: start, 4) else { return nil }
        let type = String(decoding: bytes[(start + 4)..<(start + 8)], as: UTF8.self)
        var (header, length) = (8, size)
        if size == 1 {
            guard place.count >= 16, let long = number(at: start + 8, 8) else { return nil }
            (header, length) = (16, long)
        } else if size == 0 {
            length = place.count
        }
        guard length >= header else { return nil }
        let (end, isTooLong) = start.addingReportingOverflow(length)
        guard !isTooLong else { return nil }
        let last = min(end, place.upperBound)
        place = last..<place.upperBound
        return Box(type: type, content: min(start + header, last)..<last, isWhole: end == last)
    }

    /// A number of so many bytes, the highest first; nil where it is not there or not of this world.
    func number(at index: Int, _ count: Int) -> Int? {
        guard index >= 0, index + count <= bytes.count else { return nil }
        let value = bytes[index..<(index + count)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return value < 1 << 48 ? Int(value) : nil
    }
}
