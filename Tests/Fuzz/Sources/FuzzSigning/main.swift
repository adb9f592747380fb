import Fuzzing
import Kernel
import SwiftASN1
import X509

@testable import Signing

/// Reads SignedData and all that hangs on its signer, a timestamp and what it says among it.
func readSignedData(_ bytes: ArraySlice<UInt8>, depth: Int = 0) {
    guard let data = try? SignedData(bytes) else { return }
    _ = data.signingCertificate.map { SignerCertificate($0) }
    _ = try? SignerCheck(data, contentType: OID.data, needsCertificateAttribute: true) { $0.bytes(of: [1, 2, 3]) }
    _ = try? TimestampInfo(data)
    _ = try? TimestampCheck(data)
    _ = CertificateShelf(data.certificates)
    guard depth < 2 else { return }
    for attribute in data.signer.unsignedAttributes where attribute.oid == OID.signatureTimeStamp {
        for value in attribute.values.prefix(8) { readSignedData(value.encodedBytes, depth: depth + 1) }
    }
}

/// A certificate that asks about itself.
func readCertificate(_ bytes: [UInt8]) -> Certificate? {
    guard let certificate = try? Certificate(derEncoded: bytes) else { return nil }
    _ = SignerCertificate(certificate)
    _ = try? UsagePolicy.extendedUsages(of: certificate)
    return certificate
}

let issuer = readCertificate(Array(issuerBytes))

fuzz { kind, bytes in
    // Half of the inputs are mended first: few that are torn get further than the reader of DER.
    let input = kind & 0x80 == 0 ? bytes : mended(bytes[...])
    switch kind % 6 {
    case 0: readSignedData(input[...])
    case 1:
        guard let answer = try? OCSPAnswer(input), let issuer else { return }
        _ = answer.status(of: issuer, issuedBy: issuer)
        _ = answer.signer(under: issuer)
    case 2:
        guard let list = try? RevocationList(input), let issuer else { return }
        _ = list.names(issuer)
        _ = list.isSigned(by: issuer)
        _ = list.status(of: issuer)
    case 3: _ = try? PKCS12(input, password: "mật khẩu", rounds: 100)
    case 4: _ = readCertificate(input)
    default:
        _ = try? BER.parse(input)
        guard let node = try? DER.parse(input) else { return }
        _ = try? AlgorithmIdentifier(node)
        _ = try? Instant(time: node)
        _ = try? SignatureAlgorithm(issuing: AlgorithmIdentifier(node))
    }
}
