import FoundationEssentials
import Kernel
import Signing
import X509

/// A certificate that is still to be signed.
struct CertificateDraft {
    let subject: DistinguishedName
    let publicKey: Certificate.PublicKey
    let validity: Range<Instant>
    let extensions: [Certificate.Extension]

    func issued(by office: Office, serial: Certificate.SerialNumber) throws -> Certificate {
        try issued(by: office.certificate.subject, office.privateKey, serial)
    }

    /// The certificate of a root, which certifies itself.
    func selfIssued(_ key: Certificate.PrivateKey, serial: Certificate.SerialNumber) throws -> Certificate {
        try issued(by: subject, key, serial)
    }

    private func issued(
        by issuer: DistinguishedName,
        _ key: Certificate.PrivateKey,
        _ serial: Certificate.SerialNumber
    ) throws -> Certificate {
        let identifier = try Certificate.Extension(SubjectKeyIdentifier(hash: publicKey), critical: false)
        return try Certificate(
            version: .v3,
            serialNumber: serial,
            publicKey: publicKey,
            notValidBefore: Self.date(validity.lowerBound),
            notValidAfter: Self.date(validity.upperBound),
            issuer: issuer,
            subject: subject,
            extensions: try Certificate.Extensions(extensions + [identifier]),
            issuerPrivateKey: key
        )
    }

    private static func date(_ moment: Instant) -> Date {
        Date(timeIntervalSince1970: Double(moment.milliseconds / 1000))
    }
}
