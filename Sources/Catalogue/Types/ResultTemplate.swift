/// Mẫu kết quả: the text of a result, with places `{{key}}` for answers and facts of the dossier.
///
/// What a form does not ask of everybody must leave no hole behind (“Dân tộc: . Quốc tịch: ”):
/// - a line whose places all stay empty is left out by itself;
/// - `[[ … ]]` is a passage that is left out where all its places stay empty, over several lines too;
/// - `[[ … || … ]]` says something else instead.
///
/// The template holds the text alone: the sheet has the agency, the number, the day and the signature.
public struct ResultTemplate: Hashable, Sendable {
    /// A run of text, a place, or a passage that stands only with something to say.
    public enum Part: Hashable, Sendable {
        case text(String)
        case place(String)
        case passage([Part], otherwise: [Part])
    }

    /// Names of places that are not form fields.
    public static let facts = ["agency", "applicant", "date", "number", "place", "report", "signer"]

    /// The text cut at its places and passages.
    public let parts: [Part]

    /// Reads a template; a mark without its partner is plain text and is found by the check.
    public init(_ text: String) {
        parts = Self.read(text)
    }

    /// The keys of its places, in order.
    public var places: [String] { Self.places(parts) }

    /// Passages without any place, which would never be shown.
    var hasEmptyPassage: Bool {
        Self.has(parts) { part in
            if case .passage(let inner, _) = part { Self.places(inner).isEmpty } else { false }
        }
    }

    /// Marks without their partner.
    var hasLooseMark: Bool {
        Self.has(parts) { part in
            guard case .text(let text) = part else { return false }
            return ["{{", "}}", "[[", "]]"].contains { text.contains($0) }
        }
    }

    private static func places(_ parts: [Part]) -> [String] {
        parts.flatMap { part -> [String] in
            switch part {
            case .text: []
            case .place(let key): [key]
            case .passage(let inner, let otherwise): places(inner) + places(otherwise)
            }
        }
    }

    private static func has(_ parts: [Part], _ test: (Part) -> Bool) -> Bool {
        parts.contains { part in
            if test(part) { return true }
            guard case .passage(let inner, let otherwise) = part else { return false }
            return has(inner, test) || has(otherwise, test)
        }
    }
}

// Reading a template.
extension ResultTemplate {
    /// Passages in passages beyond this are plain text: a file comes from outside.
    private static let deepest = 8

    /// Goes through the text once, whatever stands in it.
    private static func read(_ text: String) -> [Part] {
        var open = [OpenPassage()]
        var rest = Substring(text)
        var hasPlaces = true
        while let first = rest.first {
            let last = open.count - 1
            if hasPlaces, rest.hasPrefix("{{") {
                guard let close = rest.firstRange(of: "}}") else {
                    hasPlaces = false
                    continue
                }
                let key = rest[..<close.lowerBound].dropFirst(2)
                open[last].add(.place(String(key.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())))
                rest = rest[close.upperBound...]
            } else if rest.hasPrefix("[["), last < deepest {
                open.append(OpenPassage())
                rest = rest.dropFirst(2)
            } else if last > 0, rest.hasPrefix("||") {
                if !open[last].turn() { loosen(&open, before: "||") }
                rest = rest.dropFirst(2)
            } else if last > 0, rest.hasPrefix("]]") {
                let passage = open.removeLast()
                open[last - 1].add(.passage(passage.inner, otherwise: passage.otherwise))
                rest = rest.dropFirst(2)
            } else {
                open[last].add(first)
                rest = rest.dropFirst()
            }
        }
        while open.count > 1 { loosen(&open) }
        return open[0].inner
    }

    /// A passage that never ends, or has a second `||`, was none: its marks are text.
    private static func loosen(_ open: inout [OpenPassage], before mark: String = "") {
        let passage = open.removeLast()
        let last = open.count - 1
        for character in "[[" { open[last].add(character) }
        for part in passage.inner { open[last].add(part) }
        if passage.hasTurned { for character in "||" { open[last].add(character) } }
        for part in passage.otherwise { open[last].add(part) }
        for character in mark { open[last].add(character) }
    }
}

/// A passage whose end has not come yet; the whole template is the outermost.
private struct OpenPassage {
    private var parts: [ResultTemplate.Part] = []
    private var otherParts: [ResultTemplate.Part] = []
    private var run = ""
    /// Whether `||` has come.
    private(set) var hasTurned = false

    var inner: [ResultTemplate.Part] { hasTurned ? parts : parts + rest }
    var otherwise: [ResultTemplate.Part] { hasTurned ? otherParts + rest : [] }

    private var rest: [ResultTemplate.Part] { run.isEmpty ? [] : [.text(run)] }

    mutating func add(_ character: Character) { run.append(character) }

    mutating func add(_ part: ResultTemplate.Part) {
        if case .text(let text) = part { return run += text }
        closeRun()
        if hasTurned { otherParts.append(part) } else { parts.append(part) }
    }

    /// What comes now is said where the passage is left out; false where that has been said already.
    mutating func turn() -> Bool {
        guard !hasTurned else { return false }
        closeRun()
        hasTurned = true
        return true
    }

    private mutating func closeRun() {
        guard !run.isEmpty else { return }
        if hasTurned { otherParts.append(.text(run)) } else { parts.append(.text(run)) }
        run = ""
    }
}

// Writing the text.
extension ResultTemplate {
    /// The text, with what the closure gives for each place.
    func text(_ value: (String) -> String) -> String {
        var lines = Lines()
        Self.write(parts, to: &lines, value)
        return lines.finished
    }

    private static func write(
        _ parts: [Part],
        instead: Bool = false,
        to lines: inout Lines,
        _ value: (String) -> String
    ) {
        for part in parts {
            switch part {
            case .text(let run): lines.add(run, isValue: instead)
            case .place(let key): lines.fill(value(key))
            case .passage(let inner, let otherwise):
                if places(inner).contains(where: { !value($0).isEmpty }) {
                    write(inner, to: &lines, value)
                } else {
                    lines.omit()
                    write(otherwise, instead: true, to: &lines, value)
                }
            }
        }
    }

    /// The lines written so far; one that had only empty places, or nothing but a passage left out, is taken back.
    private struct Lines {
        private var done: [String] = []
        private var line = ""
        private var hasPlace = false
        private var hasValue = false
        private var hasOmission = false

        /// Text that says something instead of a passage keeps its line, as an answer does.
        mutating func add(_ run: String, isValue: Bool) {
            let pieces = run.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, piece) in pieces.enumerated() {
                if index > 0 { endLine() }
                line += piece
                if isValue, piece.contains(where: { $0 != " " }) { hasValue = true }
            }
        }

        mutating func fill(_ value: String) {
            hasPlace = true
            hasValue = hasValue || !value.isEmpty
            line += value
        }

        mutating func omit() { hasOmission = true }

        private mutating func endLine() {
            while line.last == " " { line.removeLast() }
            let isHole = (hasPlace && !hasValue) || (hasOmission && line.isEmpty)
            // One empty line between groups, whatever was left out there.
            let isSecondGap = line.isEmpty && (done.last ?? "").isEmpty
            if !isHole, !isSecondGap { done.append(line) }
            (line, hasPlace, hasValue, hasOmission) = ("", false, false, false)
        }

        var finished: String {
            var copy = self
            copy.endLine()
            while copy.done.last?.isEmpty == true { copy.done.removeLast() }
            return copy.done.joined(separator: "\n")
        }
    }
}
