import Crypto
import Kernel
import SwiftASN1
public import X509

/// An answer of OCSP about certificates (RFC 6960, 4.2).
struct OCSPAnswer {
    private let bySerial: [ArraySlice<UInt8>: [Response]]
    private let signed: [UInt8]
    private let algorithm: SignatureAlgorithm
    private let signature: ArraySlice<UInt8>
    private let certificates: [Certificate]
    private let produced: Instant

    fileprivate struct Response {
        let digest: ASN1ObjectIdentifier
        let issuerName: ArraySlice<UInt8>
        let issuerKey: ArraySlice<UInt8>
        let serial: ArraySlice<UInt8>
        let status: RevocationStatus
    }

    init(_ bytes: [UInt8]) throws {
        var response = try DERCursor(try DER.parse(bytes))
        guard try response.next().encodedBytes.elementsEqual([0x0A, 1, 0]), let wrapped = response.next(tagged: 0)
        else {
            throw SigningFault.malformed
        }
        var kind = try DERCursor(try wrapped.only())
        guard try kind.oid() == OID.ocspBasic else { throw SigningFault.malformed }
        var basic = try DERCursor(try DER.parse(try kind.octets()))
        let data = try basic.next()
        signed = Array(data.encodedBytes)
        algorithm = try SignatureAlgorithm(issuing: try AlgorithmIdentifier(try basic.next()))
        signature = try ASN1BitString(derEncoded: try basic.next()).bytes
        let sent = try basic.next(tagged: 0)?.only().members() ?? []
        guard sent.count <= 20 else { throw SigningFault.malformed }
        certificates = try sent.map { try Certificate(derEncoded: $0) }
        var members = try DERCursor(data)
        _ = members.next(tagged: 0)
        _ = try members.next()
        produced = try Instant(try GeneralizedTime(derEncoded: try members.next()))
        bySerial = Dictionary(grouping: try members.next().members().map(Self.response), by: \.serial)
    }

    private static func response(_ node: ASN1Node) throws -> Response {
        var members = try DERCursor(node)
        var name = try DERCursor(try members.next())
        let digest = try AlgorithmIdentifier(try name.next()).oid
        let (issuerName, issuerKey) = (try name.octets(), try name.octets())
        let serial = try name.next().primitive()
        let state = try members.next()
        let this = try Instant(try GeneralizedTime(derEncoded: try members.next()))
        let next = try members.next(tagged: 0).map { try Instant(try GeneralizedTime(derEncoded: try $0.only())) }
        var revoked: Instant?
        switch state.identifier.tagNumber {
        case 0: break
        case 1:
            guard let first = try state.members().first else { throw SigningFault.malformed }
            revoked = try Instant(try GeneralizedTime(derEncoded: first))
        default: throw SigningFault.unsupported("unknown certificate")
        }
        return Response(
            digest: digest,
            issuerName: issuerName,
            issuerKey: issuerKey,
            serial: serial,
            status: RevocationStatus(revoked: revoked, from: this, until: next)
        )
    }

    /// What the answer says of a certificate; it counts only where it `signer` is one who may say it.
    func status(of certificate: Certificate, issuedBy issuer: Certificate) -> RevocationStatus? {
        bySerial[certificate.serialNumber.bytes]?.first { $0.names(issuer) }?.status
    }

    /// Who signed an answer.
    enum Signer {
        case issuer
        case charged(Certificate)
    }

    /// Who signed the answer: the issuer, or one whom the issuer charged with it (RFC 6960, 4.2.2.2); nil where neither did.
    func signer(under issuer: Certificate) -> Signer? {
        if algorithm.isValid(signature, over: signed, by: issuer.publicKey) { return .issuer }
        let responder = certificates.first { responder in
            responder.issuer == issuer.subject
                && (try? UsagePolicy.extendedUsages(of: responder))??.contains(OID.ocspSigning) == true
                && Self.maySign(responder)
                && responder.isValid(at: produced)
                && issuer.publicKey.isValidSignature(responder.signature, for: responder)
                && algorithm.isValid(signature, over: signed, by: responder.publicKey)
        }
        return responder.map(Signer.charged)
    }

    private static func maySign(_ responder: Certificate) -> Bool {
        guard let usage = try? responder.extensions.keyUsage else { return true }
        return usage.digitalSignature || usage.nonRepudiation
    }
}

extension OCSPAnswer.Response {
    fileprivate func names(_ issuer: Certificate) -> Bool {
        guard let name = try? issuer.subject.bytes() else { return false }
        let key = issuer.publicKey.subjectPublicKeyInfoBytes
        if digest == OID.sha1 {
            return Insecure.SHA1.hash(data: name).elementsEqual(issuerName)
                && Insecure.SHA1.hash(data: key).elementsEqual(issuerKey)
        }
        guard let digest = DigestAlgorithm(digest) else { return false }
        return digest.bytes(of: name).elementsEqual(issuerName) && digest.bytes(of: key).elementsEqual(issuerKey)
    }
}

/// Asks a responder about a certificate (RFC 6960, 4.1).
public enum OCSPQuestion {
    /// The bytes of a question about one certificate, without a nonce.
    ///
    /// - Throws: what the serializer throws.
    public static func bytes(about certificate: Certificate, issuedBy issuer: Certificate) throws -> [UInt8] {
        var serial = DER.Serializer()
        serial.appendPrimitiveNode(identifier: .integer) { $0 += certificate.serialNumber.bytes }
        let name: DERElement = .sequence([
            .sequence([.oid(OID.sha1), .null]),
            .octets(Array(Insecure.SHA1.hash(data: try issuer.subject.bytes()))),
            .octets(Array(Insecure.SHA1.hash(data: issuer.publicKey.subjectPublicKeyInfoBytes))),
            .raw(serial.serializedBytes[...]),
        ])
        return try DERElement.sequence([.sequence([.sequence([.sequence([name])])])]).bytes()
    }
}
