public import Directory
public import Dossiers
public import Kernel
import Storage

/// Names the ids of remarks.
public enum RemarkTag {}
/// Mã của một ý kiến.
public typealias RemarkID = Identifier<RemarkTag>

/// Ý kiến về một số liệu.
public struct Remark: Hashable, Sendable, Identifiable {
    /// Identity.
    public let id: RemarkID
    /// Who wrote it.
    public let author: PersonID
    /// The author's name.
    public let name: String
    /// Chức danh of the author; empty for an administrator.
    public let title: String
    /// What is said; empty once it was taken away.
    public let words: String
    /// The figure as it stood; nil where there was none.
    public let value: Double?
    /// The days of the figure.
    public let period: Period
    /// When.
    public let writtenAt: Instant
    /// When its author took it away.
    public let removedAt: Instant?

    init(row: Row) throws {
        (id, author) = (try row["id"], try row["author_id"])
        (name, title, words) = (try row["author_name"], try row["author_title"], try row["words"])
        value = (try row["value"] as String?).flatMap(Double.init)
        period = Period(try row["first_day"], try row["last_day"])
        (writtenAt, removedAt) = (try row["written_at"], try row["removed_at"])
    }
}

/// Chỉ đạo về một số liệu: an instruction with the dossier that carries it.
public struct Instruction: Sendable, Identifiable {
    /// The dossier.
    public let id: DossierID
    /// Key of the indicator.
    public let indicator: String
    /// Of whom the figure speaks.
    public let subject: BoardSubject
    /// Cơ quan thực hiện: where the dossier lies now; after a reform it is not the one that was ordered.
    public let agency: AgencyID
    /// Nội dung.
    public let words: String
    /// Who gave it.
    let givenBy: PersonID
    /// Their name.
    public let issuer: String
    /// Chức danh.
    public let title: String
    /// The figure as it stood.
    public let value: Double?
    /// The days of the figure.
    public let period: Period
    /// When it was given.
    public let givenAt: Instant
    /// The deadline as it was set.
    public let dueAt: Instant
    /// Where it stands.
    public let standing: Dossiers.OrderStanding

    init?(row: Row, _ standings: [DossierID: Dossiers.OrderStanding]) throws {
        let (id, word): (DossierID, String) = (try row["dossier_id"], try row["subject"])
        guard let standing = standings[id], let subject = BoardSubject(word: word) else { return nil }
        (self.id, self.subject, self.standing) = (id, subject, standing)
        (indicator, agency, words) = (try row["indicator"], standing.dossier.agency, try row["words"])
        givenBy = try row["issuer_id"]
        (issuer, title) = (try row["issuer_name"], try row["issuer_title"])
        value = (try row["value"] as String?).flatMap(Double.init)
        period = Period(try row["first_day"], try row["last_day"])
        (givenAt, dueAt) = (try row["given_at"], try row["due_at"])
    }

    /// Whether it is carried out and reported.
    public var isDone: Bool { standing.dossier.finishedAt != nil }

    /// Whether it is late, or was when it was done.
    public func isOverdue(at moment: Instant) -> Bool { standing.dossier.isOverdue(at: moment) }
}
