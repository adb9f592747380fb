public import Directory
public import Dossiers
public import Kernel
import Storage

/// Names the ids of messages.
public enum NoticeTag {}
/// Mã của một tin nhắn; in the order of time.
public typealias NoticeID = Identifier<NoticeTag>

/// Tin nhắn: a message to a person.
public struct SentNotice: Hashable, Sendable, Identifiable {
    /// Identity.
    public let id: NoticeID
    /// Whose inbox it lies in; nil where it was only sent to a phone.
    public let person: PersonID?
    /// Digits of the phone that it goes to; nil where it is only read in the inbox.
    public let phone: String?
    /// Why it was written; nil where an older program wrote it and this one knows the kind no more.
    public let kind: NoticeKind?
    /// The dossier that it tells of.
    public let dossier: DossierID?
    /// The page of the portal on which the person reads on; nil where it is the dossier's.
    public let address: String?
    /// What it says.
    public let words: NoticeWords
    /// When it was written.
    public let createdAt: Instant
    /// When it is of no use any more.
    public let expiresAt: Instant?
    /// When its person marked it as read.
    public let readAt: Instant?

    init(row: Row) throws {
        id = try row["id"]
        person = try row["person_id"]
        phone = try row["phone"]
        kind = NoticeKind(rawValue: try row["kind"])
        dossier = try row["dossier_id"]
        address = try row["address"]
        words = NoticeWords(vi: try row["words"], en: try row["english"])
        createdAt = try row["created_at"]
        expiresAt = try row["expires_at"]
        readAt = try row["read_at"]
    }
}

/// Lời của tin: what a message says, in both languages.
///
/// The first line is complete by itself: it is what an SMS carries. Further lines say more to who reads the inbox.
public struct NoticeWords: Hashable, Sendable {
    /// In Vietnamese, as it was sent.
    public var vi: String
    /// In English.
    public var en: String

    /// Words in both languages.
    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// The lines in Vietnamese.
    public var lines: [String] { vi.split(separator: "\n").map(String.init) }

    /// The lines in English.
    public var englishLines: [String] { en.split(separator: "\n").map(String.init) }
}

/// Tin mới: a message that is about to be written.
public struct NewNotice: Sendable {
    /// Whose inbox; nil: only to the phone.
    public var person: PersonID?
    /// Digits; nil: only to the inbox.
    public var phone: String?
    /// Why.
    public var kind: NoticeKind
    /// The dossier that it tells of.
    public var dossier: DossierID?
    /// The page of the portal on which the person reads on; nil where it is the dossier's.
    public var address: String?
    /// What it says.
    public var words: NoticeWords
    /// When it is of no use any more.
    public var expiresAt: Instant?

    /// A message; one that has neither a person nor a phone reaches nobody and is not written.
    public init(
        person: PersonID?,
        phone: String?,
        kind: NoticeKind,
        dossier: DossierID? = nil,
        address: String? = nil,
        words: NoticeWords,
        expiresAt: Instant? = nil
    ) {
        self.person = person
        self.phone = phone
        self.kind = kind
        self.dossier = dossier
        self.address = address
        self.words = words
        self.expiresAt = expiresAt
    }
}
