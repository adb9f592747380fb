#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Địa chỉ mạng: an address of IPv6, or of IPv4 in the part of IPv6 that is kept for it (`::ffff:a.b.c.d`).
public struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    /// Where the connection has no address: a socket in the file system, a test.
    public static let unknown = NetworkAddress(high: 0, low: 0)

    /// The address written as `203.0.113.7`, `2001:db8::1` or with brackets and port as proxies write it.
    public init?(_ text: some StringProtocol) {
        var text = trimmedBlanks(text)
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            text = String(text[text.index(after: text.startIndex)..<end])
        } else if text.utf8.filter({ $0 == UInt8(ascii: ":") }).count == 1, let colon = text.firstIndex(of: ":") {
            text = String(text[..<colon])
        }
        guard text.utf8.count <= 45 else { return nil }
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            high = 0
            low = 0xFFFF_0000_0000 | UInt64(UInt32(bigEndian: four.s_addr))
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        let words = withUnsafeBytes(of: six) { bytes in
            bytes.enumerated().reduce(into: (UInt64(0), UInt64(0))) { words, item in
                if item.offset < 8 {
                    words.0 = words.0 << 8 | UInt64(item.element)
                } else {
                    words.1 = words.1 << 8 | UInt64(item.element)
                }
            }
        }
        high = words.0
        low = words.1
    }

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The address as it is written: `203.0.113.7`, or eight groups of hexadecimal digits.
    public var description: String {
        if isVersion4 { return [24, 16, 8, 0].map { String(low >> UInt64($0) & 0xFF) }.joined(separator: ".") }
        return [high, low].flatMap { word in [48, 32, 16, 0].map { String(word >> UInt64($0) & 0xFFFF, radix: 16) } }
            .joined(separator: ":")
    }

    var isVersion4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// What one subscriber is given: an address of IPv4, a /64 of IPv6.
    ///
    /// Rates are counted by it.
    var subscriber: NetworkAddress { isVersion4 ? self : NetworkAddress(high: high, low: 0) }
}

/// Dải mạng: all addresses that begin with the same bits, `10.0.0.0/8`.
public struct NetworkRange: Hashable, Sendable {
    private let base: NetworkAddress
    private let bits: Int

    /// The range written as an address with the number of its bits, or as a lone address.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let address = NetworkAddress(parts[0]) else { return nil }
        let width = address.isVersion4 ? 32 : 128
        guard parts.count == 2 else {
            base = address
            bits = 128
            return
        }
        guard let count = Int(parts[1]), (0...width).contains(count) else { return nil }
        base = address
        bits = 128 - width + count
    }

    /// Whether the address lies in the range.
    public func contains(_ address: NetworkAddress) -> Bool {
        address.high & mask(bits) == base.high & mask(bits)
            && address.low & mask(bits - 64) == base.low & mask(bits - 64)
    }

    /// A word with the first `count` bits set.
    private func mask(_ count: Int) -> UInt64 { count <= 0 ? 0 : count >= 64 ? .max : ~(.max >> UInt64(count)) }
}

extension [NetworkRange] {
    /// The loopback addresses: what runs on the same machine.
    public static let thisMachine = ["127.0.0.0/8", "::1"].compactMap { NetworkRange($0) }
}

extension NetworkAddress {
    /// The reader's address, where the connection comes from `peer` with this `X-Forwarded-For`.
    ///
    /// Each proxy adds on the right the address that it saw, so the first from the right that is no proxy of ours is
    /// the reader. What stands to the left of it was written by the reader and proves nothing.
    static func reader(peer: NetworkAddress, forwardedFor: String?, trusting proxies: [NetworkRange]) -> NetworkAddress
    {
        var seen = peer
        let chain = (forwardedFor ?? "").split(separator: ",").suffix(16).reversed()
        for text in chain {
            guard proxies.contains(where: { $0.contains(seen) }), let next = NetworkAddress(text) else { break }
            seen = next
        }
        return seen
    }
}
