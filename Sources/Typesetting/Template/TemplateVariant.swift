import Kernel
import Yams

/// Biến thể: a template that another one is used for, as an entry of a table.
struct TemplateVariant {
    let key: String
    let name: String
    /// The template it is like; nil where the entry names a template of its own.
    let like: String?
    let values: TemplateData
    /// What its example says otherwise.
    let example: TemplateData

    init(_ node: Node) throws {
        guard let key = node["key"]?.scalar?.string, let name = node["name"]?.scalar?.string else {
            throw TemplateProblem(line: node.mark?.line ?? 1, "key and name are missing")
        }
        (self.key, self.name) = (key, name)
        like = node["like"]?.scalar?.string
        values = try node["values"].map { try TemplateData($0) } ?? TemplateData()
        example = try node["example"].map { try TemplateData($0) } ?? TemplateData()
    }
}

/// A table that the room carries as a file.
enum DataTable {
    /// The entries below a key of the file.
    ///
    /// - Throws: `TemplateProblem` where the file is no table.
    static func entries(of file: String, below key: String) throws -> [Node] {
        let text = EmbeddedFiles.all.first { $0.path == file }?.text ?? ""
        guard let entries = try Yams.compose(yaml: text)?[key]?.sequence else {
            throw TemplateProblem(line: 1, "\(file) has no list \(key)")
        }
        return Array(entries)
    }
}
