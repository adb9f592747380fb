import Storage

/// Ô của cây: the address of a tile or a bundle of entries (C2SP tlog-tiles).
public struct TileAddress: Hashable, Sendable, CustomStringConvertible {
    /// The level of tiles; nil for a bundle of entries.
    public let level: Int?
    /// The number of the tile on its level.
    public let index: Int64
    /// How many hashes or entries it holds, 1 to 256.
    public let width: Int

    /// A tile.
    public init(level: Int?, index: Int64, width: Int = 256) {
        self.level = level
        self.index = index
        self.width = width
    }

    /// Reads the address behind `tile/`, such as `0/x001/x234/067.p/8` or `entries/000`; nil for anything else.
    public init?(_ path: some StringProtocol) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).map { Substring($0) }
        guard parts.count >= 2 else { return nil }
        let head = parts.removeFirst()
        if head == "entries" {
            level = nil
        } else {
            guard let number = Self.decimal(head), (0...63).contains(number) else { return nil }
            level = Int(number)
        }
        if parts.count >= 2, parts[parts.count - 2].hasSuffix(".p") {
            guard let width = Self.decimal(parts.removeLast()), (1...255).contains(width) else { return nil }
            self.width = Int(width)
            parts.append(parts.removeLast().dropLast(2))
        } else {
            width = 256
        }
        guard parts.count <= 6 else { return nil }
        var index: Int64 = 0
        for (position, part) in parts.enumerated() {
            let isLast = position == parts.count - 1
            let digits = isLast ? part : part.dropFirst()
            guard isLast || part.hasPrefix("x"), digits.utf8.count == 3,
                digits.utf8.allSatisfy({ (48...57).contains($0) }), let group = Int64(digits)
            else { return nil }
            index = index * 1000 + group
        }
        self.index = index
        // One address for one tile: no leading groups of zeros.
        guard "\(self)" == path else { return nil }
    }

    /// The written form.
    public var description: String {
        var groups = [Self.threeDigits(index % 1000)]
        var rest = index / 1000
        while rest > 0 {
            groups.insert("x" + Self.threeDigits(rest % 1000), at: 0)
            rest /= 1000
        }
        let head = level.map(String.init) ?? "entries"
        return head + "/" + groups.joined(separator: "/") + (width == 256 ? "" : ".p/\(width)")
    }

    private static func decimal(_ text: Substring) -> Int64? {
        guard let number = Int64(text), "\(number)" == text else { return nil }
        return number
    }

    private static func threeDigits(_ number: Int64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }
}

extension OpenLedger {
    /// The bytes of a tile: its hashes, or its entries with two bytes of length before each.
    ///
    /// Nil where a signed checkpoint does not cover all of it: nobody is shown what the node has not yet stood up for.
    public func tile(_ address: TileAddress) async throws -> [UInt8]? {
        let level = address.level ?? 0
        guard level <= 7 else { return nil }
        let (key, width) = (key, Int64(address.width))
        let (first, overflow) = address.index.multipliedReportingOverflow(by: StoredTree.width)
        let records = Int64(1) << Int64(min(level * StoredTree.height, 56))
        let (end, tooLarge) = (first &+ width).multipliedReportingOverflow(by: records)
        guard !overflow, !tooLarge else { return nil }
        return try await database.read { db in
            guard let latest = try Self.latest(key, in: db), end <= latest.size else { return nil }
            guard address.level != nil else { return try Self.entries(from: first, count: width, in: db) }
            return try StoredTree.hashes(level: level, from: first, count: width, in: db).flatMap(\.bytes)
        }
    }
}
