/// The items of a HEIC picture that say something about it: what they are (`iinf`) and where they lie (`iloc`).
struct HEIFItems {
    /// Items that are words, with their types.
    private var words: [Int: String] = [:]
    private(set) var traces: [Trace] = []

    /// Where an item lies that holds Exif, XMP or other words, and what shall stand there instead.
    struct Trace {
        let place: Range<Int>
        /// The first bytes; blanks follow.
        let beginning: [UInt8]
    }

    /// An Exif block without entries, behind the offset of its header (ISO 23008-12, annex A.2.1).
    private static let emptyExif: [UInt8] =
        [0, 0, 0, 6] + Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 0, 0, 0, 0, 0]

    /// Reads the content of the box `meta`; what it does not understand it passes over.
    init(_ bytes: [UInt8], _ meta: Range<Int>) {
        // Version and flags stand before the boxes.
        guard meta.count > 4 else { return }
        var boxes = BoxReader(bytes, (meta.lowerBound + 4)..<meta.upperBound)
        var found: [String: Range<Int>] = [:]
        while let box = boxes.next() { found[box.type] = box.content }
        if let kinds = found["iinf"] { readKinds(bytes, kinds) }
        if let table = found["iloc"] {
            readPlaces(Numbers(bytes, table), data: found["idat"]?.lowerBound ?? bytes.count)
        }
    }

    /// Types of items that are words, not pictures.
    private static let wordy: Set<String> = ["Exif", "mime", "uri "]

    /// ISO 14496-12, 8.11.6.
    private mutating func readKinds(_ bytes: [UInt8], _ place: Range<Int>) {
        var numbers = Numbers(bytes, place)
        guard let version = numbers.next(1), numbers.next(3) != nil, numbers.next(version == 0 ? 2 : 4) != nil else {
            return
        }
        var entries = BoxReader(bytes, numbers.rest)
        while let entry = entries.next() {
            var numbers = Numbers(bytes, entry.content)
            // Before version 2 an entry has no type, and no picture of today has such.
            guard entry.type == "infe", let version = numbers.next(1), version >= 2, numbers.next(3) != nil,
                let item = numbers.next(version == 2 ? 2 : 4), numbers.next(2) != nil, let type = numbers.text(4)
            else { continue }
            if Self.wordy.contains(type) { words[item] = type }
        }
    }

    /// A telephone writes some hundred tiles a picture; whoever writes more means harm.
    private static let mostExtents = 20_000

    /// ISO 14496-12, 8.11.3.
    private mutating func readPlaces(_ table: Numbers, data: Int) {
        var table = table
        guard let version = table.next(1), version <= 2, table.next(3) != nil, let sizes = table.next(2) else { return }
        let (offset, length, base) = (sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15)
        let index = version == 0 ? 0 : sizes & 15
        guard let count = table.next(version == 2 ? 4 : 2) else { return }
        var left = Self.mostExtents
        for _ in 0..<count {
            guard let item = table.next(version == 2 ? 4 : 2), let method = version == 0 ? 0 : table.next(2),
                table.next(2) != nil, let start = table.next(base), let extents = table.next(2)
            else { return }
            let origin = method & 15 == 1 ? data : 0
            left -= extents
            guard left >= 0 else { return }
            for _ in 0..<extents {
                guard table.next(index) != nil, let place = table.next(offset), let size = table.next(length) else {
                    return
                }
                let first = origin + start + place
                guard let type = words[item] else { continue }
                traces.append(
                    Trace(place: first..<(first + size), beginning: type == "Exif" ? Self.emptyExif : [])
                )
            }
        }
    }
}

/// Reads numbers one after the other.
private struct Numbers {
    private let reader: BoxReader
    private(set) var rest: Range<Int>

    init(_ bytes: [UInt8], _ place: Range<Int>) {
        reader = BoxReader(bytes, place)
        rest = place
    }

    /// A number of so many bytes; 0 where it has none.
    mutating func next(_ count: Int) -> Int? {
        guard count <= rest.count, let number = count == 0 ? 0 : reader.number(at: rest.lowerBound, count) else {
            return nil
        }
        rest = (rest.lowerBound + count)..<rest.upperBound
        return number
    }

    mutating func text(_ count: Int) -> String? {
        guard count <= rest.count else { return nil }
        let text = String(decoding: reader.bytes[rest.lowerBound..<(rest.lowerBound + count)], as: UTF8.self)
        rest = (rest.lowerBound + count)..<rest.upperBound
        return text
    }
}
