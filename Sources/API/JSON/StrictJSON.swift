import Kernel

/// Reads a document (RFC 8259) that came from outside, strictly.
///
/// Refused beside what is no JSON: a key twice, nesting beyond `depthLimit`, text that is no UTF-8, half of a surrogate
/// pair. Programs that disagree about such documents have been fooled by them.
enum StrictJSON {
    static let depthLimit = 16

    /// The value of a whole document; nil where it is none.
    static func read(_ bytes: [UInt8]) -> JSON? {
        var json = JSONReader(bytes)
        return try? document(&json)
    }

    private static func document(_ json: inout JSONReader) throws -> JSON {
        let value = try value(&json, depth: 0)
        try json.end()
        return value
    }

    private static func value(_ json: inout JSONReader, depth: Int) throws -> JSON {
        guard depth <= depthLimit else { throw json.fault("it is nested too deep") }
        switch json.peek() {
        case UInt8(ascii: "{"):
            var fields: [String: JSON] = [:]
            try json.object { json, key in
                let value = try value(&json, depth: depth + 1)
                guard fields.updateValue(value, forKey: VietnameseText.nfc(key)) == nil else {
                    throw json.fault("a key stands twice")
                }
            }
            return .object(fields)
        case UInt8(ascii: "["):
            var items: [JSON] = []
            try json.array { json in items.append(try value(&json, depth: depth + 1)) }
            return .list(items)
        case UInt8(ascii: "\""): return .text(VietnameseText.nfc(try json.string()))
        default: return try word(&json)
        }
    }

    private static func word(_ json: inout JSONReader) throws -> JSON {
        let word = json.word()
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        default:
            guard let number = number(word) else { throw json.fault("a value is missing") }
            return number
        }
    }

    /// A number in JSON's own grammar, which is narrower than Swift's: no `+1`, `01`, `.5` and no `1.`.
    private static func number(_ text: Substring) -> JSON? {
        var rest = text.utf8
        func takes(_ characters: Unicode.Scalar...) -> Bool {
            guard let first = rest.first, characters.contains(where: { first == UInt8(ascii: $0) }) else {
                return false
            }
            rest = rest.dropFirst()
            return true
        }
        func takesDigits() -> Bool {
            let count = rest.prefix { (48...57).contains($0) }.count
            rest = rest.dropFirst(count)
            return count > 0
        }
        _ = takes("-")
        guard takes("0") || takesDigits() else { return nil }
        var isWhole = true
        if takes(".") {
            isWhole = false
            guard takesDigits() else { return nil }
        }
        if takes("e", "E") {
            isWhole = false
            _ = takes("+", "-")
            guard takesDigits() else { return nil }
        }
        guard rest.isEmpty else { return nil }
        if isWhole, let number = Int(text) { return .integer(number) }
        guard let number = Double(text), number.isFinite else { return nil }
        // JSON Schema counts 3.0 among the integers.
        return Int(exactly: number).map(JSON.integer) ?? .number(number)
    }
}
