/// Cây HTML: an answered page, as a test reads it.
public struct HTMLElement: Sendable {
    /// The name in small letters; `#document` for the whole.
    public let name: String
    /// The attributes, their names in small letters.
    public let attributes: [String: String]
    /// What lies in it.
    public internal(set) var children: [HTMLNode] = []

    /// The value of an attribute.
    public subscript(attribute: String) -> String? { attributes[attribute] }

    /// The classes of the element.
    public var classes: [Substring] { attributes["class"]?.split(separator: " ") ?? [] }

    /// The words that a person sees, blanks folded, one line a block.
    ///
    /// What only a screen reader says is there too.
    public var text: String {
        var writer = VisibleText()
        writer.add(self)
        return writer.finished
    }

    /// The element and all below it that hold the condition, in the order of the page.
    public func all(_ condition: (HTMLElement) -> Bool) -> [HTMLElement] {
        var found: [HTMLElement] = []
        walk { element, _ in
            if condition(element) { found.append(element) }
        }
        return found
    }

    /// All elements with the name.
    public func all(_ name: String) -> [HTMLElement] { all { $0.name == name } }

    /// The first element with the name.
    public func first(_ name: String) -> HTMLElement? { all(name).first }

    /// Calls the body with each element and what it lies in, outermost first.
    func walk(_ body: (_ element: HTMLElement, _ around: [HTMLElement]) -> Void) {
        var around: [HTMLElement] = []
        descend(&around, body)
    }

    private func descend(_ around: inout [HTMLElement], _ body: (HTMLElement, [HTMLElement]) -> Void) {
        body(self, around)
        around.append(self)
        for case .element(let child) in children { child.descend(&around, body) }
        around.removeLast()
    }
}

/// A piece of a page.
public enum HTMLNode: Sendable {
    /// Words, with entities already read.
    case text(String)
    /// An element.
    case element(HTMLElement)
}

/// Gathers the words of a page as a person sees them.
private struct VisibleText {
    private static let unseen: Set<String> = ["script", "style", "template", "head", "datalist", "svg", "noscript"]
    private static let inline: Set<String> = [
        "a", "abbr", "b", "bdi", "button", "cite", "code", "em", "i", "kbd", "label", "mark", "small", "span",
        "strong", "sub", "sup", "time",
    ]

    private var lines: [String] = [""]

    mutating func add(_ element: HTMLElement) {
        if Self.unseen.contains(element.name) || element.attributes["hidden"] != nil { return }
        let isBlock = !Self.inline.contains(element.name)
        if isBlock { lines.append("") }
        for child in element.children {
            switch child {
            case .text(let text): lines[lines.count - 1] += text
            case .element(let child): add(child)
            }
        }
        if isBlock { lines.append("") }
    }

    var finished: String { lines.map(folded).filter { !$0.isEmpty }.joined(separator: "\n") }
}

/// The words with one blank between them.
func folded(_ text: some StringProtocol) -> String {
    text.split { $0.isWhitespace || $0 == "\u{A0}" }.joined(separator: " ")
}
