public import Catalogue
public import Directory
public import Kernel
public import Storage
public import Territory

/// Names the ids of dossiers.
public enum DossierTag {}
/// Mã của một hồ sơ trong hệ thống; the official code comes at the intake.
public typealias DossierID = Identifier<DossierTag>

/// Names the ids of results.
public enum ResultTag {}
/// Mã của một kết quả.
public typealias ResultID = Identifier<ResultTag>

/// Names the ids of questions to other agencies.
public enum OpinionTag {}
/// Mã của một lần xin ý kiến.
public typealias OpinionID = Identifier<OpinionTag>

/// A desk to which a dossier goes, with the time it has there.
public struct DeskStop: Hashable, Codable, Sendable {
    /// Key of the step.
    public var step: String
    /// Its name, as of the version.
    public var name: String
    /// The agency.
    public var agency: AgencyID
    /// The role of the desk.
    public var desk: DeskRole
    /// Phòng, where the step names one.
    public var division: String?
    /// When the desk should be done; nil where no calendar counts it.
    public var dueAt: Instant?
    /// The officer, where one is chosen already.
    public var assignee: PersonID?
    /// The officer's name.
    public var assigneeName: String?

    /// A desk.
    public init(
        step: String,
        name: String,
        agency: AgencyID,
        desk: DeskRole,
        division: String? = nil,
        dueAt: Instant? = nil,
        assignee: PersonID? = nil,
        assigneeName: String? = nil
    ) {
        self.step = step
        self.name = name
        self.agency = agency
        self.desk = desk
        self.division = division
        self.dueAt = dueAt
        self.assignee = assignee
        self.assigneeName = assigneeName
    }
}

/// Chủ hồ sơ: whose dossier it is.
public struct Applicant: Hashable, Codable, Sendable {
    /// The person, where the Directory knows one.
    public var person: PersonID?
    /// Họ và tên, or the name of the organisation.
    public var name: String
    /// Số định danh cá nhân or mã số doanh nghiệp; empty where not known.
    public var idNumber: String
    /// Số điện thoại; empty where there is none.
    public var phone: String

    /// An applicant.
    public init(person: PersonID?, name: String, idNumber: String, phone: String) {
        self.person = person
        self.name = name
        self.idNumber = idNumber
        self.phone = phone
    }
}

/// A component as it was handed in.
public struct HandedIn: Hashable, Codable, Sendable {
    /// How a component comes.
    public enum Source: String, Codable, Sendable, SQLConvertible {
        /// A file was uploaded or scanned.
        case file
        /// Paper was handed in at the counter.
        case paper
        /// The original is shown when the result is handed over.
        case shown
        /// A registry holds it.
        case registry
        /// An earlier result of the citizen's own store serves.
        case result
    }

    /// Key of the component in the procedure.
    public var key: String
    /// 1, 2 … for the files of one component.
    public var number: Int
    /// How it came.
    public var source: Source
    /// The file's name as the citizen gave it.
    public var fileName: String?
    /// The hash of the content.
    public var blob: BlobHash?
    /// Bytes.
    public var size: Int?
    /// Found in the content.
    public var mediaType: String?
    /// The earlier result.
    public var result: ResultID?
    /// Số bản chính.
    public var originals: Int
    /// Số bản sao.
    public var copies: Int

    /// A component as it was handed in.
    public init(
        key: String,
        number: Int = 1,
        source: Source,
        fileName: String? = nil,
        blob: BlobHash? = nil,
        size: Int? = nil,
        mediaType: String? = nil,
        result: ResultID? = nil,
        originals: Int = 0,
        copies: Int = 0
    ) {
        self.key = key
        self.number = number
        self.source = source
        self.fileName = fileName
        self.blob = blob
        self.size = size
        self.mediaType = mediaType
        self.result = result
        self.originals = originals
        self.copies = copies
    }
}

/// A fee of a dossier.
public struct ChargedFee: Hashable, Codable, Sendable {
    /// Key of the fee in the procedure.
    public var key: String
    /// Its name.
    public var name: String
    /// What is due.
    public var amount: Money
    /// How it was worked out.
    public var explanation: String
}

