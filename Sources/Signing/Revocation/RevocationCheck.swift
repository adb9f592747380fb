import Kernel
import X509

/// Looks up what the evidence says of the certificates of a chain.
struct RevocationCheck {
    private let answers: [OCSPAnswer]
    private let lists: [RevocationList]

    init(_ evidence: Evidence) {
        answers = evidence.ocspResponses.compactMap { try? OCSPAnswer($0) }
        lists = evidence.revocationLists.compactMap { try? RevocationList($0) }
    }

    /// Whether all certificates of the chain but its anchor are known not to have been revoked at the moment.
    ///
    /// - Throws: `Objection` where one was.
    func isAnswered(
        _ chain: [Certificate],
        at moment: Instant,
        isProven: Bool,
        now: Instant
    ) throws(Objection) -> Bool {
        var isAnswered = true
        for (certificate, issuer) in zip(chain, chain.dropFirst()) {
            let statuses =
                answers.compactMap { $0.status(of: certificate, issuedBy: issuer) }
                + lists.compactMap { $0.status(of: certificate, issuedBy: issuer) }
            if let revoked = statuses.compactMap(\.revoked).min(), revoked <= moment {
                throw isProven
                    ? Objection(.revoked, "the certificate of \(certificate.subject) had been revoked at \(revoked)")
                    : Objection(
                        .revokedWithoutProof,
                        "the certificate of \(certificate.subject) was revoked at \(revoked)"
                    )
            }
            if !statuses.contains(where: { $0.speaks(of: moment, now: now) }) { isAnswered = false }
        }
        return isAnswered
    }
}
