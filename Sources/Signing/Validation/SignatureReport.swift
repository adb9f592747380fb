public import Kernel

/// Báo cáo chữ ký: what was found about one signature of a document.
public struct SignatureReport: Sendable {
    /// What a signature is for.
    public enum Kind: String, Sendable {
        case approval
        case certification
        case timestamp
    }

    /// The name of its field.
    public let field: String
    /// What it is for.
    public internal(set) var kind: Kind = .approval
    /// What it comes to.
    public internal(set) var indication: Indication = .passed
    /// Why it did not come to more.
    public internal(set) var subIndication: SubIndication?
    /// Reasons in words.
    public internal(set) var reasons: [String] = []
    /// Who signed, as the certificate says.
    public internal(set) var signer: String?
    /// The certificates from the signer's to the anchor.
    public internal(set) var chain: [String] = []
    /// How it was signed.
    public internal(set) var algorithm: String?
    /// The moment that the signer claims.
    public internal(set) var claimed: Instant?
    /// The earliest moment at which the signature is proven to have existed.
    public internal(set) var proven: Instant?
    /// The level of PAdES that it reaches: B-B, B-T, B-LT, B-LTA.
    public internal(set) var level: String?
    /// Which revision it signs, counted from 1, and of how many.
    public internal(set) var revision: (signed: Int, of: Int) = (0, 0)
    /// What happened to the document after it.
    public internal(set) var changes: [DocumentChange] = []

    init(field: String) {
        self.field = field
    }

    /// Whether nothing was added to the file after it.
    public var coversWholeFile: Bool { revision.signed == revision.of }

    /// Takes an objection into account; the first one decides, except that a failure weighs more than a doubt.
    mutating func object(_ objection: Objection) {
        reasons.append(objection.text)
        let weighs =
            indication == .passed || (indication == .indeterminate && objection.reason.indication == .failed)
        guard weighs else { return }
        subIndication = objection.reason
        indication = objection.reason.indication
    }
}
