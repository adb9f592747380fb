/// Reads the parameters of a header: `form-data; name="a"; filename="b;c.pdf"`.
enum HeaderParameters {
    /// The parts between semicolons, trimmed; semicolons inside quotes do not separate.
    static func split(_ header: String) -> [String] {
        var parts: [[UInt8]] = [[]]
        var isQuoted = false
        var isEscaped = false
        for byte in header.utf8 {
            if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
            isEscaped = isQuoted && byte == UInt8(ascii: "\\") && !isEscaped
            if byte == UInt8(ascii: ";"), !isQuoted {
                parts.append([])
            } else {
                parts[parts.count - 1].append(byte)
            }
        }
        return parts.map { trimmedBlanks(String(decoding: $0, as: UTF8.self)) }
    }

    /// Names in lower case with their values, quotes removed; of a repeated name the first counts.
    static func read(_ parts: some Sequence<String>) -> [String: String] {
        var parameters: [String: String] = [:]
        for part in parts {
            guard let equals = part.firstIndex(of: "=") else { continue }
            let name = trimmedBlanks(part[..<equals]).lowercased()
            let value = trimmedBlanks(part[part.index(after: equals)...])
            if parameters[name] == nil { parameters[name] = unquoted(value) }
        }
        return parameters
    }

    /// Takes the quotes off.
    ///
    /// `\"` is a quote; any other backslash stays, since old browsers send whole Windows paths.
    private static func unquoted(_ value: String) -> String {
        guard value.utf8.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") else { return value }
        return String(value.dropFirst().dropLast()).replacing("\\\"", with: "\"")
    }
}
