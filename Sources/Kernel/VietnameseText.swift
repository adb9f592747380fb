import Foundation

/// Chữ Việt: what the program does to text that people wrote, at its edges and for search and order.
///
/// Swift holds the composed and the decomposed form of a letter equal, the databases compare bytes. So text becomes NFC
/// once, where it enters (forms, files, API, command line), and only NFC is stored. This is the one file of the house
/// that needs Foundation, for the rare text that has something to compose.
public enum VietnameseText {
    /// The text in Unicode normalisation form C (precomposed).
    ///
    /// Text without a byte 0xCC or 0xCD, the lead bytes of the combining marks U+0300…U+036F, is given back as it is:
    /// that is all text of a Vietnamese keyboard. Decomposed letters come from macOS and iOS, mostly in file names.
    /// Marks of other blocks (Hangul jamo, singletons such as the Kelvin sign) are left alone on the fast path. In a
    /// text of more than a kilobyte, marks beyond the thirtieth on one letter go: no language piles them up so, and
    /// ordering a pile of a million takes hours (UAX #15, stream-safe text).
    ///
    /// - Complexity: O(n), about 50 ns for an address.
    public static func nfc(_ text: String) -> String {
        guard mayDecompose(text) else { return text }
        return text.utf8.count <= 1024 ? text.precomposedStringWithCanonicalMapping : composedInPieces(text)
    }

    /// Text of one line of a form: NFC, no control or invisible characters, one blank between words, none outside.
    ///
    /// Tabs, line ends and no-break spaces count as blanks. Characters that only deceive the eye (zero-width space,
    /// byte order mark, soft hyphen, overrides of the writing direction) go; the joiners U+200C and U+200D stay, since
    /// Khmer and other scripts spell with them. NUL goes too: PostgreSQL cannot store it.
    public static func cleaned(_ text: String) -> String {
        cleaned(text, keepingLines: false)
    }

    /// Text of a form's field with several lines: as `cleaned`, but line ends (as `\n`) and inner blanks stay.
    public static func cleanedLines(_ text: String) -> String {
        cleaned(text, keepingLines: true)
    }

    /// The text without the blanks at its ends.
    public static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// A name or label with a small first letter, to stand inside a sentence: `xã Lăng`.
    ///
    /// Abbreviations (`UBND`, `A4`) stay as they are.
    public static func insideSentence(_ text: String) -> String {
        guard let first = text.first else { return text }
        if let second = text.dropFirst().first, second.isUppercase || second.isNumber { return text }
        return first.lowercased() + text.dropFirst()
    }

    /// Composes a long text piece by piece: Foundation takes time with the square of the length where it composes.
    private static func composedInPieces(_ text: String) -> String {
        let (longestPiece, highestPile) = (1024, 30)
        var composed = ""
        composed.reserveCapacity(text.utf8.count)
        var piece = String.UnicodeScalarView()
        var (length, height) = (0, 0)
        for scalar in text.unicodeScalars {
            height = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : height + 1
            if height > highestPile { continue }
            if length >= longestPiece, beginsAnew(scalar) {
                composed += String(piece).precomposedStringWithCanonicalMapping
                piece = String.UnicodeScalarView()
                length = 0
            }
            piece.append(scalar)
            length += 1
        }
        return composed + String(piece).precomposedStringWithCanonicalMapping
    }

    /// Whether a scalar never joins the one before it: no mark, and no vowel or final of Hangul.
    private static func beginsAnew(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: false
        default: !(0x1161...0x11C2).contains(scalar.value)
        }
    }

    private static func mayDecompose(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in bytes.contains { $0 == 0xCC || $0 == 0xCD } }
    }

    private static func cleaned(_ text: String, keepingLines: Bool) -> String {
        let text = nfc(text)
        if isClean(text) { return text }
        var kept = String.UnicodeScalarView()
        var waiting = false
        var afterReturn = false
        for scalar in text.unicodeScalars {
            defer { afterReturn = scalar == "\r" }
            if keepingLines, scalar == "\r" || scalar == "\n" {
                if scalar == "\r" || !afterReturn { kept.append("\n") }
            } else if isBlank(scalar) {
                if keepingLines { kept.append(" ") } else { waiting = true }
            } else if !isInvisible(scalar) {
                if waiting, !kept.isEmpty { kept.append(" ") }
                waiting = false
                kept.append(scalar)
            }
        }
        // Once more: a mark may have met its letter when what stood between them went.
        return nfc(trimmed(String(kept)))
    }

    /// Whether the text is ASCII and Vietnamese letters with single blanks inside; most input is, and stays as it is.
    private static func isClean(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var previous = UInt8(ascii: " ")
            for byte in bytes {
                switch byte {
                case 0x20: if previous == 0x20 { return false }
                case 0x21...0x7E, 0x80...0xBF, 0xC3...0xC6: break
                case 0xE1: break
                default: return false
                }
                // After 0xE1 only U+1E00…U+1EFF, the letters with two marks.
                if previous == 0xE1, byte < 0xB8 || byte > 0xBB { return false }
                previous = byte
            }
            return previous != UInt8(ascii: " ")
        }
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar.properties.isWhitespace
    }

    /// Controls, and format characters that show nothing; not the joiners.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200C, 0x200D: false
        case 0x20..<0x7F: false
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
    }
}
