import Crypto
import Kernel
import SwiftASN1
import X509

/// A certificate as questions of OCSP name it: CertID (RFC 6960, 4.1.1).
struct CertificateQuestion {
    /// The name as it was sent, which the answer repeats.
    let encoded: ArraySlice<UInt8>
    let serial: Certificate.SerialNumber
    private let digest: ASN1ObjectIdentifier
    private let issuerName: ArraySlice<UInt8>
    private let issuerKey: ArraySlice<UInt8>

    init(_ node: ASN1Node) throws {
        encoded = node.encodedBytes
        var members = try DERCursor(node)
        digest = try AlgorithmIdentifier(try members.next()).oid
        (issuerName, issuerKey) = (try members.octets(), try members.octets())
        serial = Certificate.SerialNumber(bytes: try members.next().primitive())
        try members.finish()
    }

    func names(_ issuer: Certificate) -> Bool {
        guard let name = try? issuer.subject.bytes() else { return false }
        let key = issuer.publicKey.subjectPublicKeyInfoBytes
        return digested(name).elementsEqual(issuerName) && digested(key).elementsEqual(issuerKey)
    }

    private func digested(_ bytes: some Collection<UInt8>) -> [UInt8] {
        if digest == OID.sha1 { return Array(Insecure.SHA1.hash(data: Array(bytes))) }
        return DigestAlgorithm(digest)?.bytes(of: bytes) ?? []
    }
}
