public import Catalogue
public import Directory
public import Kernel

/// Bộ hồ sơ được nộp: what comes in with a submission, online or at the counter.
public struct Submission: Sendable {
    /// Mã thủ tục hành chính.
    public var procedure: String
    /// The version that the form was filled in on; nil takes the one of the day.
    public var version: ProcedureVersionID?
    /// Trực tuyến, trực tiếp, bưu chính.
    public var channel: Channel
    /// How the citizen wants the result.
    public var handover: Channel
    /// Whose dossier it is.
    public var applicant: Applicant
    /// Who sends it, where another.
    public var submitter: PersonID?
    /// Raw answers as typed.
    public var answers: [String: String]
    /// The ground of exemption from fees that the applicant names.
    public var exemption: String?
    /// What is handed in.
    public var components: [HandedIn]

    /// A submission.
    public init(
        procedure: String,
        version: ProcedureVersionID? = nil,
        channel: Channel,
        handover: Channel,
        applicant: Applicant,
        submitter: PersonID? = nil,
        answers: [String: String],
        exemption: String? = nil,
        components: [HandedIn] = []
    ) {
        self.procedure = procedure
        self.version = version
        self.channel = channel
        self.handover = handover
        self.applicant = applicant
        self.submitter = submitter
        self.answers = answers
        self.exemption = exemption
        self.components = components
    }
}

/// Biên nhận: what the citizen gets at once.
public struct SubmissionReceipt: Hashable, Codable, Sendable {
    /// For the address of its page; the citizen keeps reference and PIN.
    public let id: DossierID
    /// Mã tra cứu.
    public let reference: String
    /// PIN tra cứu, 6 digits.
    public let pin: String
}
