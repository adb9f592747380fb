import Catalogue
import Directory
import Dossiers
import Kernel
import Ledger

/// Việc làm đổi số liệu: what a record tells of a dossier's figures, and nothing else of it.
enum FactDeed: Sendable {
    /// It was handed in.
    case submitted(Intake)
    /// A result bears all its signatures.
    case resultSigned
    /// All that matters is that it happened; what else the event says is not read.
    case happened(DossierEvent.Kind)
    /// Nobody's account ended a step inside the agency.
    case stepEnded
    /// It was taken in.
    case accepted(Appointment)
    /// It was refused at the counter.
    case refused(NamedCauses)
    /// Papers were asked for.
    case supplementRequested(NamedCauses)
    /// They came.
    case supplemented(Mending)
    /// The agency apologised and promised another day.
    case extended(Apology)
    /// Something was paid.
    case feePaid(Payment)
    /// Another agency took over.
    case transferred(Succession)
    /// The citizen rated the service.
    case rated(Vote)

    /// Hẹn trả.
    struct Appointment: Decodable { var dueAt: Instant? }

    /// How a component came.
    struct Component: Decodable { var source: HandedIn.Source }

    /// Bổ sung.
    struct Mending: Decodable {
        var components: [Component]
        var dueAt: Instant?
    }

    /// Hẹn lại.
    struct Apology: Decodable { var newDueAt: Instant }

    /// Nộp phí, lệ phí.
    struct Payment: Decodable {
        var keys: [String]
        var by: Channel
        var dueAt: Instant?
    }

    /// Chuyển giao.
    struct Succession: Decodable { var receivingAgency: AgencyID }

    /// Đánh giá.
    struct Vote: Decodable { var score: Satisfaction }

    /// The records among which such deeds are.
    static let choice = RecordChoice(
        kinds: [signedKind] + kinds(.content),
        bareKinds: kinds(.happening),
        kindsOfNobody: kinds(.step)
    )
    private static let signedKind = "document.signed"

    private static func kinds(_ weight: DossierEvent.Kind.Weight) -> [String] {
        DossierEvent.Kind.allCases.filter { $0.weight == weight }.map(\.rawValue)
    }

    /// Reads a record; nil where no figure depends on it, as on most steps inside an agency, or where it was erased.
    init?(_ record: EventRecord) throws {
        func said<Words: Decodable>(_ wrap: (Words) -> FactDeed) throws -> FactDeed? {
            try record.decode(Words.self).map(wrap)
        }
        if record.kind == Self.signedKind {
            guard let paper = try record.decode(SignedPaper.self), paper.kind == "result", paper.isIssued else {
                return nil
            }
            self = .resultSigned
            return
        }
        guard let kind = DossierEvent.Kind(rawValue: record.kind) else { return nil }
        let deed: FactDeed? =
            switch kind {
            case .submitted: try Intake(record).map(FactDeed.submitted)
            case .assigned, .stepFinished:
                try record.actor.account == nil && kind.endedStep(record) ? .stepEnded : nil
            case .accepted: try said(FactDeed.accepted)
            case .refused: try said { .refused(NamedCauses(deed: .refusal, $0)) }
            case .supplementRequested: try said { .supplementRequested(NamedCauses(deed: .supplement, $0)) }
            case .supplemented: try said(FactDeed.supplemented)
            case .extended: try said(FactDeed.extended)
            case .feePaid: try said(FactDeed.feePaid)
            case .transferred: try said(FactDeed.transferred)
            case .rated: try said(FactDeed.rated)
            default: kind.weight == .happening ? .happened(kind) : nil
            }
        guard let deed else { return nil }
        self = deed
    }
}

extension DossierEvent.Kind {
    /// What of an event matters for figures.
    fileprivate enum Weight {
        /// Never anything.
        case nothing
        /// That it happened.
        case happening
        /// Only where nobody's account stands for the step.
        case step
        /// What it says.
        case content
    }

    fileprivate var weight: Weight {
        switch self {
        case .opinionAsked, .opinionGiven, .opinionTransferred: .nothing
        case .returned, .stopped, .withdrawalRequested, .withdrawn, .feeDemanded, .resultIssued, .handedOver: .happening
        case .assigned, .stepFinished: .step
        case .submitted, .accepted, .refused, .supplementRequested, .supplemented, .extended, .feePaid, .transferred,
            .rated:
            .content
        }
    }

    /// Whether the work of a step ended with a giving out or a passing on.
    fileprivate func endedStep(_ record: EventRecord) throws -> Bool {
        // A dossier may change hands at one desk.
        try self == .stepFinished || record.decode(GivingOut.self)?.endsStep ?? false
    }
}

/// What is read of the event of giving out.
private struct GivingOut: Decodable {
    var endsStep: Bool
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