/// Lỗi cần sửa: one thing that is wrong, tied to the place where the citizen mends it.
public struct Defect: Hashable, Codable, Sendable {
    /// What a defect is about.
    public enum Target: String, Codable, Sendable, SQLConvertible {
        case field, component, whole
    }

    /// What it is about.
    public var target: Target
    /// Key of the field or component; empty for the whole.
    public var key: String
    /// What is wrong and how to mend it, in the officer's words.
    public var explanation: String

    /// A defect.
    public init(target: Target, key: String, explanation: String) {
        self.target = target
        self.key = key
        self.explanation = explanation
    }
}

extension DossierEvent {
    /// Nộp hồ sơ.
    public struct Submitted: Codable, Sendable {
        public var reference: String
        public var pin: String
        public var procedureCode: String
        public var version: ProcedureVersionID
        public var procedureName: String
        public var field: String
        public var channel: Channel
        public var handover: Channel
        public var place: UnitID
        public var receivingAgency: AgencyID
        public var applicant: Applicant
        public var submitter: PersonID?
        public var answers: [String: String]
        public var exemption: String?
        public var components: [HandedIn]
        public var fees: [ChargedFee]
        public var stop: DeskStop
    }

    /// Tiếp nhận.
    public struct Accepted: Codable, Sendable {
        public var code: String
        public var series: String
        public var serial: Int
        public var dueAt: Instant?
        public var stop: DeskStop
    }

    /// Từ chối tiếp nhận.
    public struct Refused: Codable, Sendable {
        public var defects: [Defect]
        public var explanation: String
    }

    /// Phân công.
    public struct Assigned: Codable, Sendable {
        public var stop: DeskStop
        public var endsStep: Bool
        public var note: String
    }

    /// Chuyển bước.
    public struct StepFinished: Codable, Sendable {
        public var note: String
        public var stop: DeskStop
    }

    /// Trả lại bước trước.
    public struct Returned: Codable, Sendable {
        public var reason: String
        public var stop: DeskStop
    }

    /// Yêu cầu bổ sung: the whole list at once.
    public struct SupplementRequested: Codable, Sendable {
        public var round: Int
        public var defects: [Defect]
        public var explanation: String
    }

    /// Đã bổ sung.
    public struct Supplemented: Codable, Sendable {
        public var answers: [String: String]
        public var components: [HandedIn]
        public var removed: [String]
        public var dueAt: Instant?
        public var stepDueAt: Instant?
    }

    /// Xin ý kiến.
    public struct OpinionAsked: Codable, Sendable {
        public var opinion: OpinionID
        public var agency: AgencyID
        public var question: String
        public var dueAt: Instant
    }

    /// Có ý kiến.
    public struct OpinionGiven: Codable, Sendable {
        public var opinion: OpinionID
        public var answer: String
        public var agrees: Bool
    }

    /// Xin lỗi và hẹn lại ngày trả.
    public struct Extended: Codable, Sendable {
        public var reason: String
        public var newDueAt: Instant
    }

    /// An end or a stop, with its reason.
    public struct Ended: Codable, Sendable {
        public var reason: String
    }

    /// Thu phí, lệ phí.
    public struct FeePaid: Codable, Sendable {
        public var keys: [String]
        public var by: Channel
        public var dueAt: Instant?
        public var stepDueAt: Instant?
    }

    /// Ban hành kết quả.
    public struct ResultIssued: Codable, Sendable {
        public var result: ResultID
        public var code: String?
        public var name: String
        public var series: String
        public var serial: Int
        public var number: String
        public var agencyName: String
        public var text: String
        public var facts: [String: String]
        public var signerName: String
        public var signerTitle: String
        public var signedAt: Instant
        public var validUntil: CivilDate?
        public var stop: DeskStop
    }

    /// Trả kết quả.
    public struct HandedOver: Codable, Sendable {
        public var to: String
        public var by: Channel
    }

    /// Chuyển giao: another agency takes over, with the desk at which it goes on.
    public struct Transferred: Codable, Sendable {
        public var reason: String
        public var receivingAgency: AgencyID
        public var stop: DeskStop
    }

    /// Chuyển câu hỏi xin ý kiến: the agency that took over from the one asked answers.
    public struct OpinionTransferred: Codable, Sendable {
        public var opinion: OpinionID
        public var agency: AgencyID
        public var reason: String
    }
}
