import Catalogue
import Dossiers
import Kernel
import Ledger

/// Việc làm đổi số liệu: what a record tells of a dossier's figures.
enum FactDeed: Sendable {
    /// It was handed in.
    case submitted(Intake)
    /// A result bears all its signatures.
    case resultSigned
    /// All that matters is that it happened; what else the event says is not read.
    case happened(DossierEvent.Kind)
    /// Anything else.
    case event(DossierEvent)

    /// The kinds of records among which such deeds are.
    static let kinds = [signedKind] + DossierEvent.Kind.allCases.filter { $0.weight != .nothing }.map(\.rawValue)
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
        guard let kind = DossierEvent.Kind(rawValue: record.kind) else { return nil }
        switch kind.weight {
        case .nothing: return nil
        case .happening: self = .happened(kind)
        case .intake:
            // What is internal has no fact, so nothing later finds one to change.
            guard let intake = try Intake(record), !InternalProcedure.hasCode(intake.procedureCode) else { return nil }
            self = .submitted(intake)
        case .step:
            guard record.actor.account == nil, let event = try DossierEvent(record: record), event.endsStep else {
                return nil
            }
            self = .event(event)
        case .content:
            guard let event = try DossierEvent(record: record) else { return nil }
            self = .event(event)
        }
    }
}

/// What figures need of a dossier that was handed in.
struct Intake: Decodable, Sendable {
    /// How a component came.
    struct Component: Decodable, Sendable {
        var source: HandedIn.Source
    }

    var procedureCode: String
    var field: String
    var channel: Channel
    var place: String
    var receivingAgency: String
    var components: [Component]
    var fees: [ChargedFee]

    /// From the event as it is written, or from what the ledger kept of it: a form with all its answers is not read whole.
    init?(_ record: EventRecord) throws {
        if let event = record.written(DossierEvent.Submitted.self) {
            self.init(event)
        } else if let kept = try record.decode(Intake.self) {
            self = kept
        } else {
            return nil
        }
    }

    private init(_ event: DossierEvent.Submitted) {
        (procedureCode, field, channel) = (event.procedureCode, event.field, event.channel)
        (place, receivingAgency) = (event.place.description, event.receivingAgency.description)
        components = event.components.map { Component(source: $0.source) }
        fees = event.fees
    }
}

extension DossierEvent.Kind {
    /// What an event means for figures.
    fileprivate enum Weight {
        /// Never anything.
        case nothing
        /// That it happened.
        case happening
        /// The beginning.
        case intake
        /// Only where nobody's account stands for the step.
        case step
        /// What it says.
        case content
    }

    fileprivate var weight: Weight {
        switch self {
        case .opinionAsked, .opinionGiven, .opinionTransferred: .nothing
        case .returned, .stopped, .withdrawalRequested, .withdrawn, .feeDemanded, .resultIssued, .handedOver: .happening
        case .submitted: .intake
        case .assigned, .stepFinished: .step
        case .accepted, .refused, .supplementRequested, .supplemented, .extended, .feePaid, .transferred, .rated:
            .content
        }
    }
}

/// What is read of the event of a signed paper.
private struct SignedPaper: Decodable {
    var kind: String
    var isIssued: Bool
}

/// Lần ghi: what figures need of a record beside what it tells.
struct Recording: Sendable {
    /// In the whole ledger, and in the dossier's stream.
    let sequence: Int64
    let position: Int
    let time: Instant
    /// Whether nobody's account stands for it.
    let isUnattended: Bool

    init(_ record: EventRecord) {
        (sequence, position, time) = (record.sequence, record.position, record.time)
        isUnattended = record.actor.account == nil
    }
}
