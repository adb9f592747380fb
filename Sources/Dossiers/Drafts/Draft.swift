public import Catalogue
public import Directory
public import Kernel
public import Storage

/// Names the ids of drafts.
public enum DraftTag {}
/// Mã của một bản nháp.
public typealias DraftID = Identifier<DraftTag>

/// Names the ids of files of drafts.
public enum DraftFileTag {}
/// Mã của một tệp trong bản nháp.
public typealias DraftFileID = Identifier<DraftFileTag>

/// Bản nháp: a form that is being filled in; nobody but its owner sees it until it is sent.
public struct Draft: Sendable, Identifiable {
    /// Identity.
    public let id: DraftID
    /// Whose it is.
    public let account: AccountID
    /// Mã thủ tục hành chính.
    public let procedureCode: String
    /// The version on which it was begun.
    public let version: ProcedureVersionID
    /// The answers as they were typed.
    public let answers: [String: String]
    /// The ground of exemption from fees that was named.
    public let exemption: String?
    /// How the citizen wants the result.
    public let handover: Channel
    /// When it was begun.
    public let startedAt: Instant
    /// When it was last saved.
    public let savedAt: Instant
    /// The dossier that came of it.
    public let sent: DossierID?
    /// The dossier that it mends, and the round.
    public let mends: Mending?

    /// Bổ sung: which dossier a draft mends.
    public struct Mending: Hashable, Sendable {
        /// It waits for the supplement; the draft is sent into it and makes no new one.
        public let dossier: DossierID
        /// The round of the supplement, from 1.
        public let round: Int
    }

    /// At most so many files lie in a draft.
    public static let mostFiles = 60
    /// At most so many drafts has an account.
    public static let mostDrafts = 100

    init(row: Row) throws {
        id = try row["id"]
        account = try row["account_id"]
        procedureCode = try row["procedure_code"]
        let version: String = try row["procedure_version"]
        guard let parsed = ProcedureVersionID(version) else { throw StorageError.noColumn("procedure_version") }
        self.version = parsed
        answers = try DossierForm.read(try row["answers"])
        exemption = try row["exemption"]
        handover = Channel(rawValue: try row["handover"]) ?? .online
        startedAt = try row["started_at"]
        savedAt = try row["saved_at"]
        sent = try row["sent_dossier_id"]
        let mended: DossierID? = try row["mends_dossier_id"]
        let round: Int? = try row["mends_round"]
        mends = mended.flatMap { dossier in round.map { Mending(dossier: dossier, round: $0) } }
    }
}

/// Tệp của bản nháp.
public struct DraftFile: Sendable, Identifiable {
    /// Identity.
    public let id: DraftFileID
    /// Key of the component to which it belongs.
    public let component: String
    /// As the citizen named it.
    public let fileName: String
    /// The hash of the content.
    public let blob: BlobHash
    /// Bytes.
    public let size: Int
    /// Found in the content.
    public let mediaType: String

    init(row: Row) throws {
        id = try row["id"]
        component = try row["component"]
        fileName = try row["file_name"]
        blob = try row["blob"]
        size = try row["size"]
        mediaType = try row["media_type"]
    }
}

/// Bản nháp đầy đủ: a draft with its files, and the version by which it will be sent.
public struct DraftContents: Sendable {
    /// Answers as typed, and what was chosen.
    public let draft: Draft
    /// In the order in which they came.
    public let files: [DraftFile]
    /// Components for which an earlier result serves.
    public let reused: [String: ResultID]
    /// The version by which it would be sent today; where the procedure takes no dossiers any more, the one it began on.
    public let version: ProcedureVersion
    /// Whether the procedure takes dossiers online today.
    public let isOpen: Bool

    /// Whether a new version came into force since it was begun.
    public var isSuperseded: Bool { isOpen && version.id != draft.version }

    /// The files of one component.
    public func files(of component: String) -> [DraftFile] { files.filter { $0.component == component } }

    /// Papers that the case demands as files and that are not there yet.
    ///
    /// - `answers`: checked answers.
    public func missing(for answers: [String: String]) -> [Component] {
        version.components(for: answers).filter { component in
            component.isRequired && component.online == .file && files(of: component.key).isEmpty
                && reused[component.key] == nil
        }
    }
}
