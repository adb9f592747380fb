import Kernel
import Signing
import SwiftASN1
import X509

/// A key of the authority with its certificate.
struct Office: Sendable {
    /// What the keys of the authority are for; also the names of their files.
    enum Duty: String, CaseIterable {
        case root
        case issuing
        case ocsp
        case rootOCSP = "root-ocsp"
        case timestamps = "tsa"
    }

    let key: SoftwareKey
    let pkcs8: [UInt8]
    let certificate: Certificate
    let privateKey: Certificate.PrivateKey

    init(key der: [UInt8], chain: [Certificate]) throws {
        guard let certificate = chain.first else { throw SigningFault.noCertificate }
        (pkcs8, self.certificate) = (der, certificate)
        key = try SoftwareKey(der: der, certificates: chain)
        privateKey = try Certificate.PrivateKey(derBytes: der)
    }

    /// Reads key and certificates from their files.
    init(_ duty: Duty, in folder: AuthorityFolder) throws {
        let document = try PEMDocument(pemString: try folder.text(duty.rawValue + ".key"))
        let chain = try PEMDocument.parseMultiple(pemString: try folder.text(duty.rawValue + ".pem"))
        try self.init(key: document.derBytes, chain: try chain.map { try Certificate(pemDocument: $0) })
    }

    /// The certificate in DER.
    var der: [UInt8] {
        get throws {
            var coder = DER.Serializer()
            try coder.serialize(certificate)
            return coder.serializedBytes
        }
    }
}
