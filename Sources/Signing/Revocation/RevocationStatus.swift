import FoundationEssentials
import Kernel
import SwiftASN1
import X509

/// What is known of a certificate's revocation.
struct RevocationStatus {
    /// When it was revoked; nil where it is not.
    let revoked: Instant?
    let from: Instant
    let until: Instant?

    /// Whether the answer speaks of this moment: it was given at or after it, or was still in force.
    func speaks(of moment: Instant, now: Instant) -> Bool {
        from <= now.adding(minutes: 5) && (from >= moment.adding(minutes: -5) || (until.map { $0 >= moment } ?? false))
    }
}

extension Certificate {
    func isValid(at moment: Instant) -> Bool {
        let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
        return notValidBefore <= date && date <= notValidAfter
    }
}

extension SignatureAlgorithm {
    /// The algorithm of an authority, which says its digest itself.
    init(issuing identifier: AlgorithmIdentifier) throws {
        switch identifier.oid {
        case OID.rsaSHA384, OID.ecdsaSHA384: try self.init(identifier, digest: .sha384)
        case OID.rsaSHA512, OID.ecdsaSHA512: try self.init(identifier, digest: .sha512)
        case OID.rsaPSS:
            let digests = DigestAlgorithm.allCases.lazy.compactMap { try? SignatureAlgorithm(identifier, digest: $0) }
            guard let algorithm = digests.first else { throw SigningFault.unsupported("RSA-PSS") }
            self = algorithm
        default: try self.init(identifier, digest: .sha256)
        }
    }
}
