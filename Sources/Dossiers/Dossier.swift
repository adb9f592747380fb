public import Catalogue
public import Directory
public import Kernel
public import Storage
import Synchronization
public import Territory

/// Hồ sơ: where one dossier stands; a row of the projection.
public struct Dossier: Sendable, Identifiable {
    /// Fixed from the submission on; everything of the house refers to it, the codes are for people.
    public let id: DossierID
    /// Mã tra cứu before the intake.
    public let reference: String
    /// 6 digits; with a code they open the public tracking page.
    public let pin: String
    /// Mã hồ sơ, after the intake.
    public let code: String?
    /// Mã thủ tục hành chính, `1.004884`.
    public let procedureCode: String
    /// The version to which it is pinned, whatever is published later.
    public let version: ProcedureVersionID
    /// The name of the procedure as of its version.
    public let procedureName: String
    /// Lĩnh vực, by the key of the catalogue.
    public let field: String
    /// Kênh nộp: online, at the counter or by post.
    public let channel: Channel
    /// How the citizen wants the result.
    public let handover: Channel
    /// The unit for which it is decided; where it was handed in may be another (NĐ 118/2025).
    public let place: UnitID
    /// Cơ quan tiếp nhận: it gave the receipt, its statistics count the dossier.
    public let receivingAgency: AgencyID
    /// Where it lies now.
    public let agency: AgencyID
    /// Nơi đang giữ: the only node of the network that may append events to it.
    public let node: String
    /// Where it stands, by the national codes.
    public let state: DossierState
    /// Whether fees are owed; apart from the course, since one may pay before or after any step.
    public let money: MoneyState
    /// Key of the step of the procedure at which it is; it keeps the last one when it has ended.
    public let step: String
    /// The role that does the step: counter, head, specialist, leader or clerk.
    public let desk: DeskRole
    /// Phòng of the desk, by key; nil where the step names none, or the agency no longer has it.
    public let division: String?
    /// Cán bộ đang thụ lý; nil where it waits for whoever sits at the desk.
    public let assignee: PersonID?
    /// The officer's name as it was when it was given to them.
    public let assigneeName: String?
    /// Chủ hồ sơ; name, number and telephone are empty after an erasure.
    public let applicant: Applicant
    /// Người nộp, where another than the applicant.
    public let submitter: PersonID?
    /// Ngày nộp: when it arrived, though nobody had looked at it.
    public let submittedAt: Instant
    /// Ngày tiếp nhận, from which the limit runs; nil before the intake.
    public let acceptedAt: Instant?
    /// Hẹn trả, as moved by pauses and by an extension; nil before the intake and without a limit.
    public let dueAt: Instant?
    /// Hẹn trả as first promised; never moved.
    public let originalDueAt: Instant?
    /// When it came to the desk where it lies.
    public let stepStartedAt: Instant
    /// When that desk should be done; nil where it has ended.
    public let stepDueAt: Instant?
    /// Since when the clock stands; nil while it runs.
    public let pausedAt: Instant?
    /// Ngày có kết quả, or of the refusal, stop or withdrawal; lateness is judged by it.
    public let finishedAt: Instant?
    /// Ngày trả kết quả; nil until the result is in the citizen's hand.
    public let handedOverAt: Instant?
    /// How often papers were asked for; from the second on it counts as overdue.
    public let supplements: Int
    /// How often it was put off with an apology: 0 or 1 (NĐ 61/2018).
    public let extensions: Int
    /// How many events it has; a command names it, so that two officers never overwrite each other.
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

    /// Whether it is of an internal procedure: no citizen's, and in no statistics of administrative procedures.
    public var isInternal: Bool { InternalProcedure.hasCode(procedureCode) }

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
