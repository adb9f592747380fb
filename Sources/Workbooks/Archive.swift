import CZlib

/// Tệp nén ZIP: the parts of an archive by name, unpacked one by one within bounds.
///
/// Only what workbooks need: one disk, no ZIP64, no passwords, stored or deflated.
struct Archive {
    /// A part as the directory tells of it.
    private struct Entry {
        var method: Int
        var packed: Int
        var size: Int
        var checksum: UInt32
        var offset: Int
    }

    /// More parts than a workbook with hundreds of sheets.
    static let mostEntries = 2000
    /// More than any part of a table of five thousand rows.
    static let mostBytes = 24 * 1_048_576
    /// Sheets shrink to a tenth or a fiftieth; beyond it somebody packed the same byte again and again.
    static let mostRatio = 400

    private let bytes: [UInt8]
    private let entries: [String: Entry]

    /// Reads the directory at the archive's end.
    init(_ bytes: [UInt8]) throws(WorkbookFault) {
        self.bytes = bytes
        // The end record may be followed by a comment of at most 65,535 bytes.
        let signature: [UInt8] = [0x50, 0x4B, 5, 6]
        let earliest = max(0, bytes.count - 65_557)
        guard
            let end = stride(from: bytes.count - 22, through: earliest, by: -1).first(where: {
                $0 >= 0 && bytes[$0..<$0 + 4].elementsEqual(signature)
            })
        else { throw .damaged }
        let reader = LittleEndian(bytes)
        let count = try reader.two(end + 10)
        var position = try reader.four(end + 16)
        guard count <= Self.mostEntries else { throw .tooLarge }
        var entries: [String: Entry] = [:]
        for _ in 0..<count {
            guard try reader.four(position) == 0x0201_4B50 else { throw .damaged }
            // Bit 0 says that a password is needed.
            guard try reader.two(position + 8) & 1 == 0 else { throw .legacyOrLocked }
            let (nameLength, extra, comment) = (
                try reader.two(position + 28), try reader.two(position + 30), try reader.two(position + 32)
            )
            let name = String(decoding: try reader.slice(position + 46, nameLength), as: UTF8.self)
            let entry = Entry(
                method: try reader.two(position + 10),
                packed: try reader.four(position + 20),
                size: try reader.four(position + 24),
                checksum: UInt32(truncatingIfNeeded: try reader.four(position + 16)),
                offset: try reader.four(position + 42)
            )
            // Two parts of one name would be one workbook to us and another to a spreadsheet program.
            guard entries.updateValue(entry, forKey: name) == nil else { throw .damaged }
            position += 46 + nameLength + extra + comment
        }
        self.entries = entries
    }

    /// Whether it has a part.
    func has(_ name: String) -> Bool { entries[name] != nil }

    /// A part, unpacked; nil where there is none.
    func part(_ name: String) throws(WorkbookFault) -> [UInt8]? {
        guard let entry = entries[name] else { return nil }
        guard entry.size <= Self.mostBytes, entry.size <= max(65_536, entry.packed * Self.mostRatio) else {
            throw .tooLarge
        }
        let reader = LittleEndian(bytes)
        guard try reader.four(entry.offset) == 0x0403_4B50 else { throw .damaged }
        let start = entry.offset + 30 + (try reader.two(entry.offset + 26)) + (try reader.two(entry.offset + 28))
        let packed = try reader.slice(start, entry.packed)
        let content: [UInt8] =
            switch entry.method {
            case 0: Array(packed)
            case 8: try Self.inflate(packed, to: entry.size)
            default: throw .damaged
            }
        guard content.count == entry.size, UInt32(crc32(0, content, UInt32(content.count))) == entry.checksum else {
            throw .damaged
        }
        return content
    }

    /// Unpacks exactly so many bytes: what the directory promised is all the room there is.
    private static func inflate(_ packed: ArraySlice<UInt8>, to size: Int) throws(WorkbookFault) -> [UInt8] {
        var stream = z_stream()
        // Negative: without the head and the sum of zlib, as ZIP packs.
        let opened = inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard opened == Z_OK else { throw .damaged }
        defer { inflateEnd(&stream) }
        var input = Array(packed)
        var result = [UInt8](repeating: 0, count: size)
        let status = input.withUnsafeMutableBufferPointer { input in
            result.withUnsafeMutableBufferPointer { result in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = result.baseAddress
                stream.avail_out = UInt32(result.count)
                return CZlib.inflate(&stream, Z_FINISH)
            }
        }
        guard status == Z_STREAM_END, stream.avail_out == 0 else { throw .damaged }
        return result
    }
}

/// Numbers of an archive: the low byte first, never beyond the end.
private struct LittleEndian {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func slice(_ start: Int, _ count: Int) throws(WorkbookFault) -> ArraySlice<UInt8> {
        guard start >= 0, count >= 0, start <= bytes.count - count else { throw .damaged }
        return bytes[start..<start + count]
    }

    func two(_ position: Int) throws(WorkbookFault) -> Int {
        let pair = try slice(position, 2)
        return Int(pair[position]) | Int(pair[position + 1]) << 8
    }

    func four(_ position: Int) throws(WorkbookFault) -> Int {
        try two(position) | (try two(position + 2)) << 16
    }
}
