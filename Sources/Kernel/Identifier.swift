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

    /// The id written as 36 characters, `0198…-…`, in either case; nil where it is not a UUID.
    public init?(_ text: some StringProtocol) {
        var digits: [UInt64] = []
        digits.reserveCapacity(32)
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where [8, 13, 18, 23].contains(index): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(UInt64(byte - UInt8(ascii: "0")))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digits.append(UInt64(byte - UInt8(ascii: "a") + 10))
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digits.append(UInt64(byte - UInt8(ascii: "A") + 10))
            default: return nil
            }
        }
        guard digits.count == 32, text.utf8.count == 36 else { return nil }
        high = digits[..<16].reduce(0) { $0 << 4 | $1 }
        low = digits[16...].reduce(0) { $0 << 4 | $1 }
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
    public var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for index in 0..<32 {
                if [8, 12, 16, 20].contains(index) {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                let word = index < 16 ? high : low
                let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - index % 16 * 4) & 0xF)
                buffer[position] = digit < 10 ? 48 + digit : 87 + digit
                position += 1
            }
            return position
        }
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
