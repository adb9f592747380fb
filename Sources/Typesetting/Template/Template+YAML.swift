import Yams

extension Template {
    /// Reads a template: `key`, `name`, `paper` and `example`, and `values` for places that are seldom filled otherwise.
    ///
    /// - Throws: `TemplateProblem` where the file is no template.
    public init(yaml: String) throws {
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch let error as YamlError {
            throw TemplateProblem(line: 1, "\(error)")
        }
        guard let root, let map = root.mapping else { throw TemplateProblem(line: 1, "a mapping is expected") }
        for key in map.keys where !["key", "name", "paper", "values", "example"].contains(key.string ?? "") {
            throw TemplateProblem(line: key.line, "there is no key \(key.string ?? "") here")
        }
        func required(_ key: String) throws -> Node {
            guard let node = map[key] else { throw TemplateProblem(line: 1, "the key \(key) is missing") }
            return node
        }
        key = try required("key").string ?? ""
        name = try required("name").string ?? ""
        tree = try TemplateTree(try required("paper"))
        values = try map["values"].map { try TemplateData($0) } ?? TemplateData()
        example = try TemplateData(try required("example"))
    }
}

extension TemplateTree {
    fileprivate init(_ node: Node) throws {
        switch node {
        case .scalar(let scalar):
            let text = TemplateText(scalar.string)
            guard !text.isBroken else { throw TemplateProblem(line: node.line, "{{ or }} has no partner") }
            self = .text(text, line: node.line)
        case .sequence(let sequence):
            self = .list(try sequence.map { try TemplateTree($0) }, line: node.line)
        case .mapping(let mapping):
            var pairs = try mapping.map { (key: $0.key.string ?? "", value: try TemplateTree($0.value)) }
            var choices: [Choice] = []
            for kind in Choice.Kind.allCases {
                guard let key = mapping[kind.rawValue] else { continue }
                guard let name = key.string else { throw TemplateProblem(line: key.line, "a name is expected") }
                choices.append(Choice(key: name, kind: kind))
                pairs.removeAll { $0.key == kind.rawValue }
            }
            var items: [TemplateTree] = [.mapping(pairs, line: node.line)]
            if pairs.count == 1, pairs[0].key == "item" {
                items = [pairs[0].value]
            } else if pairs.count == 1, pairs[0].key == "items" {
                guard case .list(let list, _) = pairs[0].value else {
                    throw TemplateProblem(line: node.line, "items is a list")
                }
                items = list
            }
            guard !choices.isEmpty else {
                self = .mapping(pairs, line: node.line)
                return
            }
            for choice in choices.reversed() { items = [.some(choice, items, line: node.line)] }
            self = items[0]
        case .alias: throw TemplateProblem(line: node.line, "an alias without its anchor")
        }
    }
}

extension TemplateData {
    /// Reads texts and lists of rows by the names of their places.
    init(_ node: Node) throws {
        guard let mapping = node.mapping else { throw TemplateProblem(line: node.line, "a mapping is expected") }
        self.init()
        for (key, value) in mapping {
            if let rows = value.sequence {
                values[key.string ?? ""] = .rows(try rows.map { try TemplateData($0) })
            } else if let text = value.scalar?.string {
                values[key.string ?? ""] = .text(text)
            } else {
                throw TemplateProblem(line: value.line, "a text or a list of rows is expected")
            }
        }
    }
}

extension Node {
    fileprivate var line: Int { mark?.line ?? 1 }
}
