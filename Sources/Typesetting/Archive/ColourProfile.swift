/// Hồ sơ màu sRGB (IEC 61966-2-1), as an ICC profile of version 4: what the colours of a file mean in fifty years.
enum ColourProfile {
    /// The bytes of the profile.
    static let sRGB: [UInt8] = {
        let curve =
            text("para") + number(0, bytes: 4) + number(3, bytes: 2) + number(0, bytes: 2)
            + [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].flatMap { fixed($0) }
        let adaptation = [
            1.047_88, 0.022_92, -0.050_22, 0.029_59, 0.990_48, -0.017_07, -0.009_25, 0.015_08, 0.751_68,
        ]
        let tags: [(name: String, value: [UInt8])] = [
            ("desc", words("sRGB IEC61966-2.1")),
            ("cprt", words("No copyright, use freely")),
            ("wtpt", colour(0.9642, 1, 0.8249)),
            ("chad", text("sf32") + number(0, bytes: 4) + adaptation.flatMap { fixed($0) }),
            ("rXYZ", colour(0.436_07, 0.222_49, 0.013_92)),
            ("gXYZ", colour(0.385_15, 0.716_87, 0.097_08)),
            ("bXYZ", colour(0.143_07, 0.060_61, 0.714_10)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ]
        var table = number(tags.count, bytes: 4)
        var values: [UInt8] = []
        let start = 128 + 4 + 12 * tags.count
        for tag in tags {
            table += text(tag.name) + number(start + values.count, bytes: 4) + number(tag.value.count, bytes: 4)
            values += tag.value
            while !values.count.isMultiple(of: 4) { values.append(0) }
        }
        return header(size: start + values.count) + table + values
    }()

    private static func header(size: Int) -> [UInt8] {
        var header = number(size, bytes: 4) + number(0, bytes: 4) + number(0x0420_0000, bytes: 4)
        header += text("mntrRGB XYZ ")
        for part in [2026, 1, 1, 0, 0, 0] { header += number(part, bytes: 2) }
        header += text("acsp") + [UInt8](repeating: 0, count: 28)
        header += fixed(0.9642) + fixed(1) + fixed(0.8249)
        return header + [UInt8](repeating: 0, count: 128 - header.count)
    }

    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    private static func number(_ number: Int, bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: number >> (8 * (bytes - 1 - $0))) }
    }

    /// A number with 16 bits behind the point.
    private static func fixed(_ value: Double) -> [UInt8] { number(Int((value * 65_536).rounded()), bytes: 4) }

    private static func colour(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
        text("XYZ ") + number(0, bytes: 4) + fixed(x) + fixed(y) + fixed(z)
    }

    /// A text in English, in UTF-16.
    private static func words(_ words: String) -> [UInt8] {
        let letters = words.utf16.flatMap { number(Int($0), bytes: 2) }
        return text("mluc") + number(0, bytes: 4) + number(1, bytes: 4) + number(12, bytes: 4) + text("enUS")
            + number(letters.count, bytes: 4) + number(28, bytes: 4) + letters
    }
}
