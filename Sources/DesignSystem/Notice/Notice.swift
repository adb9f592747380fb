public import HTML

extension HTMLWriter {
    /// Thông báo: something the reader should know before going on.
    ///
    /// `isUrgent` has it announced at once to those who listen; for answers to what the reader just did.
    public mutating func notice(_ title: Phrase, tone: Tone = .calm, isUrgent: Bool = false, content: Content) rethrows
    {
        try div(.class("notice \(tone.rawValue)"), .role(isUrgent ? "status" : nil)) { html in
            html.icon(tone == .done ? .check : tone == .calm || tone == .quiet ? .bell : .warning)
            try html.div { html in
                html.p { $0.b(title) }
                try content(&html)
            }
        }
    }
}

/// Thông báo bằng chữ: a notice of plain words.
public struct Notice: Component, Sendable {
    let title: Phrase
    let words: Phrase?
    let tone: Tone
    let isUrgent: Bool

    /// A notice; urgent where it answers what the reader just did.
    public init(_ title: Phrase, _ words: Phrase? = nil, tone: Tone = .calm, isUrgent: Bool = false) {
        self.title = title
        self.words = words
        self.tone = tone
        self.isUrgent = isUrgent
    }

    /// Writes the notice.
    public func write(to html: inout HTMLWriter) {
        html.notice(title, tone: tone, isUrgent: isUrgent) { html in
            if let words { html.p(words) }
        }
    }
}

/// Chưa có gì: what stands where a list would be, and what to do next.
public struct EmptyState: Component, Sendable {
    let title: Phrase
    let words: Phrase
    let action: Link?
    let icon: Icon

    /// Nothing here yet; `words` and `action` say what to do.
    public init(_ title: Phrase, _ words: Phrase, action: Link? = nil, icon: Icon = .paper) {
        self.title = title
        self.words = words
        self.action = action
        self.icon = icon
    }

    /// Writes the empty state.
    public func write(to html: inout HTMLWriter) {
        html.div(.class("empty")) { html in
            html.icon(icon, size: 40)
            html.p { $0.b(title) }
            html.p(words, .class("muted"))
            if let action { html.add(Button.link(action.label, to: action.address, .quiet)) }
        }
    }
}
