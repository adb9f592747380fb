/// Số tiền: an amount in whole đồng.
///
/// Vietnam uses no smaller unit.
public struct Money: Hashable, Comparable, Sendable {
    /// Whole đồng; negative for a refund.
    public let dong: Int64

    /// This many đồng.
    public init(dong: Int64) {
        self.dong = dong
    }

    /// Nothing.
    public static let zero = Money(dong: 0)

    /// The sum.
    public static func + (left: Money, right: Money) -> Money { Money(dong: left.dong + right.dong) }

    /// The difference.
    public static func - (left: Money, right: Money) -> Money { Money(dong: left.dong - right.dong) }

    /// The amount taken `count` times.
    public static func * (left: Money, count: Int64) -> Money { Money(dong: left.dong * count) }

    /// Whether the left amount is the smaller.
    public static func < (left: Money, right: Money) -> Bool { left.dong < right.dong }
}

extension Money: CustomStringConvertible {
    /// `1.234.567 ₫`, with a no-break space before the sign.
    public var description: String { dong.vietnamese + "\u{A0}₫" }
}

extension Money: Codable {
    /// Reads the whole đồng.
    public init(from decoder: any Decoder) throws {
        dong = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes the whole đồng.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(dong)
    }
}
