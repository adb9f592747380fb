import HTML
import Kernel
import Notices

/// What the demo's outbox shows.
struct OutboxIndexModel: Sendable {
    var items: [Item]
    /// What was typed into the search.
    var search: String
    /// Whether what was typed is no phone number.
    var isNoNumber: Bool
    var isFirst: Bool
    var older: String?
    var now: Instant

    /// One message, as a telephone would show it.
    struct Item: Sendable {
        var phone: String
        var title: Phrase
        var text: String
        /// The six digits of a one-time code.
        var code: String?
        var at: Instant
        var isOver: Bool
    }
}

extension OutboxIndexModel.Item {
    init(_ notice: SentNotice, now: Instant) {
        phone = Self.grouped(notice.phone ?? "")
        title = Phrase(vi: notice.kind?.vietnamese ?? "Tin nhắn", en: notice.kind?.english ?? "Message")
        text = notice.words.lines.first ?? ""
        code =
            notice.kind?.carriesCode == true
            ? text.split { !("0"..."9").contains($0) }.first { $0.count == 6 }.map(String.init) : nil
        at = notice.createdAt
        isOver = notice.expiresAt.map { $0 <= now } ?? false
    }

    /// `0912 345 678`, as it is read out.
    static func grouped(_ digits: String) -> String {
        guard digits.count > 7 else { return digits }
        return digits.prefix(4) + " " + digits.dropFirst(4).prefix(3) + " " + digits.dropFirst(7)
    }
}
