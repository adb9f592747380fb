import FoundationEssentials
import Glibc
import NIOPosix
import Signing

/// Địa chỉ dịch vụ: an address of HTTP, taken apart.
struct ServiceAddress {
    let scheme: String
    let host: String
    let port: Int
    /// Path and query, as they are asked for.
    private let rest: String

    init?(_ text: String) {
        guard let url = URL(string: text), let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let host = url.host?.lowercased(), !host.isEmpty, url.user == nil, url.password == nil
        else { return nil }
        self.scheme = scheme
        self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        port = url.port ?? (scheme == "https" ? 443 : 80)
        let path = url.path(percentEncoded: true)
        rest = (path.isEmpty ? "/" : path) + (url.query(percentEncoded: true).map { "?" + $0 } ?? "")
    }

    /// Scheme, host and port.
    var origin: String { "\(scheme)://\(host):\(port)" }

    /// Host and port, as the header says them.
    var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (scheme == "https" ? 443 : 80) ? name : "\(name):\(port)"
    }

    /// The address with a number for its name that lies in the public internet.
    ///
    /// The number that was looked at is the one that is asked: a name could lead elsewhere a moment later.
    func pinned() async throws -> String {
        guard scheme == "http" else { throw SigningFault.forbiddenAddress(origin) }
        let (host, port) = (host, port)
        let numbers = try await NIOThreadPool.singleton.runIfActive { NetworkNumber.resolve(host, port) }
        guard !numbers.isEmpty else { throw SigningFault.unreachable(host) }
        guard let number = numbers.first(where: \.isPublic) else { throw SigningFault.forbiddenAddress(origin) }
        return "http://\(number):\(port)\(rest)"
    }
}

/// A number of the internet, 4 or 16 bytes.
struct NetworkNumber: CustomStringConvertible {
    let bytes: [UInt8]

    /// Whether it may lead to a machine of the internet, and not to this one or its neighbours (RFC 6890).
    var isPublic: Bool {
        if bytes.count == 16 {
            guard bytes[0] & 0xE0 == 0x20 else { return false }
            // Documentation, and the ways in which numbers of version 4 are wrapped.
            return !bytes.starts(with: [0x20, 1, 0x0D, 0xB8]) && !bytes.starts(with: [0x20, 1, 0, 0])
                && !bytes.starts(with: [0x20, 2])
        }
        switch (bytes[0], bytes[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127), (198, 18...19):
            return false
        case (192, 0): return bytes[2] != 0 && bytes[2] != 2
        case (224..., _): return false
        default: return true
        }
    }

    var description: String {
        guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
        return "[\(groups.joined(separator: ":"))]"
    }

    /// All numbers of a name; it waits for the answer of the network.
    static func resolve(_ host: String, _ port: Int) -> [NetworkNumber] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0 else { return [] }
        defer { freeaddrinfo(found) }
        return sequence(first: found, next: { $0?.pointee.ai_next }).prefix { $0 != nil }.compactMap { entry in
            guard let entry = entry?.pointee, let address = entry.ai_addr else { return nil }
            let raw = UnsafeRawPointer(address)
            switch entry.ai_family {
            case AF_INET:
                let number = raw.load(as: sockaddr_in.self).sin_addr
                return NetworkNumber(bytes: withUnsafeBytes(of: number) { Array($0) })
            case AF_INET6:
                let number = raw.load(as: sockaddr_in6.self).sin6_addr
                return NetworkNumber(bytes: withUnsafeBytes(of: number) { Array($0) })
            default: return nil
            }
        }
    }
}
