public import X509

/// Khoá ký: a key that signs, wherever it lies: in a file, in a token, at a service far away.
///
/// The private half never leaves it. The message is the signed attributes, a few hundred bytes: a device that takes only a
/// digest makes it itself with `algorithm.digest`.
public protocol SigningKey: Sendable {
    /// How it signs.
    var algorithm: SignatureAlgorithm { get }
    /// Its certificate, then those that lead to the root; the root itself may be left out.
    var chain: [Certificate] { get }
    /// The signature over a message: as RFC 8017 has it for RSA, in DER (RFC 3279, 2.2.3) for ECDSA.
    ///
    /// - Throws: what keeps the key from signing: a wrong PIN, a token that was removed, a service that does not answer.
    func sign(_ message: [UInt8]) async throws -> [UInt8]
}
