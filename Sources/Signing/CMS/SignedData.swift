import SwiftASN1
import X509

/// Dữ liệu đã ký: SignedData of the Cryptographic Message Syntax (RFC 5652, 5.1), with one signer.
struct SignedData {
    let contentType: ASN1ObjectIdentifier
    /// The content, where it is not detached.
    let content: ArraySlice<UInt8>?
    let certificates: [Certificate]
    /// Whether certificates were left out that were themselves signed with RSA-PSS, which swift-certificates does not read.
    let hasUnreadableCertificates: Bool
    let signer: SignerInfo
    /// The bytes of the whole, without what follows them.
    let encoded: ArraySlice<UInt8>

    /// Reads a ContentInfo that holds SignedData.
    ///
    /// - Throws: `SigningFault` or what the reader of DER throws where it is anything else, or has not exactly one signer.
    init(_ bytes: ArraySlice<UInt8>) throws {
        let root = try DER.parse(bytes)
        encoded = root.encodedBytes
        var info = try DERCursor(root)
        guard try info.oid() == OID.signedData, let wrapped = info.next(tagged: 0) else { throw SigningFault.malformed }
        try info.finish()
        var members = try DERCursor(try wrapped.only())
        let version = try members.integer()
        guard (1...5).contains(version), let digests = members.next(if: .set) else { throw SigningFault.malformed }
        let named = try digests.members().map { try AlgorithmIdentifier($0).oid }
        var content = try DERCursor(try members.next())
        contentType = try content.oid()
        self.content = try content.next(tagged: 0).map { try ASN1OctetString(derEncoded: try $0.only()).bytes }
        try content.finish()
        let certificates = try members.next(tagged: 0)?.members() ?? []
        guard certificates.count <= 200 else { throw SigningFault.malformed }
        // Attribute certificates and other kinds carry their own tags; they prove nothing here.
        let plain = certificates.filter { $0.identifier == .sequence }
        let readable = try plain.filter { try !Self.isSignedWithPSS($0) }
        self.certificates = try readable.map { try Certificate(derEncoded: $0) }
        hasUnreadableCertificates = readable.count < plain.count
        _ = members.next(tagged: 1)
        guard let signers = members.next(if: .set) else { throw SigningFault.malformed }
        try members.finish()
        signer = try SignerInfo(try signers.only())
        guard named.contains(signer.digestAlgorithm.oid) else { throw SigningFault.malformed }
    }

    private static func isSignedWithPSS(_ certificate: ASN1Node) throws -> Bool {
        var members = try DERCursor(certificate)
        _ = try members.next()
        return try AlgorithmIdentifier(try members.next()).oid == OID.rsaPSS
    }

    /// The certificate that the signer names, if it was sent along.
    var signingCertificate: Certificate? {
        certificates.first { signer.identifier.matches($0) }
    }
}

/// What one signer signed (RFC 5652, 5.3).
struct SignerInfo {
    let identifier: SignerIdentifier
    let digestAlgorithm: AlgorithmIdentifier
    let signatureAlgorithm: AlgorithmIdentifier
    let signature: ArraySlice<UInt8>
    let signedAttributes: [Attribute]
    /// The signed attributes as they were signed: with the tag of a SET.
    let signedBytes: [UInt8]
    let unsignedAttributes: [Attribute]

    init(_ node: ASN1Node) throws {
        var members = try DERCursor(node)
        let version = try members.integer()
        guard version == 1 || version == 3 else { throw SigningFault.malformed }
        identifier = try SignerIdentifier(try members.next())
        digestAlgorithm = try AlgorithmIdentifier(try members.next())
        guard let signed = members.next(tagged: 0) else { throw SigningFault.malformed }
        let attributes = try signed.members()
        // DER has one order for a SET OF (X.690, 11.6).
        for (first, second) in zip(attributes, attributes.dropFirst())
        where !first.encodedBytes.lexicographicallyPrecedes(second.encodedBytes) {
            throw SigningFault.malformed
        }
        signedAttributes = try attributes.map { try Attribute($0) }
        signedBytes = [0x31] + signed.encodedBytes.dropFirst()
        signatureAlgorithm = try AlgorithmIdentifier(try members.next())
        signature = try members.octets()
        unsignedAttributes = try members.next(tagged: 1)?.members().map { try Attribute($0) } ?? []
        try members.finish()
        guard Set(signedAttributes.map(\.oid)).count == signedAttributes.count else { throw SigningFault.malformed }
    }

    /// The single value of a signed attribute; nil where there is none.
    func signedValue(_ oid: ASN1ObjectIdentifier) throws -> ASN1Node? {
        guard let attribute = signedAttributes.first(where: { $0.oid == oid }) else { return nil }
        guard attribute.values.count == 1 else { throw SigningFault.malformed }
        return attribute.values[0]
    }
}

/// An attribute of a signer (RFC 5652, 5.3).
struct Attribute {
    let oid: ASN1ObjectIdentifier
    let values: [ASN1Node]

    init(_ node: ASN1Node) throws {
        var members = try DERCursor(node)
        oid = try members.oid()
        guard let set = members.next(if: .set) else { throw SigningFault.malformed }
        values = try set.members()
        try members.finish()
    }
}

/// How a signer names its certificate.
enum SignerIdentifier {
    case issuerAndSerial(issuer: ArraySlice<UInt8>, serial: ArraySlice<UInt8>)
    case subjectKeyIdentifier(ArraySlice<UInt8>)

    init(_ node: ASN1Node) throws {
        if node.identifier == .sequence {
            var members = try DERCursor(node)
            let issuer = try members.next().encodedBytes
            self = .issuerAndSerial(issuer: issuer, serial: try members.next().primitive())
            try members.finish()
        } else {
            guard node.identifier == ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific) else {
                throw SigningFault.malformed
            }
            self = .subjectKeyIdentifier(try node.primitive())
        }
    }

    func matches(_ certificate: Certificate) -> Bool {
        switch self {
        case .issuerAndSerial(let issuer, let serial):
            guard let name = try? certificate.issuer.bytes() else { return false }
            return name.elementsEqual(issuer) && certificate.serialNumber.bytes.elementsEqual(serial)
        case .subjectKeyIdentifier(let identifier):
            return (try? certificate.extensions.subjectKeyIdentifier)?.keyIdentifier.elementsEqual(identifier) ?? false
        }
    }
}

extension DERSerializable {
    /// The DER of the value.
    ///
    /// - Throws: what the serializer throws.
    func bytes() throws -> [UInt8] {
        var coder = DER.Serializer()
        try serialize(into: &coder)
        return coder.serializedBytes
    }
}
