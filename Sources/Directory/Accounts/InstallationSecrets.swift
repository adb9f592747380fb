import Crypto
import FoundationEssentials
import Storage

/// Khóa của bản cài đặt: what makes stolen tables useless without the key file beside them.
///
/// Six-digit codes would be found from a plain hash in a moment; under a key they cannot be tried out of doors.
struct InstallationSecrets: Sendable {
    private let hashing: SymmetricKey
    private let sealing: ColumnSeal

    init(key: [UInt8]) {
        precondition(key.count >= 32, "the key of an installation has at least 32 bytes")
        hashing = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: key),
            info: Data("directory hashing v1".utf8),
            outputByteCount: 32
        )
        sealing = ColumnSeal(secret: key, purpose: "directory sealing v1")
    }

    /// A keyed hash of parts; their lengths are hashed too, so that ("ab", "c") is not ("a", "bc").
    func hash(_ purpose: String, _ parts: String...) -> [UInt8] {
        var mac = HMAC<SHA256>(key: hashing)
        for part in [purpose] + parts {
            mac.update(data: Data("\(part.utf8.count):".utf8))
            mac.update(data: Data(part.utf8))
        }
        return Array(mac.finalize())
    }

    /// Encrypts; the nonce must not have been used before.
    func seal(_ bytes: [UInt8], nonce: [UInt8]) throws -> [UInt8] { try sealing.close(bytes, nonce: nonce) }

    /// Decrypts what `seal` made; nil where it was made with another key or changed.
    func open(_ sealed: [UInt8]) -> [UInt8]? { sealing.open(sealed) }
}

/// Whether two hashes are equal, in a time that does not depend on where they differ.
func isEqualInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}

/// SHA-256 of a token, as it is stored.
func tokenHash(_ token: String) -> [UInt8] { Array(SHA256.hash(data: Data(token.utf8))) }
