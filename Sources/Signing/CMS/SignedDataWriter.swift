import SwiftASN1
import X509

/// Writes a SignedData, detached where nothing else is said, with the attributes of CAdES (ETSI EN 319 122-1) that PAdES asks for.
///
/// They are content-type, message-digest and signing-certificate-v2. The signing time is not among them: in PAdES the
/// dictionary's `/M` says it (ETSI EN 319 142-1, 6.3).
struct SignedDataWriter {
    let algorithm: SignatureAlgorithm
    let chain: [Certificate]
    let signer: Certificate
    /// What is signed: its type, and its bytes where they are not detached.
    private let content: (type: ASN1ObjectIdentifier, bytes: [UInt8]?)
    /// What the key signs.
    let signedAttributes: [UInt8]
    private let attributes: [DERElement]

    /// A signature over content of which only the digest is known here.
    init(digest: [UInt8], algorithm: SignatureAlgorithm, chain: [Certificate]) throws {
        try self.init(content: (OID.data, nil), digest: digest, algorithm: algorithm, chain: chain)
    }

    /// A signature over content that is sent along.
    init(
        content: [UInt8],
        of type: ASN1ObjectIdentifier,
        algorithm: SignatureAlgorithm,
        chain: [Certificate]
    ) throws {
        let digest = algorithm.digest.bytes(of: content)
        try self.init(content: (type, content), digest: digest, algorithm: algorithm, chain: chain)
    }

    private init(
        content: (type: ASN1ObjectIdentifier, bytes: [UInt8]?),
        digest: [UInt8],
        algorithm: SignatureAlgorithm,
        chain: [Certificate]
    ) throws {
        guard let signer = chain.first else { throw SigningFault.noCertificate }
        self.content = content
        self.algorithm = algorithm
        self.chain = chain
        self.signer = signer
        let fingerprint = algorithm.digest.bytes(of: try signer.bytes())
        // ESSCertIDv2 leaves its digest out where it is SHA-256, the default (RFC 5035, 4).
        let named: [DERElement] = algorithm.digest == .sha256 ? [] : [.sequence([.oid(algorithm.digest.oid)])]
        attributes = [
            Self.attribute(OID.contentType, .oid(content.type)),
            Self.attribute(OID.messageDigest, .octets(digest)),
            Self.attribute(
                OID.signingCertificateV2,
                .sequence([.sequence([.sequence(named + [.octets(fingerprint)])])])
            ),
        ]
        signedAttributes = try DERElement.set(attributes).bytes()
    }

    /// The whole, with the signature over the attributes and, where one was asked for, the token of its time.
    func signedData(
        signature: [UInt8],
        timestamp: [UInt8]? = nil,
        withCertificates: Bool = true
    ) throws -> [UInt8] {
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
        let carried: [DERElement] = content.bytes.map { [.tagged(0, [.octets($0)])] } ?? []
        let certificates: [DERElement] =
            withCertificates ? [.taggedSet(0, try chain.map { .raw(try $0.bytes()[...]) })] : []
        let body: [DERElement] =
            [
                // RFC 5652, 5.1: 3 where the content is anything but data.
                .integer(content.type == OID.data ? 1 : 3),
                .set([algorithm.digest.element]),
                .sequence([.oid(content.type)] + carried),
            ] + certificates + [.set([.sequence(info)])]
        return try DERElement.sequence([.oid(OID.signedData), .tagged(0, [.sequence(body)])]).bytes()
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
