import Kernel
import X509

/// Looks up what the evidence says of the certificates of a chain.
///
/// The signature of an answer is checked once for each issuer, however many signatures ask.
struct RevocationCheck {
    private let answers: [OCSPAnswer]
    private let lists: [RevocationList]
    private var honestAnswers: [Int: [Certificate: Bool]] = [:]
    private var honestLists: [Int: [Certificate: Bool]] = [:]

    init(_ evidence: Evidence) {
        answers = evidence.ocspResponses.compactMap { try? OCSPAnswer($0) }
        lists = evidence.revocationLists.compactMap { try? RevocationList($0) }
    }

    /// Whether all certificates of the chain but its anchor are known not to have been revoked at the moment.
    ///
    /// - Throws: `Objection` where one was.
    mutating func isAnswered(
        _ chain: [Certificate],
        at moment: Instant,
        isProven: Bool,
        now: Instant
    ) throws(Objection) -> Bool {
        var isAnswered = true
        for (certificate, issuer) in zip(chain, chain.dropFirst()) {
            let statuses = statuses(of: certificate, issuedBy: issuer)
            if let revoked = statuses.compactMap(\.revoked).min(), revoked <= moment {
                throw Objection(
                    isProven ? .revoked : .revokedWithoutProof,
                    .revoked(subject: certificate.subject.description, since: revoked)
                )
            }
            if !statuses.contains(where: { $0.speaks(of: moment, now: now) }) { isAnswered = false }
        }
        return isAnswered
    }

    private mutating func statuses(of certificate: Certificate, issuedBy issuer: Certificate) -> [RevocationStatus] {
        var statuses: [RevocationStatus] = []
        for index in answers.indices {
            guard let status = answers[index].status(of: certificate, issuedBy: issuer), isHonest(index, issuer) else {
                continue
            }
            statuses.append(status)
        }
        return statuses + listed(certificate, issuedBy: issuer)
    }

    private mutating func listed(_ certificate: Certificate, issuedBy issuer: Certificate) -> [RevocationStatus] {
        var statuses: [RevocationStatus] = []
        for index in lists.indices where lists[index].names(issuer) {
            let isHonest = honestLists[index]?[issuer] ?? lists[index].isSigned(by: issuer)
            honestLists[index, default: [:]][issuer] = isHonest
            if isHonest { statuses.append(lists[index].status(of: certificate)) }
        }
        return statuses
    }

    /// Whether the issuer signed the answer, or one whom the issuer charged with it and did not revoke.
    private mutating func isHonest(_ index: Int, _ issuer: Certificate) -> Bool {
        if let known = honestAnswers[index]?[issuer] { return known }
        let isHonest: Bool
        switch answers[index].signer(under: issuer) {
        case nil: isHonest = false
        case .issuer: isHonest = true
        case .charged(let responder): isHonest = !isRevoked(responder, issuer)
        }
        honestAnswers[index, default: [:]][issuer] = isHonest
        return isHonest
    }

    /// A responder that was ever revoked may lie about any moment; only the issuer itself is asked about it.
    private mutating func isRevoked(_ responder: Certificate, _ issuer: Certificate) -> Bool {
        if listed(responder, issuedBy: issuer).contains(where: { $0.revoked != nil }) { return true }
        return answers.contains { answer in
            guard answer.status(of: responder, issuedBy: issuer)?.revoked != nil else { return false }
            if case .issuer = answer.signer(under: issuer) { return true }
            return false
        }
    }
}
