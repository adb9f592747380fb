import SwiftASN1
import X509

/// What certificates of the authority may be used for, and where to ask about them (RFC 5280, 4.2).
enum Extensions {
    static func authority(issuer: Certificate?, _ addresses: Addresses) throws -> [Certificate.Extension] {
        [
            try .init(
                BasicConstraints.isCertificateAuthority(maxPathLength: issuer == nil ? nil : 0),
                critical: true
            ),
            try .init(KeyUsage(keyCertSign: true, cRLSign: true), critical: true),
        ] + (try issuer.map { try origin($0, asked: .rootCertificate, .rootList, addresses) } ?? [])
    }

    /// For people and agencies: signatures on documents (RFC 9336), which they cannot deny.
    static func signer(issuer: Certificate, _ addresses: Addresses) throws -> [Certificate.Extension] {
        let documents = ExtendedKeyUsage.Usage(oid: [1, 3, 6, 1, 5, 5, 7, 3, 36])
        return [
            try .init(BasicConstraints.notCertificateAuthority, critical: true),
            try .init(KeyUsage(digitalSignature: true, nonRepudiation: true), critical: true),
            try .init(try ExtendedKeyUsage([documents]), critical: false),
        ] + (try origin(issuer, asked: .certificate, .list, addresses))
    }

    static func timestamps(issuer: Certificate, _ addresses: Addresses) throws -> [Certificate.Extension] {
        [
            try .init(BasicConstraints.notCertificateAuthority, critical: true),
            try .init(KeyUsage(digitalSignature: true), critical: true),
            // RFC 3161, 2.3: this use and no other, and critical.
            try .init(try ExtendedKeyUsage([.timeStamping]), critical: true),
        ] + (try origin(issuer, asked: .certificate, .list, addresses))
    }

    /// For a responder, about whom nobody need ask (RFC 6960, 4.2.2.2.1).
    static func responder(issuer: Certificate) throws -> [Certificate.Extension] {
        [
            try .init(BasicConstraints.notCertificateAuthority, critical: true),
            try .init(KeyUsage(digitalSignature: true), critical: true),
            try .init(try ExtendedKeyUsage([.ocspSigning]), critical: false),
            .init(oid: [1, 3, 6, 1, 5, 5, 7, 48, 1, 5], critical: false, value: [5, 0]),
            try key(of: issuer),
        ]
    }

    private static func origin(
        _ issuer: Certificate,
        asked certificate: TestAuthority.Resource,
        _ list: TestAuthority.Resource,
        _ addresses: Addresses
    ) throws -> [Certificate.Extension] {
        let access = AuthorityInformationAccess([
            .init(method: .ocspServer, location: .uniformResourceIdentifier(addresses.of(.ocsp))),
            .init(method: .issuingCA, location: .uniformResourceIdentifier(addresses.of(certificate))),
        ])
        return [
            try key(of: issuer), try .init(access, critical: false),
            .init(oid: [2, 5, 29, 31], critical: false, value: try distribution(addresses.of(list))[...]),
        ]
    }

    private static func key(of issuer: Certificate) throws -> Certificate.Extension {
        try .init(
            AuthorityKeyIdentifier(keyIdentifier: try issuer.extensions.subjectKeyIdentifier?.keyIdentifier),
            critical: false
        )
    }

    /// CRLDistributionPoints with one address (RFC 5280, 4.2.1.13).
    private static func distribution(_ address: String) throws -> [UInt8] {
        var coder = DER.Serializer()
        let name = ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific)
        try coder.appendConstructedNode(identifier: .sequence) { coder in
            try coder.appendConstructedNode(identifier: .sequence) { coder in
                try coder.appendConstructedNode(identifier: name) { coder in
                    try coder.appendConstructedNode(identifier: name) { coder in
                        try coder.serialize(GeneralName.uniformResourceIdentifier(address))
                    }
                }
            }
        }
        return coder.serializedBytes
    }
}
