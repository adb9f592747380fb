/// Lỗi khi ký: why something could not be signed or read.
public enum SigningFault: Error, Hashable, Sendable {
    /// A structure of ASN.1 is not what its standard says.
    case malformed
    /// The key is of a kind, or asks for an algorithm, that is not supported.
    case unsupported(String)
    /// The file of the key does not open with this password.
    case wrongPassword
    /// No certificate of the file belongs to its key.
    case noCertificate
    /// The document has no page on which a signature could stand.
    case noPage
    /// The signature is longer than the room that was kept for it.
    case tooLong(Int)
    /// A certification forbids further signatures.
    case forbidden
    /// The timestamp authority refused, or answered something else than was asked.
    case timestampRefused(String)
}
