import Crypto
import FoundationEssentials

/// Niêm phong: closes what lies in a table, so that who only has the database opens nothing.
///
/// AES-256-GCM under a key that follows from the secret of the installation and from what it is for.
public struct ColumnSeal: Sendable {
    private let key: SymmetricKey

    /// The seal for a purpose; another purpose has another key.
    public init(secret: [UInt8], purpose: String) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret),
            info: Data(purpose.utf8),
            outputByteCount: 32
        )
    }

    /// Closes bytes that open only for the same owner: nobody can lay them in another row.
    ///
    /// - Parameters:
    ///   - clear: what is closed.
    ///   - owner: the row to which they belong.
    ///   - nonce: 12 bytes that were not used before.
    /// - Throws: what the library throws for a nonce of another length.
    /// - Returns: nonce, cipher text and tag.
    public func close(_ clear: [UInt8], for owner: String = "", nonce: [UInt8]) throws -> [UInt8] {
        let box = try AES.GCM.seal(
            clear,
            using: key,
            nonce: AES.GCM.Nonce(data: nonce),
            authenticating: Data(owner.utf8)
        )
        return nonce + Array(box.ciphertext) + Array(box.tag)
    }

    /// Opens what `close` made; nil where another secret or owner closed it, and where it was changed.
    public func open(_ sealed: [UInt8], for owner: String = "") -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: Data(sealed)),
            let clear = try? AES.GCM.open(box, using: key, authenticating: Data(owner.utf8))
        else { return nil }
        return Array(clear)
    }
}
