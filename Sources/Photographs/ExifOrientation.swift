/// Hướng máy: how a camera was held, in the Exif block of a picture (Exif 2.3, tag 0x0112).
public enum ExifOrientation {
    /// What the Exif block of a JPEG says, 1 to 8; nil where it says nothing that can be understood.
    public static func value(ofJPEG bytes: [UInt8]) -> Int? { block(of: bytes).flatMap(value(ofTIFF:)) }

    /// The TIFF header and what follows, out of the first segment that has one.
    private static func block(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var index = 2
        while index + 4 <= bytes.count, bytes[index] == 0xFF {
            let marker = bytes[index + 1]
            // The picture begins: no more segments with words.
            if marker == 0xDA || marker == 0xD9 { return nil }
            let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
            let end = index + 2 + length
            guard length >= 2, end <= bytes.count else { return nil }
            let segment = bytes[(index + 4)..<end]
            if marker == 0xE1, segment.starts(with: Array("Exif\0\0".utf8)) { return segment.dropFirst(6) }
            index = end
        }
        return nil
    }

    /// What a TIFF header and its first directory say.
    static func value(ofTIFF tiff: ArraySlice<UInt8>) -> Int? {
        let isLittle = tiff.starts(with: Array("II".utf8))
        guard isLittle || tiff.starts(with: Array("MM".utf8)) else { return nil }
        func number(at offset: Int, bytes count: Int) -> Int? {
            guard offset >= 0, offset + count <= tiff.count else { return nil }
            let part = tiff[(tiff.startIndex + offset)..<(tiff.startIndex + offset + count)]
            return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let start = number(at: 4, bytes: 4), let count = number(at: start, bytes: 2) else { return nil }
        // Entries of twelve bytes: tag, type, count, value.
        for entry in 0..<min(count, 200) where number(at: start + 2 + 12 * entry, bytes: 2) == 0x0112 {
            return number(at: start + 10 + 12 * entry, bytes: 2).flatMap { (1...8).contains($0) ? $0 : nil }
        }
        return nil
    }

    /// A segment of a JPEG that says this and nothing else.
    static func segment(_ value: Int) -> [UInt8] {
        let directory: [UInt8] = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(value), 0, 0, 0, 0, 0, 0]
        let content = Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8] + directory
        return [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content
    }
}
