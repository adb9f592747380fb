public import HTML

extension HTMLWriter {
    /// Đường đi của hồ sơ: what has happened, where the dossier is now, and what is still to come.
    public mutating func course(content: Content) rethrows { try ol(.class("course"), content: content) }

    /// One step of a course, with a line below it.
    ///
    /// Whether it is past, now or to come is also said in words to those who listen. `detail` tells when, where and by
    /// whom.
    public mutating func courseStep(_ title: Phrase, _ place: CoursePlace, detail: Content) rethrows {
        try li(.class(place.rawValue), .aria("current", place == .now ? "step" : nil)) { html in
            html.b { html in
                html.text(title)
                html.unseen(place.words)
            }
            try html.div(.class("muted"), content: detail)
        }
    }
}

/// Where a step stands in the course of a dossier.
public enum CoursePlace: String, Sendable {
    case past, now, next

    fileprivate var words: Phrase {
        switch self {
        case .past: Phrase(vi: " (đã qua)", en: " (done)")
        case .now: Phrase(vi: " (hiện tại)", en: " (now)")
        case .next: Phrase(vi: " (sắp tới)", en: " (to come)")
        }
    }
}
