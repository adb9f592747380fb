public import HTML

/// Thay đổi: how a value moved since the period before, with an arrow and in words.
///
/// ```swift
/// Change(from: 0.512, to: 0.529, since: Phrase(vi: "tháng trước", en: "last month"), format: .share)   // ↑ tăng 1,7 điểm % so với tháng trước
/// ```
public struct Change: Component, Sendable {
    let before: Double?
    let now: Double?
    let since: Phrase?
    let format: ValueFormat

    /// A move between two values; nothing is written where one of them is missing.
    public init(from before: Double?, to now: Double?, since: Phrase? = nil, format: ValueFormat) {
        self.before = before?.number
        self.now = now?.number
        self.since = since
        self.format = format
    }

    /// Writes the move.
    public func write(to html: inout HTMLWriter) {
        guard let before, let now, let words = words(html.language) else { return }
        html.small(.class("change")) { html in
            html.span(now > before ? "↑" : now < before ? "↓" : "→", .aria("hidden", true))
            html.text(" " + words)
        }
    }

    /// `tăng 1,7 điểm % so với tháng trước`; nil where a value is missing.
    public func words(_ language: Language) -> String? {
        guard let before, let now else { return nil }
        let amount = amount(abs(now - before), language)
        let verb =
            amount == nil
            ? Phrase(vi: "không đổi", en: "unchanged")
            : now > before ? Phrase(vi: "tăng", en: "up") : Phrase(vi: "giảm", en: "down")
        let since = since.map { Phrase(vi: "so với \($0.vi)", en: "since \($0.en)")[language] }
        return [verb[language], amount, since].compactMap { $0 }.joined(separator: " ")
    }

    /// How much, nil where nothing of it would be seen; shares move by points of a percent, not by percent.
    private func amount(_ difference: Double, _ language: Language) -> String? {
        if format == .share {
            let points = NumberText.decimal(difference * 100, digits: 1, language)
            return points == "0" ? nil : points + Phrase(vi: "\u{A0}điểm\u{A0}%", en: "\u{A0}points")[language]
        }
        let words = format.words(difference, language)
        return words == format.words(0, language) ? nil : words
    }
}
