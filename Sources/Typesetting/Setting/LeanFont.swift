/// Phông gọn: a TrueType font without the programs that fit its letters to the points of old screens.
///
/// Nothing here hints, and paper has no points; yet cairo takes these programs into every subset that it embeds, where they are
/// two thirds of the bytes. Shapes, widths and the tables by which words are set stay.
struct LeanFont {
    private(set) var bytes: [UInt8] = []

    /// Makes a font lean; nil where it is not built as expected, and is better left alone.
    init?(_ font: [UInt8]) {
        guard let tables = SFNT.tables(of: font), let head = tables["head"], head.count >= 54,
            let maxima = tables["maxp"], maxima.count >= 32, let index = tables["loca"], let shapes = tables["glyf"],
            let count = SFNT.number(maxima, 4)
        else { return nil }
        let isLong = SFNT.number(head, 50) == 1
        var glyphs: [UInt8] = []
        var places: [UInt8] = []
        glyphs.reserveCapacity(shapes.count)
        for glyph in 0...count {
            places += SFNT.bytes(glyphs.count, 4)
            guard glyph < count else { break }
            guard let start = SFNT.place(of: glyph, in: index, isLong: isLong),
                let end = SFNT.place(of: glyph + 1, in: index, isLong: isLong), start <= end, end <= shapes.count,
                let lean = Self.glyph(shapes[(shapes.startIndex + start)..<(shapes.startIndex + end)])
            else { return nil }
            glyphs += lean
            glyphs += [UInt8](repeating: 0, count: (4 - glyphs.count % 4) % 4)
        }
        var new = tables.filter { !Self.programs.contains($0.key) }.mapValues { Array($0) }
        new["glyf"] = glyphs
        new["loca"] = places
        // Offsets of four bytes; no instructions in any glyph.
        new["head"]?.replaceSubrange(50..<52, with: [0, 1])
        new["maxp"]?.replaceSubrange(26..<28, with: [0, 0])
        bytes = SFNT.font(of: new)
    }

    /// Control values, programs of the font and of sizes, and what was measured by them.
    private static let programs: Set<String> = ["cvt ", "fpgm", "prep", "hdmx", "VDMX", "LTSH", "gasp", "DSIG"]

    /// A glyph without instructions (OpenType 1.9, glyf); nil where it is damaged.
    private static func glyph(_ glyph: ArraySlice<UInt8>) -> [UInt8]? {
        guard !glyph.isEmpty else { return [] }
        guard let contours = SFNT.number(glyph, 0) else { return nil }
        return contours < 0x8000 ? simple(glyph, contours) : composite(glyph)
    }

    private static func simple(_ glyph: ArraySlice<UInt8>, _ contours: Int) -> [UInt8]? {
        let length = 10 + 2 * contours
        guard let instructions = SFNT.number(glyph, length), length + 2 + instructions <= glyph.count else {
            return nil
        }
        return glyph.prefix(length) + [0, 0] + glyph.dropFirst(length + 2 + instructions)
    }

    private static func composite(_ glyph: ArraySlice<UInt8>) -> [UInt8]? {
        let (hasWords, hasScale, isLast, hasTwoScales, hasMatrix, hasInstructions) =
            (0x0001, 0x0008, 0x0020, 0x0040, 0x0080, 0x0100)
        var lean = Array(glyph)
        var place = 10
        while let flags = SFNT.number(glyph, place) {
            lean.replaceSubrange(place..<(place + 2), with: SFNT.bytes(flags & ~hasInstructions, 2))
            place += 4 + (flags & hasWords != 0 ? 4 : 2)
            place += flags & hasScale != 0 ? 2 : flags & hasTwoScales != 0 ? 4 : flags & hasMatrix != 0 ? 8 : 0
            guard place <= glyph.count else { return nil }
            // The flag says that more components follow.
            if flags & isLast == 0 { return Array(lean.prefix(place)) }
        }
        return nil
    }
}

/// The frame of a font file (OpenType 1.9, “Organization of an OpenType Font”).
private enum SFNT {
    static func tables(of font: [UInt8]) -> [String: ArraySlice<UInt8>]? {
        guard font.starts(with: [0, 1, 0, 0]), let count = number(font[...], 4) else { return nil }
        var tables: [String: ArraySlice<UInt8>] = [:]
        for entry in 0..<count {
            let record = font.dropFirst(12 + 16 * entry).prefix(16)
            guard record.count == 16, let high = number(record, 8), let low = number(record, 10),
                let longHigh = number(record, 12), let longLow = number(record, 14)
            else { return nil }
            let (start, length) = (high << 16 | low, longHigh << 16 | longLow)
            guard start + length <= font.count else { return nil }
            tables[String(decoding: record.prefix(4), as: UTF8.self)] = font[start..<(start + length)]
        }
        return tables
    }

    static func font(of tables: [String: [UInt8]]) -> [UInt8] {
        let names = tables.keys.sorted()
        let power = names.count.bitWidth - 1 - names.count.leadingZeroBitCount
        let range = 16 << power
        var font = [0, 1, 0, 0] + bytes(names.count, 2) + bytes(range, 2) + bytes(power, 2)
        font += bytes(16 * names.count - range, 2)
        var body: [UInt8] = []
        for name in names {
            let table = tables[name] ?? []
            font += Array(name.utf8) + bytes(sum(of: table), 4) + bytes(12 + 16 * names.count + body.count, 4)
            font += bytes(table.count, 4)
            body += table + [UInt8](repeating: 0, count: (4 - table.count % 4) % 4)
        }
        return font + body
    }

    private static func sum(of table: [UInt8]) -> Int {
        var sum: UInt32 = 0
        for start in stride(from: 0, to: table.count, by: 4) {
            var word: UInt32 = 0
            for place in start..<(start + 4) { word = word << 8 | (place < table.count ? UInt32(table[place]) : 0) }
            sum &+= word
        }
        return Int(sum)
    }

    /// Two bytes at a place of a table.
    static func number(_ table: ArraySlice<UInt8>, _ place: Int) -> Int? {
        guard place >= 0, place + 2 <= table.count else { return nil }
        return Int(table[table.startIndex + place]) << 8 | Int(table[table.startIndex + place + 1])
    }

    static func place(of glyph: Int, in index: ArraySlice<UInt8>, isLong: Bool) -> Int? {
        guard isLong else { return number(index, 2 * glyph).map { 2 * $0 } }
        guard let high = number(index, 4 * glyph), let low = number(index, 4 * glyph + 2) else { return nil }
        return high << 16 | low
    }

    static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
