import Kernel
import X509

/// The moment at which what is examined is proven to have existed: now, until a timestamp proves an earlier one.
struct Horizon {
    /// A chain of certificates and what is known of it.
    struct Chain {
        let certificates: [Certificate]
        let listName: String?
        let hasEvidence: Bool
    }

    private let policy: ValidationPolicy
    private let shelf: CertificateShelf
    private let documents: ChainCheck
    private let timestamps: ChainCheck
    private var revocation: RevocationCheck
    private(set) var moment: Instant
    /// The timestamp of the document that proves the moment; nil while it is only now.
    private(set) var proof: TimeProof?

    init(_ policy: ValidationPolicy, evidence: Evidence) {
        self.policy = policy
        shelf = CertificateShelf(evidence.certificates)
        documents = ChainCheck(policy.lists, purpose: .documents, shortestRSA: policy.shortestRSA)
        timestamps = ChainCheck(policy.timestampLists, purpose: .timestamps, shortestRSA: policy.shortestRSA)
        revocation = RevocationCheck(evidence)
        moment = policy.now
    }

    mutating func move(to proof: TimeProof) {
        moment = proof.moment
        self.proof = proof
    }

    /// The moment of a timestamp, which cannot lie behind what proves it.
    func ordered(_ stamp: Instant) throws(Objection) -> Instant {
        guard stamp <= moment.adding(minutes: 5) else { throw Objection(.timestampOrder, .timestampAhead) }
        return min(stamp, moment)
    }

    /// The chain of a timestamp authority at the moment that is proven.
    mutating func checkTimestamp(_ signer: SignerCheck) async throws(Objection) -> Chain {
        try await check(signer, timestamps, at: moment, isProven: proof != nil, demandsRevocation: false)
    }

    /// The chain of a signer, and what is known about its revocation.
    mutating func check(_ signer: SignerCheck, provenAt proven: Instant?) async throws(Objection) -> Chain {
        try await check(
            signer,
            documents,
            at: proven ?? moment,
            isProven: proven != nil,
            demandsRevocation: policy.demandsRevocation
        )
    }

    private mutating func check(
        _ signer: SignerCheck,
        _ check: ChainCheck,
        at moment: Instant,
        isProven: Bool,
        demandsRevocation: Bool
    ) async throws(Objection) -> Chain {
        let own = CertificateShelf(signer.data.certificates, hasUnreadable: signer.data.hasUnreadableCertificates)
        let chain = try await check.chain(
            of: signer.certificate,
            with: [own, shelf],
            at: moment,
            isProven: isProven
        )
        let isAnswered = try revocation.isAnswered(chain, at: moment, isProven: isProven, now: policy.now)
        guard isAnswered || !demandsRevocation else { throw Objection(.tryLater, .noRevocationAnswer) }
        return Chain(
            certificates: chain,
            listName: check.listName(of: chain.last),
            hasEvidence: isAnswered && chain.count > 1
        )
    }
}
