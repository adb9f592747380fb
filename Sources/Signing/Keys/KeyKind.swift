import Crypto
import CryptoExtras

/// Loại khoá: a kind of key that is made here.
public enum KeyKind: String, Hashable, Sendable, CaseIterable {
    case p256 = "P-256"
    case p384 = "P-384"
    case rsa2048 = "RSA-2048"
    case rsa3072 = "RSA-3072"
    case rsa4096 = "RSA-4096"

    /// A new private key, PKCS#8 in DER.
    ///
    /// - Throws: what the library throws.
    public func newKey() throws -> [UInt8] {
        switch self {
        case .p256: Array(P256.Signing.PrivateKey().derRepresentation)
        case .p384: Array(P384.Signing.PrivateKey().derRepresentation)
        case .rsa2048: try Self.rsa(.bits2048)
        case .rsa3072: try Self.rsa(.bits3072)
        case .rsa4096: try Self.rsa(.bits4096)
        }
    }

    private static func rsa(_ size: _RSA.Signing.KeySize) throws -> [UInt8] {
        Array(try _RSA.Signing.PrivateKey(keySize: size).pkcs8DERRepresentation)
    }
}
