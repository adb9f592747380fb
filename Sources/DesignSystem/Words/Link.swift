public import HTML

/// Liên kết: where a link leads and what it says; used by menus, tabs, breadcrumbs and footers.
public struct Link: Sendable {
    /// The words of the link.
    public var label: Phrase
    /// Where it leads.
    public var address: String
    /// How many things wait there, shown beside the words.
    public var count: Int?

    /// A link with these words.
    public init(_ label: Phrase, to address: String, count: Int? = nil) {
        self.label = label
        self.address = address
        self.count = count
    }
}

/// Sắc thái: what a colour means.
///
/// Never shown without words.
public enum Tone: String, Sendable, CaseIterable {
    /// Goes its way.
    case calm
    /// Waits for somebody.
    case wait
    /// Overdue, refused or wrong.
    case late
    /// Finished well.
    case done
    /// Stands still, of no urgency.
    case quiet
}

extension Phrase {
    static func count(_ number: Int, _ vietnamese: String, one: String, many: String) -> Phrase {
        Phrase(
            vi: "\(NumberText.grouped(number, .vi)) \(vietnamese)",
            en: "\(NumberText.grouped(number, .en)) \(number == 1 ? one : many)"
        )
    }
}
