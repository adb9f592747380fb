import Kernel
import Yams

/// Reads one mapping of a procedure file by key and reports what is missing, unknown or of the wrong kind.
///
/// Scalars are taken as they are written, not as YAML would resolve them: `is: yes` is the text `yes`, a date stays a
/// date and a code `1.001193` does not become a number.
struct MapReader {
    let path: String
    let log: ReadingLog
    private let node: Node
    private let values: [String: Node]

    /// Nil, with a problem reported, where the node is no mapping.
    ///
    /// Keys outside `keys` are errors.
    init?(_ node: Node, _ path: String, _ log: ReadingLog, keys: [String]) {
        log.mark(path, at: node)
        guard let mapping = node.mapping else {
            log.error(
                path,
                say("“\(leaf(of: path))” phải là một nhóm khóa: giá trị", "“\(leaf(of: path))” must be a mapping"),
                mend: say(
                    "viết các khóa: \(keys.joined(separator: ", "))",
                    "write the keys: \(keys.joined(separator: ", "))"
                )
            )
            return nil
        }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            guard keys.contains(name) else {
                log.error(
                    at: Position(key),
                    say("không có khóa “\(name)” ở đây", "there is no key “\(name)” here"),
                    mend: Suggestion.mend(name, known: keys)
                )
                continue
            }
            // An empty value (`hint:`) is the same as no key.
            if let scalar = value.scalar, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) {
                continue
            }
            values[name] = value
            log.mark(path.isEmpty ? name : "\(path).\(name)", at: value)
        }
        (self.path, self.log, self.node, self.values) = (path, log, node, values)
    }

    func sub(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    func has(_ key: String) -> Bool { values[key] != nil }

    func value(_ key: String) -> Node? { values[key] }

    /// The text of a key; nil where it is absent.
    func string(_ key: String) -> String? {
        guard let node = values[key] else { return nil }
        return scalar(node, sub(key))
    }

    /// The text of a key that must be there.
    func required(_ key: String, example: String) -> String {
        guard has(key) else {
            missing(key, example: example)
            return ""
        }
        guard let text = string(key) else { return "" }
        if text.isEmpty { missing(key, example: example) }
        return text
    }

    func missing(_ key: String, example: String) {
        log.error(
            at: Position(node),
            say("thiếu khóa “\(key)” trong “\(leaf(of: path))”", "the key “\(key)” is missing in “\(leaf(of: path))”"),
            mend: say("thêm, ví dụ \(key): \(example)", "add it, for example \(key): \(example)")
        )
    }

    /// A whole number of a key, between bounds.
    func int(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = string(key) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            wrong(
                key,
                say(
                    "“\(text)” không phải số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
                    "“\(text)” is not a whole number from \(range.lowerBound) to \(range.upperBound)"
                ),
                mend: say(
                    "viết số không có dấu chấm, ví dụ \(key): \(range.lowerBound + 1)",
                    "write digits only, for example \(key): \(range.lowerBound + 1)"
                )
            )
            return nil
        }
        return number
    }

    func money(_ key: String) -> Money? {
        int(key, in: 0...100_000_000_000).map { Money(dong: Int64($0)) }
    }

    func double(_ key: String) -> Double? {
        guard let text = string(key) else { return nil }
        guard let number = Double(text), number.isFinite else {
            wrong(
                key,
                say("“\(text)” không phải số", "“\(text)” is not a number"),
                mend: say("viết số, ví dụ \(key): 20", "write a number, for example \(key): 20")
            )
            return nil
        }
        return number
    }

    func bool(_ key: String, otherwise: Bool) -> Bool {
        guard let text = string(key) else { return otherwise }
        guard text == "true" || text == "false" else {
            wrong(
                key,
                say("“\(text)” không phải true hay false", "“\(text)” is neither true nor false"),
                mend: say("viết true hoặc false", "write true or false")
            )
            return otherwise
        }
        return text == "true"
    }

    func date(_ key: String) -> CivilDate? {
        guard let text = string(key) else { return nil }
        guard let date = CivilDate(text), date.description == text else {
            wrong(
                key,
                say("“\(text)” không phải ngày", "“\(text)” is not a date"),
                mend: say("viết năm-tháng-ngày, ví dụ 2021-01-01", "write year-month-day, for example 2021-01-01")
            )
            return nil
        }
        return date
    }

    /// One word of a closed list.
    func word<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type) -> Word?
    where Word.RawValue == String {
        string(key).flatMap { word($0, sub(key), type) }
    }

    /// A list of words of a closed list.
    func words<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type) -> [Word]
    where Word.RawValue == String {
        list(key).enumerated().compactMap { index, node in
            let path = "\(sub(key))[\(index)]"
            return scalar(node, path).flatMap { word($0, path, type) }
        }
    }

    private func word<Word: RawRepresentable & CaseIterable>(_ text: String, _ path: String, _ type: Word.Type) -> Word?
    where Word.RawValue == String {
        if let word = Word(rawValue: text) { return word }
        log.error(
            path,
            say("“\(text)” không có trong danh sách", "“\(text)” is not in the list"),
            mend: Suggestion.mend(text, known: Word.allCases.map(\.rawValue))
        )
        return nil
    }

    /// The nodes of a list; nothing where the key is absent.
    func list(_ key: String) -> [Node] {
        guard let node = values[key] else { return [] }
        guard let sequence = node.sequence else {
            wrong(
                key,
                say("“\(key)” phải là một danh sách", "“\(key)” must be a list"),
                mend: say("viết [a, b] hoặc mỗi dòng một dấu “- ”", "write [a, b] or begin each line with “- ”")
            )
            return []
        }
        for (index, item) in sequence.enumerated() { log.mark("\(sub(key))[\(index)]", at: item) }
        return Array(sequence)
    }

    func strings(_ key: String) -> [String] {
        list(key).enumerated().compactMap { scalar($1, "\(sub(key))[\($0)]") }
    }

    /// Reads each mapping of a list.
    func maps<Value>(_ key: String, keys: [String], _ read: (MapReader) -> Value?) -> [Value] {
        list(key).enumerated().compactMap { index, node in
            MapReader(node, "\(sub(key))[\(index)]", log, keys: keys).flatMap(read)
        }
    }

    /// The mapping of a key; nil where it is absent or no mapping.
    func map(_ key: String, keys: [String]) -> MapReader? {
        values[key].flatMap { MapReader($0, sub(key), log, keys: keys) }
    }

    func wrong(_ key: String, _ what: Bilingual, mend: Bilingual) {
        log.error(sub(key), what, mend: mend)
    }

    private func scalar(_ node: Node, _ path: String) -> String? {
        if let scalar = node.scalar { return scalar.string }
        log.error(
            path,
            say("“\(leaf(of: path))” phải là một giá trị đơn", "“\(leaf(of: path))” must be a single value"),
            mend: say("bỏ dấu ngoặc hoặc phần lùi dòng", "take away the brackets or the indented part")
        )
        return nil
    }
}

/// The last key of a path, for messages; `tệp` for the file itself.
func leaf(of path: String) -> String {
    path.split(separator: ".").last.map { String($0.prefix { $0 != "[" }) } ?? "tệp"
}
