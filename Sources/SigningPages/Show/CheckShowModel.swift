import DesignSystem
import Documents
import HTML
import Signing

/// What the page of the check shows.
struct CheckShowModel: Sendable {
    /// The field of the file.
    static let field = "tep"

    /// What the sender calls the file.
    var file = ""
    /// What was found; nil where nothing was checked.
    var reports: [SignatureReport]?
    /// What the ledger of this node knows of the file; nil where it never held it.
    var known: KnownFile?
    /// Why it could not be checked.
    var refusal: SignatureRefusal?

    /// What is wrong with what was sent, and what to do about it.
    var fault: Phrase? {
        guard let refusal else { return nil }
        return Phrase(vi: "\(refusal.vietnamese). \(refusal.whatNext)", en: refusal.english)
    }
}

extension Phrase {
    init(_ words: Wording) {
        self.init(vi: words.vietnamese, en: words.english)
    }
}

extension Indication {
    var tone: Tone {
        switch self {
        case .passed: .done
        case .indeterminate: .wait
        case .failed: .late
        }
    }
}
