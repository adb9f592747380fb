/// Công thức: how an indicator is worked out of counts, as text that people can read and change.
///
/// `100 * digital / finished`, `min(100, x / 80 * 100)`, `value("dung-han")`. Words are measures, stocks and counts of the
/// catalogue; a division by nothing has no value, and nothing that has none gets one by being added to something.
public struct Formula: Hashable, Sendable {
    /// As it was written.
    public let text: String
    let root: Node

    /// A part of a formula.
    indirect enum Node: Hashable, Sendable {
        case number(Double)
        case word(FormulaWord)
        case value(of: String)
        case negated(Node)
        case calculation(Operation, Node, Node)
        case extreme(isLeast: Bool, [Node])
    }

    /// What two parts are joined by.
    enum Operation: String, Hashable, Sendable {
        case plus = "+"
        case minus = "-"
        case times = "*"
        case over = "/"
    }

    /// Reads a formula.
    ///
    /// - Throws: `Formula.Fault`, with the place in the text.
    public init(_ text: String) throws {
        self.text = text
        var reader = try FormulaReader(text)
        root = try reader.formula()
    }

    /// The indicators on which it builds.
    public var references: Set<String> { Self.references(of: root) }

    /// The measures that it reads.
    public var words: Set<FormulaWord> { Self.words(of: root) }

    private static func references(of node: Node) -> Set<String> {
        if case .value(let key) = node { return [key] }
        return node.parts.reduce(into: []) { $0.formUnion(references(of: $1)) }
    }

    static func words(of node: Node) -> Set<FormulaWord> {
        if case .word(let word) = node { return [word] }
        return node.parts.reduce(into: []) { $0.formUnion(words(of: $1)) }
    }

    /// Why a text is no formula.
    public struct Fault: Error, Hashable, Sendable {
        /// In Vietnamese.
        public let vietnamese: String
        /// In English.
        public let english: String
        /// The character at which it was noticed, from 1.
        public let place: Int
    }
}

extension Formula.Node {
    /// What it is made of.
    var parts: [Formula.Node] {
        switch self {
        case .number, .word, .value: []
        case .negated(let part): [part]
        case .calculation(_, let left, let right): [left, right]
        case .extreme(_, let parts): parts
        }
    }
}
