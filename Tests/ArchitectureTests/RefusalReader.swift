/// What a file of Swift says of the refusals in it: code, status and words.
///
/// Two ways of writing are known: a `switch` for each property, and one of tuples that begin with the code.
struct RefusalReader {
    /// A refusal as the reader of `docs/errors.md` sees it.
    struct Refusal: Equatable {
        var code: String
        var status: String
        var vietnamese: String
        var english: String
        var whatNext: String
    }

    private let words: [SwiftWord]

    init(_ text: String) {
        words = SwiftWord.read(text)
    }

    /// The refusals of the file; a text that is put together elsewhere is `…`.
    var refusals: [Refusal] {
        let codes = property("code")
        guard codes.isEmpty else {
            let (status, vi, en) = (property("status"), property("vietnamese"), property("english"))
            let next = property("whatNext")
            return codes.sorted { $0.value < $1.value }.map { name, code in
                Refusal(
                    code: code,
                    status: status[name] ?? status[""] ?? status["default"] ?? "",
                    vietnamese: vi[name] ?? vi[""] ?? vi["default"] ?? "…",
                    english: en[name] ?? en[""] ?? en["default"] ?? "…",
                    whatNext: next[name] ?? next[""] ?? next["default"] ?? "…"
                )
            }
        }
        return tuples
    }

    static func isCode(_ text: String) -> Bool {
        let parts = text.split(separator: "-")
        return parts.count == 2 && parts[0].count == 3 && parts[0].allSatisfy { $0.isUppercase }
            && parts[1].count == 3 && parts[1].allSatisfy { $0.isNumber }
    }

    /// `("DIR-001", 403, "…", "…", "…")`.
    private var tuples: [Refusal] {
        words.indices.compactMap { index in
            guard case .literal(let code) = words[index], Self.isCode(code), index > 0,
                words[index - 1] == .sign("(")
            else { return nil }
            var parts: [[SwiftWord]] = [[]]
            var depth = 0
            for word in words[index...] {
                if word == .sign(")"), depth == 0 { break }
                if case .sign(let sign) = word {
                    if "([{".contains(sign) { depth += 1 }
                    if ")]}".contains(sign) { depth -= 1 }
                }
                if word == .sign(","), depth == 0 { parts.append([]) } else { parts[parts.count - 1].append(word) }
            }
            guard parts.count == 5 else { return nil }
            let texts = parts.map { $0.count == 1 ? Self.value($0) ?? "…" : "…" }
            return Refusal(code: code, status: texts[1], vietnamese: texts[2], english: texts[3], whatNext: texts[4])
        }
    }

    /// The value of a property for each case; under "" where it is the same for all.
    private func property(_ name: String) -> [String: String] {
        guard
            let start = words.indices.first(where: { index in
                words[index] == .name("var") && words.dropFirst(index + 1).first == .name(name)
                    && words[index...].prefix(8).contains(.sign("{"))
            })
        else { return [:] }
        let body = block(from: start)
        guard let first = body.firstIndex(where: { $0 == .name("switch") }) else {
            return Self.value(body).map { ["": $0] } ?? [:]
        }
        var values: [String: String] = [:]
        for part in cases(Array(body[first...])) {
            guard let value = Self.value(part.value) else { continue }
            for name in part.names { values[name] = value }
        }
        return values
    }

    /// The words between the next brace and the one that closes it.
    private func block(from start: Int) -> [SwiftWord] {
        var depth = 0
        var body: [SwiftWord] = []
        for word in words[start...] {
            if word == .sign("}") { depth -= 1 }
            if depth > 0 { body.append(word) }
            if word == .sign("{") { depth += 1 }
            if word == .sign("}"), depth == 0 { break }
        }
        return body
    }

    private func cases(_ body: [SwiftWord]) -> [(names: [String], value: [SwiftWord])] {
        var found: [(names: [String], value: [SwiftWord])] = []
        var (depth, isPattern) = (0, false)
        for (index, word) in body.enumerated() {
            if case .sign(let sign) = word {
                if "(".contains(sign) { depth += 1 }
                if ")".contains(sign) { depth -= 1 }
            }
            switch word {
            case .name("case") where depth == 0, .name("default") where depth == 0:
                found.append((word == .name("default") ? ["default"] : [], []))
                isPattern = true
            case .sign(":") where isPattern && depth == 0: isPattern = false
            case .name(let name) where isPattern:
                if depth == 0, body[index - 1] == .sign(".") { found[found.count - 1].names.append(name) }
            default:
                if !isPattern, !found.isEmpty { found[found.count - 1].value.append(word) }
            }
        }
        return found
    }

    /// The first literal or number.
    private static func value(_ words: [SwiftWord]) -> String? {
        for word in words {
            switch word {
            case .literal(let text): return text
            case .name(let name) where name.allSatisfy(\.isNumber): return name
            default: continue
            }
        }
        return nil
    }
}
