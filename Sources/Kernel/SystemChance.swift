import Glibc

/// Sự ngẫu nhiên của hệ thống: random words of the system's own source, fetched many at a time.
///
/// `SystemRandomNumberGenerator` calls the system for each word, and a submission takes eight. A word is given out once and
/// then wiped.
public struct SystemChance: RandomNumberGenerator, Sendable {
    private var words: [UInt64] = []

    /// Fetched at once: `getentropy` gives at most 256 bytes.
    private static let stock = 32

    /// Chance that nobody can foresee.
    public init() {}

    /// The next word.
    public mutating func next() -> UInt64 {
        if words.isEmpty { fetch() }
        let word = words[words.count - 1]
        words[words.count - 1] = 0
        words.removeLast()
        return word
    }

    private mutating func fetch() {
        words = Array(repeating: 0, count: Self.stock)
        let isDone = words.withUnsafeMutableBytes { getentropy($0.baseAddress, $0.count) == 0 }
        // As with Swift's own source: without chance nothing that is secret can be made.
        precondition(isDone, "the system gives no random bytes")
    }
}
