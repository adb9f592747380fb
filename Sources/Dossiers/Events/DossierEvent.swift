public import Ledger

/// Sự kiện của hồ sơ: all that can happen to a dossier, with what each event says.
///
/// Version 1 of every payload. A changed shape gets a new version, and `init(record:)` reads the old one into the new.
public enum DossierEvent: Sendable {
    case submitted(Submitted)
    case accepted(Accepted)
    case refused(Refused)
    case assigned(Assigned)
    case stepFinished(StepFinished)
    case returned(Returned)
    case supplementRequested(SupplementRequested)
    case supplemented(Supplemented)
    case opinionAsked(OpinionAsked)
    case opinionGiven(OpinionGiven)
    case extended(Extended)
    case stopped(Ended)
    case withdrawalRequested(Ended)
    case withdrawn(Ended)
    case feeDemanded(Ended)
    case feePaid(FeePaid)
    case resultIssued(ResultIssued)
    case handedOver(HandedOver)
    case transferred(Transferred)
    case opinionTransferred(OpinionTransferred)
    case rated(Rated)

    /// The name of an event in the ledger.
    public enum Kind: String, CaseIterable, Sendable {
        case submitted = "dossier.submitted"
        case accepted = "dossier.accepted"
        case refused = "dossier.refused"
        case assigned = "dossier.assigned"
        case stepFinished = "dossier.step-finished"
        case returned = "dossier.returned"
        case supplementRequested = "dossier.supplement-requested"
        case supplemented = "dossier.supplemented"
        case opinionAsked = "dossier.opinion-asked"
        case opinionGiven = "dossier.opinion-given"
        case extended = "dossier.extended"
        case stopped = "dossier.stopped"
        case withdrawalRequested = "dossier.withdrawal-requested"
        case withdrawn = "dossier.withdrawn"
        case feeDemanded = "dossier.fee-demanded"
        case feePaid = "dossier.fee-paid"
        case resultIssued = "dossier.result-issued"
        case handedOver = "dossier.handed-over"
        case transferred = "dossier.transferred"
        case opinionTransferred = "dossier.opinion-transferred"
        case rated = "dossier.rated"
    }

    /// Which event it is.
    public var kind: Kind { content.kind }

    /// The event as the ledger takes it.
    func forLedger() throws -> NewEvent {
        let (kind, payload) = content
        return try NewEvent(kind: kind.rawValue, payload: payload)
    }

    private var content: (kind: Kind, payload: any Encodable & Sendable) {
        switch self {
        case .submitted(let payload): (.submitted, payload)
        case .accepted(let payload): (.accepted, payload)
        case .refused(let payload): (.refused, payload)
        case .assigned(let payload): (.assigned, payload)
        case .stepFinished(let payload): (.stepFinished, payload)
        case .returned(let payload): (.returned, payload)
        case .supplementRequested(let payload): (.supplementRequested, payload)
        case .supplemented(let payload): (.supplemented, payload)
        case .opinionAsked(let payload): (.opinionAsked, payload)
        case .opinionGiven(let payload): (.opinionGiven, payload)
        case .extended(let payload): (.extended, payload)
        case .stopped(let payload): (.stopped, payload)
        case .withdrawalRequested(let payload): (.withdrawalRequested, payload)
        case .withdrawn(let payload): (.withdrawn, payload)
        case .feeDemanded(let payload): (.feeDemanded, payload)
        case .feePaid(let payload): (.feePaid, payload)
        case .resultIssued(let payload): (.resultIssued, payload)
        case .handedOver(let payload): (.handedOver, payload)
        case .transferred(let payload): (.transferred, payload)
        case .opinionTransferred(let payload): (.opinionTransferred, payload)
        case .rated(let payload): (.rated, payload)
        }
    }

    /// Reads an event back; nil where the record is of another subject or its payload was erased.
    public init?(record: EventRecord) throws {
        guard let kind = Kind(rawValue: record.kind) else { return nil }
        func read<Payload: Decodable>(_ wrap: (Payload) -> DossierEvent) throws -> DossierEvent? {
            try record.decode(Payload.self).map(wrap)
        }
        let event: DossierEvent? =
            switch kind {
            case .submitted: try read(DossierEvent.submitted)
            case .accepted: try read(DossierEvent.accepted)
            case .refused: try read(DossierEvent.refused)
            case .assigned: try read(DossierEvent.assigned)
            case .stepFinished: try read(DossierEvent.stepFinished)
            case .returned: try read(DossierEvent.returned)
            case .supplementRequested: try read(DossierEvent.supplementRequested)
            case .supplemented: try read(DossierEvent.supplemented)
            case .opinionAsked: try read(DossierEvent.opinionAsked)
            case .opinionGiven: try read(DossierEvent.opinionGiven)
            case .extended: try read(DossierEvent.extended)
            case .stopped: try read(DossierEvent.stopped)
            case .withdrawalRequested: try read(DossierEvent.withdrawalRequested)
            case .withdrawn: try read(DossierEvent.withdrawn)
            case .feeDemanded: try read(DossierEvent.feeDemanded)
            case .feePaid: try read(DossierEvent.feePaid)
            case .resultIssued: try read(DossierEvent.resultIssued)
            case .handedOver: try read(DossierEvent.handedOver)
            case .transferred: try read(DossierEvent.transferred)
            case .opinionTransferred: try read(DossierEvent.opinionTransferred)
            case .rated: try read(DossierEvent.rated)
            }
        guard let event else { return nil }
        self = event
    }
}
