import Crypto
import CryptoExtras
import Foundation
import Kernel
import Signing
import SwiftASN1
import X509

/// A certificate authority that lives as long as a test.
struct TestAuthority {
    enum KeyKind: String, CaseIterable {
        case p256, p384, rsa2048, rsa3072, rsa4096, pss2048
    }

    /// What a certificate says, where a test wants it otherwise than good.
    struct Wishes {
        var from = TestAuthority.day(-400)
        var until = TestAuthority.day(4000)
        var usage: KeyUsage? = KeyUsage(digitalSignature: true, nonRepudiation: true)
        var extended: [ExtendedKeyUsage.Usage] = [.emailProtection]
        var serial = 4711
        var alternative: String?
    }

    /// The moment at which tests sign.
    static let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1000)

    let key: Certificate.PrivateKey
    let certificate: Certificate

    static func day(_ days: Int) -> Date {
        Date(timeIntervalSince1970: Double(now.milliseconds) / 1000 + Double(days) * 86_400)
    }

    init(_ name: String = "ThuBon Test Authority", extensions: [Certificate.Extension] = []) throws {
        key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let subject = try DistinguishedName {
            CountryName("VN")
            CommonName(name)
        }
        certificate = try Certificate(
            version: .v3,
            serialNumber: .init(1),
            publicKey: key.publicKey,
            notValidBefore: Self.day(-4000),
            notValidAfter: Self.day(4000),
            issuer: subject,
            subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions(
                [
                    Certificate.Extension(BasicConstraints.isCertificateAuthority(maxPathLength: nil), critical: true),
                    Certificate.Extension(KeyUsage(keyCertSign: true, cRLSign: true), critical: true),
                    Certificate.Extension(Self.identifier(of: key.publicKey), critical: false),
                ] + extensions
            ),
            issuerPrivateKey: key
        )
    }

    private static func identifier(of key: Certificate.PublicKey) -> SubjectKeyIdentifier {
        SubjectKeyIdentifier(hash: key)
    }

    /// A certificate for this public key.
    func certificate(
        _ name: String,
        _ publicKey: Certificate.PublicKey,
        _ wishes: Wishes = Wishes()
    ) throws -> Certificate {
        var extensions: [Certificate.Extension] = [
            try Certificate.Extension(BasicConstraints.notCertificateAuthority, critical: true),
            try Certificate.Extension(Self.identifier(of: publicKey), critical: false),
            try Certificate.Extension(
                AuthorityKeyIdentifier(keyIdentifier: Self.identifier(of: key.publicKey).keyIdentifier),
                critical: false
            ),
        ]
        if let usage = wishes.usage { extensions.append(try Certificate.Extension(usage, critical: true)) }
        if !wishes.extended.isEmpty {
            extensions.append(
                try Certificate.Extension(
                    try ExtendedKeyUsage(wishes.extended),
                    critical: wishes.extended == [.timeStamping]
                )
            )
        }
        if let alternative = wishes.alternative {
            extensions.append(
                try Certificate.Extension(
                    SubjectAlternativeNames([.uniformResourceIdentifier(alternative)]),
                    critical: false
                )
            )
        }
        return try Certificate(
            version: .v3,
            serialNumber: .init(wishes.serial),
            publicKey: publicKey,
            notValidBefore: wishes.from,
            notValidAfter: wishes.until,
            issuer: certificate.subject,
            subject: try DistinguishedName {
                CountryName("VN")
                CommonName(name)
            },
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions(extensions),
            issuerPrivateKey: key
        )
    }

    /// A certificate for another authority.
    func certifyAuthority(_ other: TestAuthority, serial: Int) throws -> Certificate {
        try Certificate(
            version: .v3,
            serialNumber: .init(serial),
            publicKey: other.key.publicKey,
            notValidBefore: Self.day(-400),
            notValidAfter: Self.day(4000),
            issuer: certificate.subject,
            subject: other.certificate.subject,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions([
                Certificate.Extension(BasicConstraints.isCertificateAuthority(maxPathLength: nil), critical: true)
            ]),
            issuerPrivateKey: key
        )
    }

    /// A key with its certificate.
    func signer(
        _ name: String = "Nguyễn Văn Ký",
        _ kind: KeyKind = .p256,
        _ wishes: Wishes = Wishes()
    ) throws -> SoftwareKey {
        let (pem, publicKey) = try Self.newKey(kind)
        let leaf = try certificate(name, publicKey, wishes)
        return try SoftwareKey(
            pem: pem,
            certificates: try leaf.serializeAsPEM().pemString + "\n" + certificate.serializeAsPEM().pemString,
            usesPSS: kind == .pss2048
        )
    }

    /// A new key in PEM.
    static func newKey(_ kind: KeyKind) throws -> (pem: String, publicKey: Certificate.PublicKey) {
        switch kind {
        case .p256:
            let key = P256.Signing.PrivateKey()
            return (key.pemRepresentation, .init(key.publicKey))
        case .p384:
            let key = P384.Signing.PrivateKey()
            return (key.pemRepresentation, .init(key.publicKey))
        case .rsa2048, .pss2048: return try newRSA(.bits2048)
        case .rsa3072: return try newRSA(.bits3072)
        case .rsa4096: return try newRSA(.bits4096)
        }
    }

    private static func newRSA(_ size: _RSA.Signing.KeySize) throws -> (pem: String, publicKey: Certificate.PublicKey) {
        let key = try _RSA.Signing.PrivateKey(keySize: size)
        return (key.pemRepresentation, .init(key.publicKey))
    }

    var policy: ValidationPolicy { ValidationPolicy(anchors: [certificate], now: Self.now) }
}
