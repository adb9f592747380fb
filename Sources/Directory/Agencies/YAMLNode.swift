import Kernel
import Yams

/// A place in a YAML file that knows its line, so that whoever wrote the file is told where it is wrong.
struct YAMLNode {
    private let node: Node
    private let file: String

    init(text: String, file: String) throws {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw AgencyPatternError(file: file, line: 1, message: "the file is empty")
            }
            self.init(node, file)
        } catch let error as YamlError {
            throw AgencyPatternError(file: file, line: Self.line(of: error), message: "this is not YAML: \(error)")
        }
    }

    private init(_ node: Node, _ file: String) {
        self.node = node
        self.file = file
    }

    func error(_ message: String) -> AgencyPatternError {
        AgencyPatternError(file: file, line: node.mark?.line ?? 1, message: message)
    }

    func entries() throws -> [(key: String, node: YAMLNode)] {
        guard let mapping = node.mapping else { throw error("keys with values are expected here") }
        return try mapping.map { key, value in
            guard let name = key.string else { throw error("a key is a word") }
            return (name, YAMLNode(value, file))
        }
    }

    func items() throws -> [YAMLNode] {
        guard let sequence = node.sequence else { throw error("a list is expected here") }
        return sequence.map { YAMLNode($0, file) }
    }

    func optional(_ key: String) throws -> YAMLNode? {
        guard let mapping = node.mapping else { throw error("keys with values are expected here") }
        return mapping[Node(key)].map { YAMLNode($0, file) }
    }

    func required(_ key: String) throws -> YAMLNode {
        guard let value = try optional(key) else { throw error("'\(key)' is missing") }
        return value
    }

    func text() throws -> String {
        guard let scalar = node.scalar else { throw error("a text is expected here") }
        let text = VietnameseText.cleaned(scalar.string)
        guard !text.isEmpty else { throw error("the text is empty") }
        return text
    }

    /// A key of small letters, digits and hyphens; it is kept in lists with blanks between.
    func key() throws -> String {
        let text = try text()
        guard text.utf8.allSatisfy({ $0 == 45 || $0 == 95 || (48...57).contains($0) || (97...122).contains($0) }) else {
            throw error("'\(text)' is not a key: small letters, digits, '-' and '_' only")
        }
        return text
    }

    func choice<Choice: RawRepresentable<String> & CaseIterable>(of type: Choice.Type) throws -> Choice {
        let text = try text()
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw error("'\(text)' is not one of: \(known)")
        }
        return choice
    }

    func allowKeys(_ keys: [String]) throws {
        for (key, node) in try entries() where !keys.contains(key) {
            throw node.error("'\(key)' is unknown here; known are: \(keys.joined(separator: ", "))")
        }
    }

    func refuseRepeated(_ keys: [String], of what: String) throws {
        var seen: Set<String> = []
        for key in keys where !seen.insert(key).inserted {
            throw error("there are two of \(what) '\(key)'")
        }
    }

    private static func line(of error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 1
        }
    }
}
