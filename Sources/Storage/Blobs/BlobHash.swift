import Crypto

/// Mã băm tệp: the SHA-256 of a file's content, which is also its name in the store.
public struct BlobHash: Hashable, Sendable, CustomStringConvertible {
    /// 64 small hexadecimal digits.
    public let description: String

    /// Reads 64 small hexadecimal digits; nil for anything else, so that no path can be smuggled in.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 64,
            text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        description = String(text)
    }

    /// The hash of a content.
    public init(of content: [UInt8]) { self.init(digest: SHA256.hash(data: content)) }

    /// Takes the 32 bytes of a SHA-256.
    public init(digest: some Sequence<UInt8>) {
        let digits = Array("0123456789abcdef".utf8)
        description = String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension BlobHash: SQLConvertible {
    /// 64 hexadecimal digits in a TEXT, so that a file can be found by hand.
    public var sqlValue: SQLValue { .text(description) }

    /// Anything but a hash is refused: it becomes a path.
    public init(sqlValue: SQLValue) throws {
        guard let hash = BlobHash(try String(sqlValue: sqlValue)) else {
            throw SQLConversionError(expected: BlobHash.self)
        }
        self = hash
    }
}

extension BlobHash: Codable {
    /// From a JSON string, in the payload of an event; anything but a hash is refused.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let hash = BlobHash(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a SHA-256"))
        }
        self = hash
    }

    /// To a JSON string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
