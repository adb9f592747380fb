import Crypto
import CryptoExtras
package import X509

extension SignatureAlgorithm {
    /// Whether the signature over the message was made with the private half of this key.
    package func isValid(_ signature: ArraySlice<UInt8>, over message: [UInt8], by key: Certificate.PublicKey) -> Bool {
        let digest = self.digest.digest(message)
        switch self {
        case .rsa: return Self.rsa(key, signature, digest, .insecurePKCS1v1_5)
        case .rsaPSS(let algorithm, let salt) where salt != algorithm.length:
            guard let key = _RSA.Signing.PublicKey(key) else { return false }
            return PSSVerifier(key, digest: algorithm, saltLength: salt)?.isValid(signature, over: message) ?? false
        case .rsaPSS: return Self.rsa(key, signature, digest, .PSS)
        case .ecdsa:
            if let key = P256.Signing.PublicKey(key),
                let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature)
            {
                return Self.check(digest) { key.isValidSignature(signature, for: $0) }
            }
            if let key = P384.Signing.PublicKey(key),
                let signature = try? P384.Signing.ECDSASignature(derRepresentation: signature)
            {
                return Self.check(digest) { key.isValidSignature(signature, for: $0) }
            }
            if let key = P521.Signing.PublicKey(key),
                let signature = try? P521.Signing.ECDSASignature(derRepresentation: signature)
            {
                return Self.check(digest) { key.isValidSignature(signature, for: $0) }
            }
            return false
        }
    }

    private static func check(_ digest: any Digest, _ body: (any Digest) -> Bool) -> Bool { body(digest) }

    private static func rsa(
        _ key: Certificate.PublicKey,
        _ signature: ArraySlice<UInt8>,
        _ digest: any Digest,
        _ padding: _RSA.Signing.Padding
    ) -> Bool {
        guard let key = _RSA.Signing.PublicKey(key) else { return false }
        return key.isValidSignature(
            _RSA.Signing.RSASignature(rawRepresentation: signature),
            for: digest,
            padding: padding
        )
    }

    /// The length of an RSA key in bits; nil where it is none.
    static func rsaLength(of key: Certificate.PublicKey) -> Int? { _RSA.Signing.PublicKey(key)?.keySizeInBits }
}
