import Kernel
import Yams

extension Reform {
    /// Reads a reform file.
    ///
    /// - Throws: `ReformProblem` with the line of the first thing that cannot be read.
    public init(yaml text: String, file: String) throws {
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch {
            throw ReformProblem(file: file, line: 0, what: "not YAML: \(error)")
        }
        guard let root else { throw ReformProblem(file: file, line: 0, what: "the file is empty") }
        let reader = Reader(file: file)
        key = try reader.text(root, "key")
        title = (try reader.text(reader.node(root, "title"), "vi"), try reader.text(reader.node(root, "title"), "en"))
        legalBasis = try reader.list(root, "legal_basis").map { node in
            let article = node["article"]?.string.map { ", " + $0 } ?? ""
            return "\(try reader.text(node, "number")) \(try reader.text(node, "name"))\(article)"
        }
        guard let date = CivilDate(try reader.text(root, "effective")) else {
            throw reader.problem(root["effective"], "effective must be a date such as \"2025-07-01\"")
        }
        effective = date
        abolishedLevels = [:]
        for node in root["abolish_levels"]?.array() ?? [] {
            abolishedLevels[try reader.level(node, "level")] = try reader.level(node, "tasks_to")
        }
        changes = try reader.list(root, "changes").map(reader.change)
    }

    private struct Reader {
        let file: String

        func problem(_ node: Node?, _ what: String) -> ReformProblem {
            ReformProblem(file: file, line: node?.mark?.line ?? 0, what: what)
        }

        func node(_ parent: Node, _ key: String) throws -> Node {
            guard let node = parent[key] else { throw problem(parent, "\(key) is missing") }
            return node
        }

        func text(_ parent: Node, _ key: String) throws -> String {
            let node = try node(parent, key)
            guard let text = node.scalar?.string, !text.isEmpty else { throw problem(node, "\(key) must be a text") }
            return text
        }

        func list(_ parent: Node, _ key: String) throws -> [Node] {
            let node = try node(parent, key)
            guard let list = node.sequence else { throw problem(node, "\(key) must be a list") }
            return Array(list)
        }

        func level(_ parent: Node, _ key: String) throws -> Level {
            guard let level = Level(rawValue: try text(parent, key)) else {
                throw problem(parent[key], "\(key) must be province, district or commune")
            }
            return level
        }

        func change(_ node: Node) throws -> Change {
            guard let kind = Change.Kind(rawValue: try text(node, "kind")) else {
                let known = Change.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw problem(node["kind"], "kind must be one of \(known)")
            }
            let from = try list(node, "from").map { code in
                guard let text = code.scalar?.string else { throw problem(code, "a code must be a text") }
                return text
            }
            guard !from.isEmpty else { throw problem(node["from"], "from must name at least one code") }
            let target = try node["to"].map(target)
            guard (target == nil) == (kind == .abolish) else {
                throw problem(node, kind == .abolish ? "an abolished unit has no `to`" : "to is missing")
            }
            return Change(
                kind: kind,
                from: from,
                to: target,
                isWhole: node["part"]?.scalar?.string != "part",
                line: node.mark?.line ?? 0
            )
        }

        private func target(_ node: Node) throws -> Target {
            Target(
                code: try text(node, "code"),
                name: try text(node, "name"),
                kind: try text(node, "kind"),
                level: try level(node, "level"),
                parent: node["parent"]?.scalar?.string,
                area: node["area"]?.scalar?.string
            )
        }
    }
}
