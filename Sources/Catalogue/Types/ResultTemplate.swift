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
    public static let facts = ["agency", "applicant", "date", "number", "place", "signer"]

    /// The text cut at its places and passages.
    public let parts: [Part]

    /// Reads a template; a mark without its partner is plain text and is found by the check.
    public init(_ text: String) {
        var rest = Substring(text)
        parts = Self.read(&rest, inPassage: false).parts
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
    /// Reads up to the end, or to the mark that ends this part of a passage.
    private static func read(_ rest: inout Substring, inPassage: Bool) -> (parts: [Part], end: String?) {
        var parts: [Part] = []
        var run = ""
        func closeRun() {
            if !run.isEmpty { parts.append(.text(run)) }
            run = ""
        }
        while let first = rest.first {
            if rest.hasPrefix("{{"), let close = rest.firstRange(of: "}}") {
                closeRun()
                let key = rest[..<close.lowerBound].dropFirst(2)
                parts.append(.place(String(key.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())))
                rest = rest[close.upperBound...]
            } else if rest.hasPrefix("[["), let found = passage(rest) {
                closeRun()
                parts.append(found.part)
                rest = found.after
            } else if inPassage, let end = ["||", "]]"].first(where: rest.hasPrefix) {
                closeRun()
                rest = rest.dropFirst(2)
                return (parts, end)
            } else {
                run.append(first)
                rest = rest.dropFirst()
            }
        }
        closeRun()
        return (parts, nil)
    }

    /// The passage that begins here; nil where it never ends.
    private static func passage(_ text: Substring) -> (part: Part, after: Substring)? {
        var rest = text.dropFirst(2)
        let (inner, end) = read(&rest, inPassage: true)
        guard end == "||" else { return end == nil ? nil : (.passage(inner, otherwise: []), rest) }
        let (otherwise, last) = read(&rest, inPassage: true)
        return last == "]]" ? (.passage(inner, otherwise: otherwise), rest) : nil
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

    private static func write(_ parts: [Part], to lines: inout Lines, _ value: (String) -> String) {
        for part in parts {
            switch part {
            case .text(let run): lines.add(run)
            case .place(let key): lines.fill(value(key))
            case .passage(let inner, let otherwise):
                if places(inner).contains(where: { !value($0).isEmpty }) {
                    write(inner, to: &lines, value)
                } else {
                    lines.omit()
                    write(otherwise, to: &lines, value)
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

        mutating func add(_ run: String) {
            let pieces = run.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, piece) in pieces.enumerated() {
                if index > 0 { endLine() }
                line += piece
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
