import DesignSystem
import HTML
import Kernel
import Notices
import Web

/// What the inbox shows.
struct InboxIndexModel: Sendable {
    var items: [Item]
    /// On all pages.
    var unread: Int
    /// Whether this is the newest page.
    var isFirst: Bool
    /// Address of the older messages.
    var older: String?
    var now: Instant
    var security: FormSecurity

    /// One message.
    struct Item: Sendable {
        var id: NoticeID
        var title: Phrase
        /// The message in the reader's language, line by line.
        var lines: [String]
        var at: Instant
        var isUnread: Bool
        /// Whether the reader has to do something.
        var asksForAction: Bool
        /// Where the reader goes on: a dossier's page or another of the portal; nil where the message leads nowhere.
        var link: WebPath?
        /// Whether that is a dossier's page.
        var isOfDossier: Bool
    }

    static let readField = "da-doc"
    static let openField = "mo"
    static let all = "tat-ca"
}

extension InboxIndexModel.Item {
    init(_ notice: SentNotice, _ language: Language) {
        id = notice.id
        title = Phrase(vi: notice.kind?.vietnamese ?? "Tin nhắn", en: notice.kind?.english ?? "Message")
        lines = language == .vi ? notice.words.lines : notice.words.englishLines
        at = notice.createdAt
        isUnread = notice.readAt == nil
        asksForAction = notice.kind?.asksForAction ?? false
        link = notice.link
        isOfDossier = notice.address == nil
    }
}

extension SentNotice {
    /// Where the reader goes on.
    var link: WebPath? { ReturnPath(address)?.path ?? dossier.map { "/ho-so/\($0)" } }
}
