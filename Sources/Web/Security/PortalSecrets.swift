import Crypto
import FoundationEssentials
import Kernel

/// Khóa bí mật của cổng: what forms are sealed and short messages signed with.
///
/// All come from one secret of the data folder, so every server of the province accepts the forms of the others.
public struct PortalSecrets: Sendable {
    private let formKey: SymmetricKey
    private let messageKey: SymmetricKey

    /// Keys from a secret of at least 32 random bytes.
    public init(secret: [UInt8]) {
        precondition(secret.count >= 32, "the secret of the portal is too short")
        formKey = Self.derived(from: secret, for: "thubon form seal v1")
        messageKey = Self.derived(from: secret, for: "thubon flash message v1")
    }

    private static func derived(from secret: [UInt8], for use: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret),
            info: Array(use.utf8),
            outputByteCount: 32
        )
    }

    /// The seal of a form for the browser that holds `binding`, hidden under a random pad.
    ///
    /// The pad makes every page carry other bytes, so that compression tells nothing about the seal (BREACH).
    func seal(for binding: String, pad: [UInt8]) -> String {
        let code = code(formKey, binding)
        return Base64URL.encode(pad + zip(pad, code).map { $0 ^ $1 })
    }

    /// Whether the seal was made here for the browser that holds `binding`.
    func accepts(seal: String, for binding: String) -> Bool {
        guard let bytes = Base64URL.decode(seal), bytes.count == 32 else { return false }
        return isEqual(zip(bytes[..<16], bytes[16...]).map { $0 ^ $1 }, code(formKey, binding))
    }

    /// The signature of a short message for the browser that holds `binding`.
    func signature(of message: [UInt8], for binding: String) -> String {
        Base64URL.encode(code(messageKey, binding + "\n", message))
    }

    func accepts(signature: String, of message: [UInt8], for binding: String) -> Bool {
        guard let bytes = Base64URL.decode(signature) else { return false }
        return isEqual(bytes, code(messageKey, binding + "\n", message))
    }

    private func code(_ key: SymmetricKey, _ text: String, _ bytes: [UInt8] = []) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8) + bytes, using: key).prefix(16))
    }

    /// Takes the same time wherever the difference is.
    private func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && zip(left, right).reduce(UInt8(0)) { $0 | $1.0 ^ $1.1 } == 0
    }
}
