import FoundationEssentials
public import Kernel
import SwiftASN1
public import X509

/// Chứng thư của người ký: what a certificate says about who signed.
public struct SignerCertificate: Hashable, Sendable {
    /// The name by which people know the signer: the common name, else the organisation, else the whole.
    public let name: String
    /// The organisation for which the signer acts.
    public let organisation: String?
    /// The whole name, as RFC 4514 writes it.
    public let subject: String
    /// The name of the authority that issued it.
    public let issuerName: String
    /// The authority's whole name.
    public let issuer: String
    /// Its number at the authority, in hexadecimal digits.
    public let serial: String
    /// When it begins to be valid.
    public let from: Instant
    /// When it ends to be valid.
    public let until: Instant

    /// What this certificate says.
    public init(_ certificate: Certificate) {
        name = certificate.subject.shortName
        let firm = certificate.subject.first(.organizationName)
        organisation = firm == name ? nil : firm
        subject = certificate.subject.description
        issuerName = certificate.issuer.shortName
        issuer = certificate.issuer.description
        serial = Hex.encode(Array(certificate.serialNumber.bytes))
        from = Instant(certificate.notValidBefore)
        until = Instant(certificate.notValidAfter)
    }
}

extension Instant {
    /// The moment of a date of Foundation; far beyond any calendar, its end.
    fileprivate init(_ date: Date) {
        let milliseconds = date.timeIntervalSince1970 * 1000
        self.init(milliseconds: Int64(min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_000)))
    }
}

extension DistinguishedName {
    /// The common name, else the organisation, else the whole.
    var shortName: String { first(.commonName) ?? first(.organizationName) ?? description }

    /// The first value of an attribute.
    func first(_ wanted: NameAttribute) -> String? {
        for attributes in self {
            for attribute in attributes where attribute.type == wanted.oid { return attribute.value.description }
        }
        return nil
    }

    /// The attributes that people read.
    enum NameAttribute {
        case commonName
        case organizationName

        var oid: ASN1ObjectIdentifier {
            self == .commonName ? .NameAttributes.commonName : .NameAttributes.organizationName
        }
    }
}
