/// Bước chuyển: one row of the table of all that may happen to a dossier.
///
/// The table is the whole of the state machine: a command asks it before it writes, pages ask it which buttons to show.
public struct Edge: Sendable {
    /// What happens; also the kind of the event.
    public let kind: DossierEvent.Kind
    /// From which states.
    public let from: Set<DossierState>
    /// Who may do it.
    public let by: Party

    /// Who takes an edge.
    public enum Party: Hashable, Sendable {
        /// The applicant or who sent it in.
        case citizen
        /// The officer at whose desk it lies.
        case holder
        /// The counter of the agency that received it.
        case counter
        /// A leader of the agency where it lies.
        case leader
        /// A head or leader of the agency where it lies.
        case chief
        /// An officer of an agency that was asked for its opinion.
        case consulted
        /// The program, when the map of the province changes.
        case system
    }

    /// All edges.
    ///
    /// Submitting is missing: it is the birth of a dossier and has no state to start from.
    public static let all: [Edge] = [
        Edge(kind: .accepted, from: [.submitted], by: .counter),
        Edge(kind: .refused, from: [.submitted], by: .counter),
        Edge(kind: .assigned, from: [.accepted, .inProcess], by: .chief),
        Edge(kind: .stepFinished, from: [.accepted, .inProcess], by: .holder),
        Edge(kind: .returned, from: [.accepted, .inProcess], by: .holder),
        Edge(kind: .supplementRequested, from: [.submitted, .accepted, .inProcess], by: .holder),
        Edge(kind: .supplemented, from: [.awaitingSupplement], by: .citizen),
        Edge(kind: .opinionAsked, from: [.accepted, .inProcess], by: .holder),
        Edge(kind: .opinionGiven, from: Set(DossierState.allCases), by: .consulted),
        Edge(kind: .extended, from: [.accepted, .inProcess], by: .leader),
        Edge(kind: .stopped, from: [.accepted, .inProcess, .awaitingSupplement, .awaitingPayment], by: .chief),
        Edge(
            kind: .withdrawalRequested,
            from: [.submitted, .accepted, .inProcess, .awaitingSupplement, .awaitingPayment],
            by: .citizen
        ),
        Edge(kind: .withdrawn, from: [.withdrawalRequested], by: .counter),
        Edge(kind: .feeDemanded, from: [.accepted, .inProcess], by: .holder),
        Edge(kind: .feePaid, from: Set(DossierState.allCases).subtracting([.refused, .stopped]), by: .counter),
        Edge(kind: .resultIssued, from: [.inProcess], by: .holder),
        Edge(kind: .handedOver, from: [.done], by: .counter),
        Edge(kind: .transferred, from: Set(DossierState.allCases.filter { !$0.isFinal }), by: .system),
        Edge(kind: .opinionTransferred, from: Set(DossierState.allCases), by: .system),
        Edge(kind: .rated, from: [.refused, .handedOver], by: .citizen),
    ]

    /// What may happen to a dossier of an internal procedure: nobody asked for anything that could be refused, completed or
    /// paid for, and who was ordered neither ends the order nor puts its deadline off.
    static let ofInternalProcedures: Set<DossierEvent.Kind> = [
        .assigned, .stepFinished, .returned, .opinionAsked, .opinionGiven, .resultIssued, .transferred,
        .opinionTransferred,
    ]

    /// Whether this may happen in the state.
    public static func allows(_ kind: DossierEvent.Kind, in state: DossierState) -> Bool {
        all.contains { $0.kind == kind && $0.from.contains(state) }
    }
}
