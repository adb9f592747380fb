/// A JPEG: segments, of which those pass that a decoder needs, then scans, then nothing (ISO 10918-1, annex B).
///
/// Exif is written anew with the orientation alone. What follows the picture goes: phones put second pictures and whole films
/// there, each with a place of its own.
struct JPEGCleaner: Cleaning {
    private enum Place { case segments, scan, over }

    private var held: [UInt8] = []
    private var place = Place.segments

    mutating func clean(_ bytes: [UInt8]) -> [UInt8] {
        guard place != .over else { return [] }
        held += bytes
        var kept: [UInt8] = []
        var index = 0
        while let next = place == .scan ? scan(from: index, into: &kept) : segment(at: index, into: &kept) {
            index = next
        }
        // A run of a scan was kept up to what may be a marker; a segment waits for its end.
        if place == .over { held = [] } else { held.removeFirst(min(passed, held.count)) }
        passed = 0
        return kept
    }

    /// A segment that was cut off is of no use to anybody.
    func finish() -> [UInt8] { [] }

    /// How much of what is held has been looked at for good.
    private var passed = 0

    /// Takes the marker that comes next, with its segment; returns where the next begins, nil where more bytes are needed.
    private mutating func segment(at index: Int, into kept: inout [UInt8]) -> Int? {
        var index = index
        // Between segments stands nothing but fill bytes.
        while index + 1 < held.count, held[index] != 0xFF || held[index + 1] == 0xFF || held[index + 1] == 0 {
            index += 1
        }
        passed = index
        guard index + 1 < held.count else { return nil }
        let marker = held[index + 1]
        switch marker {
        case 0xD8, 0x01, 0xD0...0xD7:
            kept += [0xFF, marker]
            return pass(index + 2)
        case 0xD9:
            kept += [0xFF, marker]
            place = .over
            return nil
        default:
            guard index + 4 <= held.count else { return nil }
            let end = index + 2 + max(2, Int(held[index + 2]) << 8 | Int(held[index + 3]))
            guard end <= held.count else { return nil }
            kept += Self.kept(marker, held[index..<end])
            if marker == 0xDA { place = .scan }
            return pass(end)
        }
    }

    private mutating func pass(_ index: Int) -> Int {
        passed = index
        return index
    }

    /// Takes the bytes of a scan up to the next marker that ends it.
    private mutating func scan(from start: Int, into kept: inout [UInt8]) -> Int? {
        var index = start
        while let mark = held[index...].firstIndex(of: 0xFF) {
            guard mark + 1 < held.count else {
                kept += held[start..<mark]
                passed = mark
                return nil
            }
            switch held[mark + 1] {
            case 0, 0xD0...0xD7: index = mark + 2
            case 0xFF: index = mark + 1
            default:
                kept += held[start..<mark]
                place = .segments
                return pass(mark)
            }
        }
        kept += held[start...]
        passed = held.count
        return nil
    }

    private static let jfif: UInt8 = 0xE0
    private static let exif: UInt8 = 0xE1
    private static let profile: UInt8 = 0xE2
    private static let adobe: UInt8 = 0xEE

    /// What passes of a segment: of those for applications only how colours are meant, and how the camera was held.
    private static func kept(_ marker: UInt8, _ segment: ArraySlice<UInt8>) -> [UInt8] {
        let content = segment.dropFirst(4)
        func begins(with words: String) -> Bool { content.starts(with: Array(words.utf8)) }
        switch marker {
        case jfif: return begins(with: "JFIF\0") ? Array(segment) : []
        case exif where begins(with: "Exif\0\0"):
            return ExifOrientation.value(ofTIFF: content.dropFirst(6)).map(ExifOrientation.segment) ?? []
        case profile where begins(with: "ICC_PROFILE\0"): return Array(segment)
        case adobe where begins(with: "Adobe"): return Array(segment)
        // APP1 to APP15 and comments.
        case 0xE1...0xEF, 0xFE: return []
        default: return Array(segment)
        }
    }
}
