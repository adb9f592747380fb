/// Kết luận: what a validation comes to (ETSI EN 319 102-1, 5.1.3).
public enum Indication: String, Hashable, Sendable, CaseIterable {
    case passed = "TOTAL-PASSED"
    case indeterminate = "INDETERMINATE"
    case failed = "TOTAL-FAILED"
}

/// Why a validation did not come to TOTAL-PASSED (ETSI EN 319 102-1, table 3).
public enum SubIndication: String, Hashable, Sendable, CaseIterable {
    case formatFailure = "FORMAT_FAILURE"
    case hashFailure = "HASH_FAILURE"
    case cryptographicFailure = "SIG_CRYPTO_FAILURE"
    case revoked = "REVOKED"
    case revokedWithoutProof = "REVOKED_NO_POE"
    case expired = "EXPIRED"
    case notYetValid = "NOT_YET_VALID"
    case outOfBounds = "OUT_OF_BOUNDS_NO_POE"
    case noSigningCertificate = "NO_SIGNING_CERTIFICATE_FOUND"
    case noChain = "NO_CERTIFICATE_CHAIN_FOUND"
    case chainConstraints = "CHAIN_CONSTRAINTS_FAILURE"
    case signatureConstraints = "SIG_CONSTRAINTS_FAILURE"
    case weakAlgorithm = "CRYPTO_CONSTRAINTS_FAILURE_NO_POE"
    case timestampOrder = "TIMESTAMP_ORDER_FAILURE"
    case tryLater = "TRY_LATER"

    /// What the whole comes to where this is the reason.
    public var indication: Indication {
        switch self {
        case .formatFailure, .hashFailure, .cryptographicFailure, .revoked, .expired, .notYetValid: .failed
        case .revokedWithoutProof, .outOfBounds, .noSigningCertificate, .noChain, .chainConstraints,
            .signatureConstraints, .weakAlgorithm, .timestampOrder, .tryLater:
            .indeterminate
        }
    }
}

/// A reason against a signature, found at one of the steps.
struct Objection: Error {
    let reason: SubIndication
    let finding: SignatureFinding

    init(_ reason: SubIndication, _ finding: SignatureFinding) {
        self.reason = reason
        self.finding = finding
    }
}
