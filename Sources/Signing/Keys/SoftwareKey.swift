import Crypto
import CryptoExtras
import SwiftASN1
public import X509

/// Khoá mềm: a key that was read from a file.
public struct SoftwareKey: SigningKey {
    private enum Key: Sendable {
        case p256(P256.Signing.PrivateKey)
        case p384(P384.Signing.PrivateKey)
        case rsa(_RSA.Signing.PrivateKey)

        var pkcs8: [UInt8] {
            switch self {
            case .p256(let key): Array(key.derRepresentation)
            case .p384(let key): Array(key.derRepresentation)
            case .rsa(let key): Array(key.pkcs8DERRepresentation)
            }
        }

        var spki: [UInt8] {
            switch self {
            case .p256(let key): Array(key.publicKey.derRepresentation)
            case .p384(let key): Array(key.publicKey.derRepresentation)
            case .rsa(let key): Array(key.publicKey.derRepresentation)
            }
        }
    }

    /// The key with its certificates, for a file that a PIN closes.
    public var archive: PKCS12 { PKCS12(key: key.pkcs8, chain: chain) }

    /// How it signs.
    public let algorithm: SignatureAlgorithm
    /// Its certificate, then those that lead to the root.
    public let chain: [Certificate]

    private let key: Key

    /// A key in PEM (PKCS#8, or the older forms of OpenSSL) and its certificates in PEM, in any order.
    ///
    /// - Throws: `SigningFault` where the key is of another kind or none of the certificates belongs to it.
    public init(pem key: String, certificates: String, usesPSS: Bool = false) throws {
        let certificates = try PEMDocument.parseMultiple(pemString: certificates)
            .filter { $0.discriminator == Certificate.defaultPEMDiscriminator }
            .map { try Certificate(pemDocument: $0) }
        guard
            let document = try PEMDocument.parseMultiple(pemString: key).first(where: {
                $0.discriminator.hasSuffix("PRIVATE KEY")
            })
        else { throw SigningFault.malformed }
        try self.init(der: document.derBytes, certificates: certificates, usesPSS: usesPSS)
    }

    /// A key in DER and its certificates, in any order.
    ///
    /// - Throws: `SigningFault` where the key is of another kind or none of the certificates belongs to it.
    public init(der: [UInt8], certificates: [Certificate], usesPSS: Bool = false) throws {
        if let key = try? P256.Signing.PrivateKey(derRepresentation: der) {
            (self.key, algorithm) = (.p256(key), .ecdsa(.sha256))
        } else if let key = try? P384.Signing.PrivateKey(derRepresentation: der) {
            (self.key, algorithm) = (.p384(key), .ecdsa(.sha384))
        } else if let key = try? _RSA.Signing.PrivateKey(derRepresentation: der) {
            (self.key, algorithm) = (
                .rsa(key), usesPSS ? .rsaPSS(.sha256, salt: DigestAlgorithm.sha256.length) : .rsa(.sha256)
            )
        } else {
            throw SigningFault.unsupported("private key")
        }
        chain = try Self.chain(certificates, leaf: key.spki)
    }

    /// The signature over a message.
    ///
    /// - Throws: what the library throws.
    public func sign(_ message: [UInt8]) async throws -> [UInt8] { try signature(over: message) }

    /// The signature over a message, at once: this key waits for nobody.
    ///
    /// - Throws: what the library throws.
    public func signature(over message: [UInt8]) throws -> [UInt8] {
        let digest = algorithm.digest.digest(message)
        switch key {
        case .p256(let key): return Array(try signature(key, digest))
        case .p384(let key): return Array(try signature(key, digest))
        case .rsa(let key):
            let padding: _RSA.Signing.Padding = if case .rsaPSS = algorithm { .PSS } else { .insecurePKCS1v1_5 }
            return Array(try signature(key, digest, padding))
        }
    }

    private func signature(_ key: P256.Signing.PrivateKey, _ digest: some Digest) throws -> [UInt8] {
        Array(try key.signature(for: digest).derRepresentation)
    }

    private func signature(_ key: P384.Signing.PrivateKey, _ digest: some Digest) throws -> [UInt8] {
        Array(try key.signature(for: digest).derRepresentation)
    }

    private func signature(
        _ key: _RSA.Signing.PrivateKey,
        _ digest: some Digest,
        _ padding: _RSA.Signing.Padding
    ) throws -> [UInt8] {
        Array(try key.signature(for: digest, padding: padding).rawRepresentation)
    }

    /// The certificate of the key, then each one's issuer as far as they are known.
    private static func chain(_ certificates: [Certificate], leaf spki: [UInt8]) throws -> [Certificate] {
        guard let leaf = try certificates.first(where: { try $0.publicKey.bytes() == spki }) else {
            throw SigningFault.noCertificate
        }
        return certificates.chain(from: leaf)
    }
}

extension [Certificate] {
    /// A certificate, then each one's issuer as far as they are known.
    package func chain(from leaf: Certificate) -> [Certificate] {
        var chain = [leaf]
        while let last = chain.last, last.issuer != last.subject,
            let issuer = first(where: { $0.subject == last.issuer && !chain.contains($0) })
        {
            chain.append(issuer)
        }
        return chain
    }
}

extension SignatureAlgorithm {
    /// How a key signs that is known by its public half only: with the digest of its strength.
    ///
    /// - Throws: `SigningFault.unsupported` where it is of a kind that signs no documents here.
    package static func usual(for key: Certificate.PublicKey, usesPSS: Bool) throws -> SignatureAlgorithm {
        if P256.Signing.PublicKey(key) != nil { return .ecdsa(.sha256) }
        if P384.Signing.PublicKey(key) != nil { return .ecdsa(.sha384) }
        guard _RSA.Signing.PublicKey(key) != nil else { throw SigningFault.unsupported("public key") }
        return usesPSS ? .rsaPSS(.sha256, salt: DigestAlgorithm.sha256.length) : .rsa(.sha256)
    }
}
