public import Kernel

/// Bằng chứng thời gian: a timestamp that proves since when a signature has existed.
public struct TimeProof: Hashable, Sendable {
    /// The moment that it proves.
    public let moment: Instant
    /// The authority that gave it.
    public let authority: String
    /// The field of the timestamp of the whole document; nil where it is the signature's own.
    public let field: String?
}
