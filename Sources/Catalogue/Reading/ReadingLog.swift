import Kernel
import Yams

/// What was found while one file is read: the problems, and where in the file each thing stands.
///
/// The positions stay when the tree of the file is gone, so that a check of the meaning can still name a line.
final class ReadingLog {
    let file: String
    private(set) var problems: [ProcedureProblem] = []
    private var positions: [String: Position] = [:]

    init(file: String) {
        self.file = file
    }

    var hasErrors: Bool { problems.contains { $0.severity == .error } }

    func mark(_ path: String, at node: Node) {
        positions[path] = Position(node)
    }

    /// The position of a path such as `versions[0].form[1].fields[2].when`, or of the nearest thing around it.
    func position(of path: String) -> Position {
        var path = Substring(path)
        while !path.isEmpty {
            if let position = positions[String(path)] { return position }
            guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { break }
            path = path[..<cut]
        }
        return .start
    }

    func error(at position: Position, _ what: Bilingual, mend: Bilingual) {
        add(.error, position, what, mend)
    }

    func error(_ path: String, _ what: Bilingual, mend: Bilingual) {
        add(.error, position(of: path), what, mend)
    }

    func warning(_ path: String, _ what: Bilingual, mend: Bilingual) {
        add(.warning, position(of: path), what, mend)
    }

    private func add(_ severity: ProcedureProblem.Severity, _ position: Position, _ what: Bilingual, _ mend: Bilingual)
    {
        problems.append(.init(file: file, position: position, severity: severity, what: what, mend: mend))
    }
}

extension Position {
    init(_ node: Node) {
        self = node.mark.map { Position(line: $0.line, column: $0.column) } ?? .start
    }
}

/// A message in both languages, short to write.
func say(_ vi: String, _ en: String) -> Bilingual { Bilingual(vi: vi, en: en) }
