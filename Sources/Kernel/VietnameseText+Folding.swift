extension VietnameseText {
    /// Không dấu: the text as it is searched, on both engines alike.
    ///
    /// Lower case, tones and marks removed, `đ` as `d`, punctuation, symbols and runs of blanks as one space, none at
    /// the ends. Composed and decomposed text fold to the same. Other scripts (Khmer, Chăm, Cyrillic, Chinese) keep
    /// their letters and vowel signs, in lower case. Folding twice changes nothing.
    ///
    /// - Complexity: O(n) over the UTF-8 bytes; no allocation but the result.
    public static func folded(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            var folding = Folding(capacity: bytes.count)
            folding.append(bytes)
            return String(decoding: folding.output, as: UTF8.self)
        }
    }
}

/// The folded bytes so far, and whether a space is due before the next letter.
private struct Folding {
    var output: [UInt8] = []
    private var spaceIsDue = false

    init(capacity: Int) {
        output.reserveCapacity(capacity + 8)
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte < 0x80 {
                appendASCII(byte)
                position += 1
            } else {
                let (scalar, length) = decode(bytes, at: position)
                append(scalar)
                position += length
            }
        }
    }

    @inline(__always)
    private mutating func appendASCII(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): put(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): put(byte | 0x20)
        default: spaceIsDue = true
        }
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        if spaceIsDue {
            spaceIsDue = false
            if !output.isEmpty { output.append(UInt8(ascii: " ")) }
        }
        output.append(byte)
    }

    private mutating func append(_ scalar: UInt32) {
        if let letter = LatinLetter.of(scalar) {
            put(letter.plain)
            if letter.second != 0 { put(letter.second) }
        } else if !(0x300...0x36F).contains(scalar), let scalar = Unicode.Scalar(scalar) {
            appendForeign(scalar)
        }
    }

    private mutating func appendForeign(_ scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator,
            .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            spaceIsDue = true
        case .format: break
        case .uppercaseLetter, .titlecaseLetter:
            for lower in scalar.properties.lowercaseMapping.unicodeScalars { putLower(lower) }
        default: putForeign(scalar)
        }
    }

    /// Lower case may lead back to a Latin letter: the Kelvin sign becomes k.
    private mutating func putLower(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            appendASCII(UInt8(truncatingIfNeeded: scalar.value))
        } else if let letter = LatinLetter.of(scalar.value) {
            put(letter.plain)
        } else if !(0x300...0x36F).contains(scalar.value) {
            putForeign(scalar)
        }
    }

    private mutating func putForeign(_ scalar: Unicode.Scalar) {
        for byte in UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter { put(byte) }
    }
}

/// The scalar that begins at `position`, and its length in bytes.
///
/// The bytes are those of a `String`, so they are valid.
func decode(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> (scalar: UInt32, length: Int) {
    let lead = UInt32(bytes[position])
    func rest(_ offset: Int) -> UInt32 { UInt32(bytes[position + offset]) & 0x3F }
    return switch lead {
    case ..<0x80: (lead, 1)
    case ..<0xE0: ((lead & 0x1F) << 6 | rest(1), 2)
    case ..<0xF0: ((lead & 0x0F) << 12 | rest(1) << 6 | rest(2), 3)
    default: ((lead & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
    }
}
