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

    /// The paper with this data.
    ///
    /// - Throws: `TemplateProblem` where what is filled in makes it no paper.
    public func paper(_ data: TemplateData) throws -> OfficialPaper {
        guard let filled = tree.filled(data) else { throw TemplateProblem(line: 1, "nothing is left of the paper") }
        return try TreeReader.read(OfficialPaper.self, filled)
    }

    /// The templates that the program carries, by key.
    public static let all: [String: Template] = {
        var templates: [String: Template] = [:]
        for file in EmbeddedFiles.all where file.path.hasPrefix("Templates/") || file.path.contains("/Templates/") {
            // Each of them is read by a test.
            if let template = try? Template(yaml: file.text) { templates[template.key] = template }
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
