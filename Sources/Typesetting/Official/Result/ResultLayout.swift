import Kernel
import Yams

/// How the result of a procedure stands on paper.
struct ResultLayout: Decodable {
    /// What sort of paper it is.
    enum Kind: String, Decodable {
        case decision, notice, letter, certificate
    }

    /// The codes of results that look so.
    var codes: [String] = []
    var kind: Kind?
    /// What stands above the authority of who signs.
    var signsAs: String?
    /// Whether the first line stands below the title, or is the title.
    var subtitle: Bool?
    var titleLine: Bool?
    /// Whether the first two groups of lines stand side by side.
    var beside: Bool?
    /// Labels whose answers are written in capitals.
    var capitals: [String]?

    enum CodingKeys: String, CodingKey {
        case codes, kind, subtitle, beside, capitals
        case signsAs = "signs_as"
        case titleLine = "title_line"
    }

    /// The layout of a result with this code; a plain one where none is known.
    static func of(_ code: String?) -> ResultLayout { code.flatMap { known[$0] } ?? ResultLayout() }

    private static let known: [String: ResultLayout] = {
        // Read by a test.
        let text = EmbeddedFiles.all.first { $0.path.hasSuffix("results.yaml") }?.text ?? ""
        let layouts = (try? YAMLDecoder().decode([ResultLayout].self, from: text)) ?? []
        return Dictionary(layouts.flatMap { layout in layout.codes.map { ($0, layout) } }) { first, _ in first }
    }()
}
