import Kernel

/// Mẫu văn bản: a paper with places, as data; filled in it becomes an `OfficialPaper`.
public struct Template: Sendable {
    /// Its name in commands: `mau-01`.
    public let key: String
    /// Its name for people.
    public let name: String
    /// Data to show it with.
    public let example: TemplateData
    let tree: TemplateTree
    /// What its places hold where the data says nothing else.
    let values: TemplateData

    /// The paper with this data.
    ///
    /// - Throws: `TemplateProblem` where what is filled in makes it no paper.
    public func paper(_ data: TemplateData) throws -> OfficialPaper {
        guard let filled = tree.filled(values.with(data)) else {
            throw TemplateProblem(line: 1, "nothing is left of the paper")
        }
        return try TreeReader.read(OfficialPaper.self, filled)
    }

    /// A template like another, with other values and another example.
    init(_ variant: TemplateVariant, like base: Template) {
        (key, name, tree) = (variant.key, variant.name, base.tree)
        values = base.values.with(variant.values)
        example = base.example.with(variant.example)
    }

    /// The templates that the program carries, by key.
    public static let all: [String: Template] = {
        var templates: [String: Template] = [:]
        for file in EmbeddedFiles.all where file.path.hasPrefix("Templates/") {
            // Each of them is read by a test.
            if let template = try? Template(yaml: file.text) { templates[template.key] = template }
        }
        for variant in FormSet.variants + DocumentType.variants {
            guard let base = variant.like.flatMap({ templates[$0] }) else { continue }
            templates[variant.key] = Template(variant, like: base)
        }
        return templates
    }()
}

/// Lỗi trong mẫu: what is wrong with a template, and in which line of its file.
public struct TemplateProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// What is wrong.
    public let message: String

    init(line: Int, _ message: String) { (self.line, self.message) = (line, message) }

    /// Line and what is wrong.
    public var description: String { "line \(line): \(message)" }
}
