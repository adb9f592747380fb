/// Bytes as hexadecimal digits.
public enum Hex {
    /// Two lower-case digits a byte.
    public static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * bytes.underestimatedCount)
        for byte in bytes {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The bytes of an even number of digits in either case; nil where it is anything else.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in text.utf8 {
            guard let value = value(character) else { return nil }
            if let upper = high {
                bytes.append(upper << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? bytes : nil
    }

    static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

    static func value(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// Bytes in base 32 (RFC 4648, section 6), the form in which authenticator apps take a secret.
public enum Base32 {
    private static let coding = PowerOfTwoCoding("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    /// Upper-case letters and digits, without padding.
    public static func encode(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: coding.encode(bytes), as: UTF8.self)
    }

    /// The bytes of letters in either case, with or without padding; nil where it is anything else.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let characters = text.utf8.map { (97...122).contains($0) ? $0 - 32 : $0 }
        return coding.decode(coding.withoutPadding(characters, group: 8))
    }
}

/// Bytes in base 64 (RFC 4648, section 4), with padding, as signed notes carry keys and signatures.
public enum Base64 {
    private static let coding = PowerOfTwoCoding("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

    /// Letters, digits, `+` and `/`, filled up with `=` to groups of four.
    public static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var characters = coding.encode(bytes)
        while !characters.count.isMultiple(of: 4) { characters.append(UInt8(ascii: "=")) }
        return String(decoding: characters, as: UTF8.self)
    }

    /// The bytes of a padded text; nil where it is anything else, so that bytes have one written form only.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let characters = Array(text.utf8)
        guard characters.count.isMultiple(of: 4) else { return nil }
        return coding.decode(coding.withoutPadding(characters, group: 4))
    }
}

/// Bytes in the base 64 of addresses and file names (RFC 4648, section 5), without padding.
public enum Base64URL {
    private static let coding = PowerOfTwoCoding("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

    /// Letters, digits, `-` and `_`.
    public static func encode(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: coding.encode(bytes), as: UTF8.self)
    }

    /// The bytes of a text without padding; nil where it is anything else.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? { coding.decode(Array(text.utf8)) }
}

/// Bits cut into characters of an alphabet of 32 or 64.
private struct PowerOfTwoCoding: Sendable {
    private let alphabet: [UInt8]
    private let bits: Int
    private let values: [UInt8?]

    init(_ letters: String) {
        alphabet = Array(letters.utf8)
        bits = alphabet.count.trailingZeroBitCount
        var values = [UInt8?](repeating: nil, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
        self.values = values
    }

    func encode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var characters: [UInt8] = []
        characters.reserveCapacity(bytes.underestimatedCount * 8 / bits + 8)
        var (window, held): (UInt32, Int) = (0, 0)
        for byte in bytes {
            window = window << 8 | UInt32(byte)
            held += 8
            while held >= bits {
                held -= bits
                characters.append(alphabet[Int(window >> UInt32(held)) & (alphabet.count - 1)])
            }
            window &= 1 << UInt32(held) - 1
        }
        if held > 0 { characters.append(alphabet[Int(window << UInt32(bits - held)) & (alphabet.count - 1)]) }
        return characters
    }

    /// Refuses lengths that no number of bytes gives, and bits beyond the last byte that are not 0.
    func decode(_ characters: [UInt8]?) -> [UInt8]? {
        guard let characters else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count * bits / 8)
        var (window, held): (UInt32, Int) = (0, 0)
        for character in characters {
            guard let value = values[Int(character)] else { return nil }
            window = window << UInt32(bits) | UInt32(value)
            held += bits
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: window >> UInt32(held)))
            }
            window &= 1 << UInt32(held) - 1
        }
        return held < bits && window == 0 ? bytes : nil
    }

    /// The characters before the padding; nil where padding does not fill up to a group.
    func withoutPadding(_ characters: [UInt8], group: Int) -> [UInt8]? {
        let padding = characters.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding == 0 || (padding < group && characters.count.isMultiple(of: group)) else { return nil }
        return Array(characters.dropLast(padding))
    }
}
