import Kernel
import Synchronization
import Yams

/// A procedure file as it was read: what could be read, and all that is wrong.
public struct ProcedureReading: Sendable {
    /// The file, as it was named.
    public let file: String
    /// The text of the file.
    public let text: String
    /// The procedure; nil where an error was found.
    public let procedure: Procedure?
    /// All problems, in the order of the lines.
    public let problems: [ProcedureProblem]

    /// The problems that keep the file from being served.
    public var errors: [ProcedureProblem] { problems.filter { $0.severity == .error } }
}

/// Reads procedure files (YAML) and checks their meaning.
public enum ProcedureReader {
    /// Reads and checks one file.
    ///
    /// Never throws: what is wrong stands in the reading.
    ///
    /// The same question has the same answer, and reading is dear (some milliseconds a file): readings are remembered, so
    /// that publishing a file, loading it and previewing it cost one.
    public static func read(_ text: String, file: String, knowing known: KnownKeys = .unchecked) -> ProcedureReading {
        let question = Question(text: text, file: file, known: known)
        if let reading = remembered.withLock({ $0[question] }) { return reading }
        let reading = fresh(text, file, known)
        remembered.withLock { readings in
            // A few times what a province has; whoever tries more files than that one after the other pays again.
            if readings.count >= 256 { readings.removeAll() }
            readings[question] = reading
        }
        return reading
    }

    private struct Question: Hashable {
        let text: String
        let file: String
        let known: KnownKeys
    }

    private static let remembered = Mutex<[Question: ProcedureReading]>([:])

    private static func fresh(_ text: String, _ file: String, _ known: KnownKeys) -> ProcedureReading {
        let log = ReadingLog(file: file)
        let procedure = procedure(text, log, known)
        return ProcedureReading(
            file: file,
            text: text,
            procedure: log.hasErrors ? nil : procedure,
            problems: log.problems.sorted { ($0.position, $0.what.vi) < ($1.position, $1.what.vi) }
        )
    }

    private static func procedure(_ text: String, _ log: ReadingLog, _ known: KnownKeys) -> Procedure? {
        guard let node = tree(text, log),
            let root = MapReader(node, "", log, keys: ["code", "versions"])
        else { return nil }
        checkComposed(node, log)
        let code = root.required("code", example: "\"1.001193\"")
        if !root.has("versions") { root.missing("versions", example: "[…]") }
        let versions = root.maps("versions", keys: VersionReader.keys) { VersionReader(map: $0, code: code).version() }
        let procedure = Procedure(code: code, versions: versions)
        // A file whose shape is wrong would only echo the same faults in the check of its meaning.
        if !log.hasErrors { ProcedureCheck(log: log, known: known).check(code: code, versions: versions) }
        return procedure
    }

    private static func tree(_ text: String, _ log: ReadingLog) -> Node? {
        do {
            if let node = try Yams.compose(yaml: text) { return node }
            log.error(
                at: .start,
                say("tệp trống", "the file is empty"),
                mend: say("bắt đầu bằng code: \"1.001193\"", "begin with code: \"1.001193\"")
            )
        } catch let error as YamlError {
            report(error, log)
        } catch {
            report(YamlError.memory, log)
        }
        return nil
    }

    private static func report(_ error: YamlError, _ log: ReadingLog) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            log.error(
                at: Position(line: mark.line, column: mark.column),
                say("không đọc được YAML: \(problem)", "this is not YAML: \(problem)"),
                mend: say(
                    "xem lại lề, dấu hai chấm và ngoặc; chữ có dấu “: ” hay “, ” phải để trong ngoặc kép",
                    "look at indentation, colons and brackets; put text with “: ” or “, ” in quotes"
                )
            )
        case .duplicatedKeysInMapping(let keys, let context):
            let list = keys.sorted().joined(separator: ", ")
            log.error(
                at: Position(line: context.mark.line, column: context.mark.column),
                say("khóa viết hai lần: \(list)", "key written twice: \(list)"),
                mend: say("giữ lại một", "keep one of them")
            )
        default:
            log.error(
                at: .start,
                say("không đọc được YAML", "this is not YAML"),
                mend: say("lưu tệp bằng UTF-8", "save the file as UTF-8")
            )
        }
    }

    /// Every text of the file must be NFC: the databases compare bytes, and text goes from here to all of them.
    private static func checkComposed(_ node: Node, _ log: ReadingLog) {
        switch node {
        case .scalar(let scalar):
            guard !scalar.string.utf8.elementsEqual(VietnameseText.nfc(scalar.string).utf8) else { return }
            log.error(
                at: Position(node),
                say("chữ có dấu viết tách rời (không phải NFC)", "letters and marks are written apart (not NFC)"),
                mend: say("chuẩn hóa tệp về Unicode dựng sẵn (NFC)", "normalise the file to NFC")
            )
        case .mapping(let mapping):
            for (key, value) in mapping {
                checkComposed(key, log)
                checkComposed(value, log)
            }
        case .sequence(let sequence):
            for item in sequence { checkComposed(item, log) }
        case .alias:
            return
        }
    }
}
