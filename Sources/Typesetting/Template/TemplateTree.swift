/// Cây của mẫu: a template as it stands in its file, with places, conditions and repeated parts.
///
/// In a list, a mapping with one of these keys stands for no, one or several items:
/// - `if: key` and `unless: key`: only where the data says something there, or nothing;
/// - `each: key`: once for each row there, whose own values go before;
/// - what remains is the item itself; `item: …` where that is no mapping; `items: […]` where there are several.
///
/// In a text, `{{key}}` is a place. A key of a mapping whose text has only empty places is left out, and a mapping that has
/// lost all its keys too; so what is not said leaves no hole. Texts in lists stay, since a cell does.
indirect enum TemplateTree: Sendable {
    case text(TemplateText, line: Int)
    case list([TemplateTree], line: Int)
    case mapping([(key: String, value: TemplateTree)], line: Int)
    case some(Choice, [TemplateTree], line: Int)

    /// When, and how often, a part stands.
    struct Choice: Sendable {
        var key: String
        var kind: Kind

        enum Kind: String, Sendable, CaseIterable { case when = "if", unless, each }
    }

    /// The tree with its places filled; nil where nothing is left.
    func filled(_ data: TemplateData) -> FilledTree? {
        switch self {
        case .text(let text, let line):
            let words = text.filled(data)
            return words.isEmpty && !text.places.isEmpty ? nil : .text(words, line: line)
        case .list(let items, let line):
            return .list(items.flatMap { $0.items(data) }, line: line)
        case .mapping(let pairs, let line):
            let kept = pairs.compactMap { pair in pair.value.filled(data).map { (pair.key, $0) } }
            return kept.isEmpty && !pairs.isEmpty ? nil : .mapping(FilledMapping(kept, line: line))
        case .some:
            return items(data).first
        }
    }

    private func items(_ data: TemplateData) -> [FilledTree] {
        switch self {
        case .text(let text, let line): [.text(text.filled(data), line: line)]
        case .list, .mapping: filled(data).map { [$0] } ?? []
        case .some(let choice, let items, _):
            switch choice.kind {
            case .when: data.says(choice.key) ? items.flatMap { $0.items(data) } : []
            case .unless: data.says(choice.key) ? [] : items.flatMap { $0.items(data) }
            case .each:
                data.rows(choice.key).flatMap { row in
                    let inner = data.with(row)
                    return items.flatMap { $0.items(inner) }
                }
            }
        }
    }
}

/// A text with places `{{key}}`.
struct TemplateText: Sendable {
    private enum Part: Sendable {
        case words(String)
        case place(String)
    }

    private var parts: [Part] = []
    /// Whether a mark has no partner.
    private(set) var isBroken = false

    init(_ text: String) {
        let pieces = text.split(separator: "{{", omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() {
            var words = piece
            if index > 0 {
                if let close = piece.firstRange(of: "}}") {
                    parts.append(.place(piece[..<close.lowerBound].split(separator: " ").joined()))
                    words = piece[close.upperBound...]
                } else {
                    isBroken = true
                }
            }
            if words.contains("}}") { isBroken = true }
            if !words.isEmpty { parts.append(.words(Marks.set(String(words)))) }
        }
    }

    /// The names of its places.
    var places: [String] {
        parts.compactMap { if case .place(let key) = $0 { key } else { nil } }
    }

    /// The text; empty where it has places and all of them are.
    func filled(_ data: TemplateData) -> String {
        let places = places
        if !places.isEmpty, !places.contains(where: { data.says($0) }) { return "" }
        return parts.map { part in
            switch part {
            case .words(let words): words
            case .place(let key): data.text(key)
            }
        }
        .joined()
    }
}
