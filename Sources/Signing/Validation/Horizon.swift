import Kernel
import X509

/// The moment at which what is examined is proven to have existed: now, until a timestamp proves an earlier one.
struct Horizon {
    private let policy: ValidationPolicy
    private let evidence: Evidence
    private let revocation: RevocationCheck
    private var isTimestamped = false
    private(set) var moment: Instant

    init(_ policy: ValidationPolicy, evidence: Evidence) {
        self.policy = policy
        self.evidence = evidence
        revocation = RevocationCheck(evidence)
        moment = policy.now
    }

    /// Whether a timestamp of the document proves the moment.
    var isProven: Bool { isTimestamped }

    mutating func move(to earlier: Instant) {
        moment = earlier
        isTimestamped = true
    }

    /// The moment of a timestamp, which cannot lie behind what proves it.
    func ordered(_ stamp: Instant) throws(Objection) -> Instant {
        guard stamp <= moment.adding(minutes: 5) else {
            throw Objection(.timestampOrder, "the timestamp says a moment that has not been yet")
        }
        return min(stamp, moment)
    }

    /// The chain of a timestamp authority at the moment that is proven.
    func checkTimestamp(_ signer: SignerCheck) async throws(Objection) -> [Certificate] {
        let check = ChainCheck(anchors: policy.timestampAnchors, purpose: .timestamps, shortestRSA: policy.shortestRSA)
        return try await check.chain(
            of: signer.certificate,
            with: signer.data.certificates + evidence.certificates,
            at: moment,
            isProven: isTimestamped
        )
    }

    /// The chain of a signer, and what is known about its revocation.
    func check(
        _ signer: SignerCheck,
        provenAt proven: Instant?
    ) async throws(Objection) -> (certificates: [Certificate], hasEvidence: Bool) {
        let check = ChainCheck(anchors: policy.anchors, purpose: .documents, shortestRSA: policy.shortestRSA)
        let chain = try await check.chain(
            of: signer.certificate,
            with: signer.data.certificates + evidence.certificates,
            at: proven ?? moment,
            isProven: proven != nil
        )
        let isAnswered = try revocation.isAnswered(
            chain,
            at: proven ?? moment,
            isProven: proven != nil,
            now: policy.now
        )
        guard isAnswered || !policy.demandsRevocation else {
            throw Objection(.tryLater, "nobody answers for the revocation of the certificates")
        }
        return (chain, isAnswered && chain.count > 1)
    }
}
