import Catalogue
import Dossiers
import Kernel
import Ledger

/// Việc làm đổi số liệu: what a record tells of a dossier's figures.
enum FactDeed: Sendable {
    /// A result bears all its signatures.
    case resultSigned
    /// Anything else that happened to the dossier.
    case event(DossierEvent)

    /// The kinds of records among which such deeds are.
    static let kinds = [signedKind] + DossierEvent.Kind.allCases.filter { !$0.isSilent }.map(\.rawValue)
    private static let signedKind = "document.signed"

    /// Reads a record; nil where no figure depends on it, as on most steps inside an agency.
    init?(_ record: EventRecord) throws {
        if record.kind == Self.signedKind {
            guard let paper = try record.decode(SignedPaper.self), paper.kind == "result", paper.isIssued else {
                return nil
            }
            self = .resultSigned
            return
        }
        guard let kind = DossierEvent.Kind(rawValue: record.kind), !kind.isSilent,
            !(kind.isStep && record.actor.account != nil), let event = try DossierEvent(record: record),
            !kind.isStep || event.endsStep
        else { return nil }
        // What is internal has no fact, so nothing later finds one to change.
        if case .submitted(let payload) = event, InternalProcedure.hasCode(payload.procedureCode) { return nil }
        self = .event(event)
    }
}

extension DossierEvent.Kind {
    /// Whether it never changes a figure.
    fileprivate var isSilent: Bool {
        switch self {
        case .opinionAsked, .opinionGiven, .opinionTransferred: true
        default: false
        }
    }

    /// Whether it changes a figure only where nobody's account stands for it.
    fileprivate var isStep: Bool { self == .assigned || self == .stepFinished }
}

/// What is read of the event of a signed paper.
private struct SignedPaper: Decodable {
    var kind: String
    var isIssued: Bool
}
