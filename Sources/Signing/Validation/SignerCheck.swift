import SwiftASN1
import X509

/// Checks a signer of SignedData: attributes, digest, named certificate, signature (RFC 5652, 5.6; RFC 5035).
struct SignerCheck {
    let data: SignedData
    let certificate: Certificate
    let algorithm: SignatureAlgorithm

    /// - Throws: `Objection` at the first thing that does not hold.
    init(
        _ data: SignedData,
        contentType: ASN1ObjectIdentifier,
        needsCertificateAttribute: Bool,
        digest: (DigestAlgorithm) -> [UInt8]
    ) throws(Objection) {
        self.data = data
        let signer = data.signer
        (algorithm, certificate) = try Self.algorithm(signer, data)
        guard let type = try Self.reading({ try signer.signedValue(OID.contentType) }),
            try Self.reading({ try ASN1ObjectIdentifier(derEncoded: type) }) == contentType
        else { throw Objection(.formatFailure, .noContentType) }
        guard let signed = try Self.reading({ try signer.signedValue(OID.messageDigest) }),
            let value = try? ASN1OctetString(derEncoded: signed).bytes
        else { throw Objection(.formatFailure, .noDigest) }
        guard digest(algorithm.digest).elementsEqual(value) else {
            throw Objection(.hashFailure, .otherContent)
        }
        try Self.checkNamedCertificate(signer, certificate, isNeeded: needsCertificateAttribute)
        guard algorithm.isValid(signer.signature, over: signer.signedBytes, by: certificate.publicKey) else {
            throw Objection(.cryptographicFailure, .otherKey)
        }
    }

    private static func algorithm(
        _ signer: SignerInfo,
        _ data: SignedData
    ) throws(Objection) -> (SignatureAlgorithm, Certificate) {
        guard let certificate = data.signingCertificate else {
            throw Objection(.noSigningCertificate, data.hasUnreadableCertificates ? .signedWithPSS : .noCertificate)
        }
        let algorithm = try reading {
            try SignatureAlgorithm(signer.signatureAlgorithm, digest: try signer.digestAlgorithm.digest())
        }
        return (algorithm, certificate)
    }

    /// The certificate must be the one that was signed with the rest, or another with the same key could take its place.
    private static func checkNamedCertificate(
        _ signer: SignerInfo,
        _ certificate: Certificate,
        isNeeded: Bool
    ) throws(Objection) {
        let matches: Bool? = try reading {
            guard let value = try signer.signedValue(OID.signingCertificateV2) else { return nil }
            var attribute = try DERCursor(value)
            var certificates = try DERCursor(try attribute.next())
            var first = try DERCursor(try certificates.next())
            var digest = DigestAlgorithm.sha256
            let member = try first.next()
            let hash: ArraySlice<UInt8>
            if member.identifier == .sequence {
                digest = try AlgorithmIdentifier(member).digest()
                hash = try first.octets()
            } else {
                hash = try ASN1OctetString(derEncoded: member).bytes
            }
            return digest.bytes(of: try certificate.bytes()).elementsEqual(hash)
        }
        if let matches {
            guard matches else { throw Objection(.noSigningCertificate, .otherCertificateNamed) }
        } else if isNeeded {
            let isOld = signer.signedAttributes.contains { $0.oid == OID.signingCertificate }
            throw isOld
                ? Objection(.weakAlgorithm, .namedBySHA1)
                : Objection(.formatFailure, .notNamed)
        }
    }

    /// Turns what readers throw into objections.
    static func reading<Value>(_ body: () throws -> Value) throws(Objection) -> Value {
        do {
            return try body()
        } catch SigningFault.unsupported(let name) {
            throw Objection(.weakAlgorithm, .weakAlgorithm(name))
        } catch {
            throw Objection(.formatFailure, .notDER)
        }
    }
}
