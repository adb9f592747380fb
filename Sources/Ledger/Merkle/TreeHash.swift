import Crypto
public import Storage

/// Mã băm: 32 bytes of SHA-256 in the tree of the ledger.
public struct TreeHash: Hashable, Sendable {
    private let words: (first: UInt64, second: UInt64, third: UInt64, fourth: UInt64)

    /// A hash from exactly 32 bytes; nil for any other number.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
        Swift.withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
        self.words = words
    }

    private init(_ digest: SHA256.Digest) {
        words = digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
    }

    /// The hash of nothing, RFC 6962's root of a tree without leaves.
    public static let ofNothing = TreeHash(SHA256.hash(data: [UInt8]()))

    /// RFC 6962: the hash of a leaf, SHA-256 of 0x00 and the entry.
    public static func leaf(_ entry: [UInt8]) -> TreeHash {
        var digest = SHA256()
        Swift.withUnsafeBytes(of: UInt8(0)) { digest.update(bufferPointer: $0) }
        entry.withUnsafeBytes { digest.update(bufferPointer: $0) }
        return TreeHash(digest.finalize())
    }

    /// RFC 6962: the hash of a node, SHA-256 of 0x01, the left and the right.
    public static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        // One buffer and one update: a tree of a million leaves has a million nodes.
        Swift.withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
            buffer[0] = 1
            left.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[1..<33]).copyMemory(from: $0) }
            right.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[33..<65]).copyMemory(from: $0) }
            var digest = SHA256()
            digest.update(bufferPointer: UnsafeRawBufferPointer(buffer))
            return TreeHash(digest.finalize())
        }
    }

    /// SHA-256 of bytes.
    static func plain(_ bytes: [UInt8]) -> TreeHash {
        var digest = SHA256()
        bytes.withUnsafeBytes { digest.update(bufferPointer: $0) }
        return TreeHash(digest.finalize())
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes { [UInt8]($0) } }

    func withUnsafeBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
        Swift.withUnsafeBytes(of: words) { body($0) }
    }

    /// Whether its bytes come before the other's.
    func isBefore(_ other: TreeHash) -> Bool { ordered < other.ordered }

    /// The words as numbers, the first byte the highest.
    private var ordered: (UInt64, UInt64, UInt64, UInt64) {
        (words.first.bigEndian, words.second.bigEndian, words.third.bigEndian, words.fourth.bigEndian)
    }

    /// Whether the two are the same 32 bytes.
    public static func == (left: TreeHash, right: TreeHash) -> Bool { left.words == right.words }

    /// Hashes the first words: they are as good as random.
    public func hash(into hasher: inout Hasher) { hasher.combine(words.first) }
}

extension TreeHash: SQLConvertible {
    /// 32 bytes.
    public var sqlValue: SQLValue { .blob(bytes) }

    /// Reads 32 bytes.
    public init(sqlValue: SQLValue) throws {
        let bytes = try [UInt8](sqlValue: sqlValue)
        // A hash of another length can only be a forgery: it equals no hash that is recomputed.
        self = TreeHash(bytes) ?? .ofNothing
    }
}
