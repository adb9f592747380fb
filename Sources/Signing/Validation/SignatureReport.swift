public import Kernel

/// Báo cáo chữ ký: what was found about one signature of a document.
public struct SignatureReport: Sendable {
    /// What a signature is for.
    public enum Kind: String, Sendable, CaseIterable {
        case approval
        case certification
        case timestamp
    }

    /// More changes than this are counted, not listed.
    public static let mostChanges = 50

    /// The name of its field.
    public let field: String
    /// What it is for.
    public internal(set) var kind: Kind = .approval
    /// What it comes to.
    public internal(set) var indication: Indication = .passed
    /// Why it did not come to more.
    public internal(set) var subIndication: SubIndication?
    /// What was found against it; the first need not be what decided.
    public internal(set) var findings: [SignatureFinding] = []
    /// Who signed, as the certificate says.
    public internal(set) var certificate: SignerCertificate?
    /// The certificates from the signer's to the anchor.
    public internal(set) var chain: [String] = []
    /// The list on which the anchor stands.
    public internal(set) var trustList: String?
    /// How it was signed.
    public internal(set) var algorithm: String?
    /// The moment that the signer claims.
    public internal(set) var claimed: Instant?
    /// The timestamp that proves the earliest moment at which the signature is known to have existed.
    public internal(set) var proof: TimeProof?
    /// The level of PAdES that it reaches: B-B, B-T, B-LT, B-LTA.
    public internal(set) var level: String?
    /// Which revision it signs, counted from 1, and of how many.
    public internal(set) var revision: (signed: Int, of: Int) = (0, 0)
    /// What happened to the document after it, at most `mostChanges` and the first that is not permitted.
    public internal(set) var changes: [DocumentChange] = []
    /// How many more changes there are.
    public internal(set) var furtherChanges = 0

    init(field: String) {
        self.field = field
    }

    /// Who signed, as the certificate says.
    public var signer: String? { certificate?.subject }

    /// The earliest moment at which the signature is proven to have existed.
    public var proven: Instant? { proof?.moment }

    /// What was found against it, in English words.
    public var reasons: [String] { findings.map(\.words.english) }

    /// Whether nothing was added to the file after it.
    public var coversWholeFile: Bool { revision.signed == revision.of }

    /// Takes an objection into account; the first one decides, except that a failure weighs more than a doubt.
    mutating func object(_ objection: Objection) {
        findings.append(objection.finding)
        let weighs =
            indication == .passed || (indication == .indeterminate && objection.reason.indication == .failed)
        guard weighs else { return }
        subIndication = objection.reason
        indication = objection.reason.indication
    }
}

extension [SignatureReport] {
    /// What the signatures come to together: the worst of them, but timestamps alone sign nothing.
    public var indication: Indication {
        if contains(where: { $0.indication == .failed }) { return .failed }
        let signatures = filter { $0.kind != .timestamp }
        let isPassed = !signatures.isEmpty && allSatisfy { $0.indication == .passed }
        return isPassed ? .passed : .indeterminate
    }
}
