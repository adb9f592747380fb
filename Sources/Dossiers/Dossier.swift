public import Catalogue
public import Directory
public import Kernel
public import Storage
import Synchronization
public import Territory

/// Hồ sơ: where one dossier stands; a row of the projection.
public struct Dossier: Sendable, Identifiable {
    public let id: DossierID
    /// Mã tra cứu before the intake.
    public let reference: String
    /// 6 digits; with a code they open the public tracking page.
    public let pin: String
    /// Mã hồ sơ, after the intake.
    public let code: String?
    public let procedureCode: String
    public let version: ProcedureVersionID
    /// The name of the procedure as of its version.
    public let procedureName: String
    public let field: String
    public let channel: Channel
    /// How the citizen wants the result.
    public let handover: Channel
    public let place: UnitID
    public let receivingAgency: AgencyID
    /// Where it lies now.
    public let agency: AgencyID
    public let node: String
    public let state: DossierState
    public let money: MoneyState
    public let step: String
    public let desk: DeskRole
    public let division: String?
    public let assignee: PersonID?
    public let assigneeName: String?
    public let applicant: Applicant
    public let submitter: PersonID?
    public let submittedAt: Instant
    public let acceptedAt: Instant?
    public let dueAt: Instant?
    public let originalDueAt: Instant?
    public let stepStartedAt: Instant
    public let stepDueAt: Instant?
    public let pausedAt: Instant?
    public let finishedAt: Instant?
    public let handedOverAt: Instant?
    public let supplements: Int
    public let extensions: Int
    public let position: Int

    /// Tình trạng phí: the money status, apart from the course.
    public enum MoneyState: String, Codable, Sendable, SQLConvertible {
        /// Nothing is due.
        case free
        /// Something is due.
        case due
        /// All is paid.
        case paid
    }

    /// The code to call it by: the official one, or the reference before the intake.
    public var name: String { code ?? reference }

    /// Whether it is late, or was late when it was finished; a second supplement counts as late (QĐ 766).
    public func isOverdue(at moment: Instant) -> Bool {
        if supplements >= 2 { return true }
        guard let dueAt else { return false }
        return (finishedAt ?? pausedAt ?? moment) > dueAt
    }

    /// What decides who may see it.
    public var subject: Scope.Subject {
        Scope.Subject(
            applicant: applicant.person,
            submitter: submitter,
            agency: agency,
            receiver: receivingAgency,
            division: division,
            field: field
        )
    }

    init(row: Row) throws {
        id = try row["id"]
        reference = try row["reference"]
        pin = try row["pin"]
        code = try row["code"]
        procedureCode = try row["procedure_code"]
        version = try VersionNames.id(try row["procedure_version"])
        procedureName = try row["procedure_name"]
        field = try row["field"]
        channel = Channel(rawValue: try row["channel"]) ?? .counter
        handover = Channel(rawValue: try row["handover"]) ?? .counter
        place = try row["place_id"]
        receivingAgency = try row["receiving_agency_id"]
        agency = try row["agency_id"]
        node = try row["node"]
        state = try row["state"]
        money = try row["money_state"]
        step = try row["step"]
        desk = try row["desk"]
        division = try row["division"]
        assignee = try row["assignee_id"]
        assigneeName = try row["assignee_name"]
        applicant = Applicant(
            person: try row["applicant_id"],
            name: try row["applicant_name"],
            idNumber: try row["applicant_id_number"],
            phone: try row["applicant_phone"]
        )
        submitter = try row["submitter_id"]
        submittedAt = try row["submitted_at"]
        acceptedAt = try row["accepted_at"]
        dueAt = try row["due_at"]
        originalDueAt = try row["original_due_at"]
        stepStartedAt = try row["step_started_at"]
        stepDueAt = try row["step_due_at"]
        pausedAt = try row["paused_at"]
        finishedAt = try row["finished_at"]
        handedOverAt = try row["handed_over_at"]
        supplements = try row["supplements"]
        extensions = try row["extensions"]
        position = try row["position"]
    }
}

/// The ids of versions by their text: some dozens, read with every row of a dossier.
private enum VersionNames {
    private static let known = Mutex<[String: ProcedureVersionID]>([:])

    static func id(_ text: String) throws -> ProcedureVersionID {
        if let id = known.withLock({ $0[text] }) { return id }
        guard let id = ProcedureVersionID(text) else { throw StorageError.noColumn("procedure_version") }
        known.withLock { $0[text] = id }
        return id
    }
}
