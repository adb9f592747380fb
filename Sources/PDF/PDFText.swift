public import Kernel

/// Texts and dates as PDF writes them (ISO 32000-2, 7.9).
public enum PDFText {
    /// A text string: ASCII as it is, all else as UTF-16 with its mark.
    public static func string(_ text: String) -> PDFObject {
        if text.utf8.allSatisfy({ (32...126).contains($0) }) { return .string(Array(text.utf8)) }
        return .string([0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    }

    /// The text of a text string: UTF-16 or UTF-8 with a mark, else taken for Latin-1.
    public static func text(_ bytes: [UInt8]) -> String {
        if bytes.starts(with: [0xFE, 0xFF]) {
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
                UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
            }
            return String(decoding: units, as: UTF16.self)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    /// A moment in Vietnamese time: `D:20261128153000+07'00'`.
    public static func date(_ moment: Instant) -> PDFObject {
        let seconds = (moment.milliseconds + Instant.vietnamOffset) / 1000 % 60
        let (date, time) = (moment.date.parts, moment.time.minutes)
        let digits = [date.year * 10_000 + date.month * 100 + date.day, time / 60 * 100 + time % 60, Int(seconds)]
        let clock = String(1_000_000 + digits[1] * 100 + digits[2]).dropFirst()
        return .string(Array("D:\(digits[0])\(clock)+07'00'".utf8))
    }

    /// The moment of a date with all its parts and a zone; nil where it is anything less.
    public static func moment(_ bytes: [UInt8]) -> Instant? {
        let text = bytes.starts(with: "D:".utf8) ? Array(bytes.dropFirst(2)) : bytes
        guard text.count >= 14, text.prefix(14).allSatisfy({ (48...57).contains($0) }) else { return nil }
        func number(_ range: Range<Int>) -> Int { text[range].reduce(0) { $0 * 10 + Int($1 - 48) } }
        guard let date = CivilDate(year: number(0..<4), month: number(4..<6), day: number(6..<8)), number(8..<10) < 24,
            number(10..<12) < 60, number(12..<14) < 60
        else { return nil }
        var zone = 0
        if text.count >= 17, text[14] == UInt8(ascii: "+") || text[14] == UInt8(ascii: "-") {
            let digits = text[15...].filter { (48...57).contains($0) }
            guard digits.count == 2 || digits.count == 4 else { return nil }
            let value = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
            let minutes = digits.count == 2 ? value * 60 : value / 100 * 60 + value % 100
            zone = text[14] == UInt8(ascii: "-") ? -minutes : minutes
        }
        let utc = Instant(date, TimeOfDay(number(8..<10), number(10..<12))).milliseconds + Instant.vietnamOffset
        return Instant(milliseconds: utc + Int64(number(12..<14)) * 1000 - Int64(zone) * 60_000)
    }
}
