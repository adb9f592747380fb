/// Thiết bị: what a request tells about where it comes from.
public struct DeviceFacts: Hashable, Sendable {
    /// The network: the IPv4 address, or the first 64 bits of an IPv6 address.
    public var network: String
    /// What the browser says it is, cut to 200 characters.
    public var name: String
    /// The token of the cookie that marks a known device, where there is one.
    public var knownDevice: String?

    /// - Parameters:
    ///   - address: the address of the other end, as the last trusted proxy tells it.
    ///   - name: the User-Agent.
    ///   - knownDevice: the token of the cookie that `OpenedSession.knownDevice` was put into.
    public init(address: String, name: String, knownDevice: String? = nil) {
        network = Self.network(of: address)
        self.name = String(name.prefix(200))
        self.knownDevice = knownDevice
    }

    /// One household or office has a whole /64 of IPv6; counting single addresses would count nothing.
    static func network(of address: String) -> String {
        let plain = address.split(separator: "%").first.map(String.init) ?? address
        guard plain.contains(":") else { return plain }
        if plain.contains("."), let last = plain.split(separator: ":").last { return String(last) }
        let halves = plain.firstRange(of: "::").map { range in
            (String(plain[..<range.lowerBound]), String(plain[range.upperBound...]))
        }
        let head = (halves?.0 ?? plain).split(separator: ":").map { $0.lowercased() }
        let tail = halves?.1.split(separator: ":").map { $0.lowercased() } ?? []
        let zeros = Array(repeating: "0", count: max(0, 8 - head.count - tail.count))
        let groups = halves == nil ? head : head + zeros + tail
        return groups.prefix(4)
            .map { group in
                let short = group.drop { $0 == "0" }
                return short.isEmpty ? "0" : String(short)
            }
            .joined(separator: ":") + "::/64"
    }
}
