public import Catalogue
public import Directory
public import Kernel
public import Storage

/// Người nhận tin: what a message about a dossier needs to know of it, in one query over one row.
public struct DossierAddressee: Sendable {
    /// The official code, or the reference before the intake.
    public let name: String
    /// 6 digits for tracking.
    public let pin: String
    /// The name of the procedure as of its version.
    public let procedureName: String
    /// How it was sent.
    public let channel: Channel
    /// How the citizen wants the result.
    public let handover: Channel
    /// Where it was received.
    public let receivingAgency: AgencyID
    /// Where it lies now.
    public let agency: AgencyID
    /// Whose dossier it is.
    public let applicant: PersonID?
    /// Who sent it, where another.
    public let submitter: PersonID?
    /// The phone that the applicant gave; nil where none.
    public let phone: String?
    /// Whether fees are due.
    public let money: Dossier.MoneyState
    /// Hẹn trả.
    public let dueAt: Instant?
    /// When the desk should be done.
    public let stepDueAt: Instant?
    /// When it was finished.
    public let finishedAt: Instant?

    /// The addressee of a dossier; nil where there is no such dossier.
    ///
    /// No scope is asked: what is read goes into messages to the applicant, never to who caused them.
    public static func of(_ id: DossierID, in db: ReadSession) throws -> DossierAddressee? {
        try db.row(
            """
            SELECT code, reference, pin, procedure_name, channel, handover, receiving_agency_id, agency_id,
                   applicant_id, submitter_id, applicant_phone, money_state, due_at, step_due_at, finished_at
            FROM dossier WHERE id = \(id)
            """
        ).map(DossierAddressee.init(row:))
    }

    /// The addressee of a dossier that has just been handed in: all of it stands in the event.
    public init(_ event: DossierEvent.Submitted) {
        name = event.reference
        pin = event.pin
        procedureName = event.procedureName
        channel = event.channel
        handover = event.handover
        receivingAgency = event.receivingAgency
        agency = event.stop.agency
        applicant = event.applicant.person
        submitter = event.submitter
        phone = PhoneNumber(event.applicant.phone)?.digits
        money = event.fees.allSatisfy { $0.amount == .zero } ? .free : .due
        dueAt = nil
        stepDueAt = event.stop.dueAt
        finishedAt = nil
    }

    private init(row: Row) throws {
        let code: String? = try row["code"]
        name = try code ?? row["reference"]
        pin = try row["pin"]
        procedureName = try row["procedure_name"]
        channel = Channel(rawValue: try row["channel"]) ?? .counter
        handover = Channel(rawValue: try row["handover"]) ?? .counter
        receivingAgency = try row["receiving_agency_id"]
        agency = try row["agency_id"]
        applicant = try row["applicant_id"]
        submitter = try row["submitter_id"]
        phone = PhoneNumber(try row["applicant_phone"] as String)?.digits
        money = try row["money_state"]
        dueAt = try row["due_at"]
        stepDueAt = try row["step_due_at"]
        finishedAt = try row["finished_at"]
    }
}
