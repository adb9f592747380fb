/// Mã định danh: a UUID version 7 (RFC 9562) that names one subject and cannot be mistaken for the id of another kind.
///
/// Version 7 begins with the time, so ids made one after the other lie side by side in an index, and any node makes
/// them without asking anyone.
public struct Identifier<Subject>: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    /// A new id for the moment, with 74 random bits.
    public init(at moment: Instant, random: (UInt64, UInt64)) {
        let time = UInt64(bitPattern: moment.milliseconds) & 0xFFFF_FFFF_FFFF
        high = time << 16 | 0x7000 | random.0 & 0x0FFF
        low = 0x8000_0000_0000_0000 | random.1 & 0x3FFF_FFFF_FFFF_FFFF
    }

    /// The id that follows another of the same millisecond by a random step (RFC 9562, section 6.2, method 2).
    ///
    /// Nil where the other is of another millisecond.
    init?(after last: (high: UInt64, low: UInt64), at moment: Instant, random: (UInt64, UInt64)) {
        guard last.high >> 16 == UInt64(bitPattern: moment.milliseconds) & 0xFFFF_FFFF_FFFF else { return nil }
        let sum = last.low & 0x3FFF_FFFF_FFFF_FFFF + (random.1 & 0xFFFF_FFFF) + 1
        guard sum >> 62 == 0 || last.high & 0x0FFF < 0x0FFF else { return nil }
        high = last.high + sum >> 62
        low = 0x8000_0000_0000_0000 | sum & 0x3FFF_FFFF_FFFF_FFFF
    }

    /// The id written as 36 characters, `0198…-…`, in either case; nil where it is not a UUID.
    public init?(_ text: some StringProtocol) { self.init(String(text)) }

    /// The id written as 36 characters, `0198…-…`, in either case; nil where it is not a UUID.
    public init?(_ text: String) {
        guard let words = UUIDText.words(text) else { return nil }
        (high, low) = words
    }

    /// The moment at which the id was made, to the millisecond.
    public var moment: Instant { Instant(milliseconds: Int64(high >> 16)) }

    /// The same id, read as the id of another kind of subject.
    ///
    /// Needs a reason where it is used.
    public func cast<Other>(to: Other.Type) -> Identifier<Other> { Identifier<Other>(high: high, low: low) }

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

extension Identifier: CustomStringConvertible {
    /// 36 characters in lower case, as RFC 9562 writes it.
    public var description: String { UUIDText.text(high, low) }
}

/// The written form, apart from the generic type: ids are read and written by the million, and this needs no subject.
private enum UUIDText {
    static func words(_ text: String) -> (UInt64, UInt64)? {
        var text = text
        return text.withUTF8 { words($0) }
    }

    private static func words(_ text: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64)? {
        guard text.count == 36 else { return nil }
        var (high, low): (UInt64, UInt64) = (0, 0)
        var position = 0
        while position < 36 {
            let byte = text[position]
            if isHyphen(position) {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard let digit = Hex.value(byte) else { return nil }
                if position < 18 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt64(digit) }
            }
            position += 1
        }
        return (high, low)
    }

    static func text(_ high: UInt64, _ low: UInt64) -> String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var shift: UInt64 = 64
            var position = 0
            while position < 36 {
                if isHyphen(position) {
                    buffer[position] = UInt8(ascii: "-")
                } else {
                    if shift == 0 { shift = 64 }
                    shift -= 4
                    let word = position < 18 ? high : low
                    buffer[position] = Hex.digit(UInt8(truncatingIfNeeded: word >> shift & 0xF))
                }
                position += 1
            }
            return 36
        }
    }

    /// Whether a hyphen stands at this place of the 36 characters.
    private static func isHyphen(_ position: Int) -> Bool {
        position == 8 || position == 13 || position == 18 || position == 23
    }
}

extension Identifier: Comparable {
    /// Whether the left id comes first by its bytes, which is by the time it was made.
    public static func < (left: Identifier, right: Identifier) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension Identifier: Codable {
    /// Reads the id as 36 characters.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = Identifier(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a UUID"))
        }
        self = id
    }

    /// Writes the id as 36 characters.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
