import SwiftASN1
import X509

/// Writes a detached SignedData with the attributes of CAdES (ETSI EN 319 122-1) that PAdES asks for.
///
/// They are content-type, message-digest and signing-certificate-v2. The signing time is not among them: in PAdES the
/// dictionary's `/M` says it (ETSI EN 319 142-1, 6.3).
struct SignedDataWriter {
    let algorithm: SignatureAlgorithm
    let chain: [Certificate]
    let signer: Certificate
    /// What the key signs.
    let signedAttributes: [UInt8]
    private let attributes: [DERElement]

    init(digest: [UInt8], algorithm: SignatureAlgorithm, chain: [Certificate]) throws {
        guard let signer = chain.first else { throw SigningFault.noCertificate }
        self.algorithm = algorithm
        self.chain = chain
        self.signer = signer
        let fingerprint = algorithm.digest.bytes(of: try signer.bytes())
        // ESSCertIDv2 leaves its digest out where it is SHA-256, the default (RFC 5035, 4).
        let named: [DERElement] = algorithm.digest == .sha256 ? [] : [.sequence([.oid(algorithm.digest.oid)])]
        attributes = [
            Self.attribute(OID.contentType, .oid(OID.data)),
            Self.attribute(OID.messageDigest, .octets(digest)),
            Self.attribute(
                OID.signingCertificateV2,
                .sequence([.sequence([.sequence(named + [.octets(fingerprint)])])])
            ),
        ]
        signedAttributes = try DERElement.set(attributes).bytes()
    }

    /// The whole, with the signature over the attributes and, where one was asked for, the token of its time.
    func signedData(signature: [UInt8], timestamp: [UInt8]? = nil) throws -> [UInt8] {
        var info: [DERElement] = [
            .integer(1),
            .sequence([.raw(try signer.issuer.bytes()[...]), .raw(try serial())]),
            algorithm.digest.element,
            .taggedSet(0, attributes),
            algorithm.element,
            .octets(signature),
        ]
        if let timestamp {
            info.append(.taggedSet(1, [Self.attribute(OID.signatureTimeStamp, .raw(timestamp[...]))]))
        }
        return try DERElement.sequence([
            .oid(OID.signedData),
            .tagged(
                0,
                [
                    .sequence([
                        .integer(1),
                        .set([algorithm.digest.element]),
                        .sequence([.oid(OID.data)]),
                        .taggedSet(0, try chain.map { .raw(try $0.bytes()[...]) }),
                        .set([.sequence(info)]),
                    ])
                ]
            ),
        ]).bytes()
    }

    /// The serial number with the bytes of the certificate, also where an authority wrote them oddly.
    private func serial() throws -> ArraySlice<UInt8> {
        var coder = DER.Serializer()
        coder.appendPrimitiveNode(identifier: .integer) { $0 += signer.serialNumber.bytes }
        return coder.serializedBytes[...]
    }

    private static func attribute(_ oid: ASN1ObjectIdentifier, _ value: DERElement) -> DERElement {
        .sequence([.oid(oid), .set([value])])
    }
}
