/// Đánh dấu XML: walks through the elements of a part, as far as workbooks use XML.
///
/// UTF-8 without a document type: nothing is declared, so nothing can be expanded, and nothing outside is read. Names are told
/// without their prefix, since each program chooses its own.
struct Markup {
    /// What comes next.
    enum Event {
        case start(String, [String: String])
        case end(String)
        case text(String)
    }

    private let bytes: [UInt8]
    private var position = 0
    /// The element of `<a/>`, which ends at once.
    private var closing: String?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The next event; nil at the end.
    mutating func next() throws(WorkbookFault) -> Event? {
        if let closing {
            self.closing = nil
            return .end(closing)
        }
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else {
                let start = position
                while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
                return .text(try Self.plain(bytes[start..<position]))
            }
            if isAt("<?") {
                try skip(past: "?>")
            } else if isAt("<!--") {
                try skip(past: "-->")
            } else if isAt("<![CDATA[") {
                let start = position + 9
                try skip(past: "]]>")
                return .text(String(decoding: bytes[start..<position - 3], as: UTF8.self))
            } else if isAt("<!") {
                throw .damaged
            } else {
                return try tag()
            }
        }
        return nil
    }

    private func isAt(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        return word.withUTF8Buffer { word in bytes[position..<position + count].elementsEqual(word) }
    }

    private mutating func skip(past word: StaticString) throws(WorkbookFault) {
        while position < bytes.count {
            if isAt(word) {
                position += word.utf8CodeUnitCount
                return
            }
            position += 1
        }
        throw .damaged
    }

    private mutating func tag() throws(WorkbookFault) -> Event {
        position += 1
        let isEnd = position < bytes.count && bytes[position] == UInt8(ascii: "/")
        if isEnd { position += 1 }
        let name = try word()
        var attributes: [String: String] = [:]
        while true {
            skipBlanks()
            guard position < bytes.count else { throw .damaged }
            switch bytes[position] {
            case UInt8(ascii: ">"):
                position += 1
                return isEnd ? .end(name) : .start(name, attributes)
            case UInt8(ascii: "/"):
                position += 1
                guard isAt(">"), !isEnd else { throw .damaged }
                position += 1
                closing = name
                return .start(name, attributes)
            default:
                let (key, value) = try attribute()
                attributes[key] = value
            }
        }
    }

    private mutating func attribute() throws(WorkbookFault) -> (String, String) {
        let key = try word(keepsPrefix: true)
        skipBlanks()
        guard isAt("=") else { throw .damaged }
        position += 1
        skipBlanks()
        guard position < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[position]) else {
            throw .damaged
        }
        let quote = bytes[position]
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != quote { position += 1 }
        guard position < bytes.count else { throw .damaged }
        position += 1
        return (key, try Self.plain(bytes[start..<position - 1]))
    }

    private mutating func skipBlanks() {
        while position < bytes.count, [9, 10, 13, 32].contains(bytes[position]) { position += 1 }
    }

    private mutating func word(keepsPrefix: Bool = false) throws(WorkbookFault) -> String {
        let start = position
        while position < bytes.count, ![9, 10, 13, 32, 47, 61, 62].contains(bytes[position]) { position += 1 }
        guard position > start else { throw .damaged }
        let name = bytes[start..<position]
        guard !keepsPrefix, let colon = name.lastIndex(of: UInt8(ascii: ":")) else {
            return String(decoding: name, as: UTF8.self)
        }
        return String(decoding: name[(colon + 1)...], as: UTF8.self)
    }

    /// Text with the five named characters and those by number.
    private static func plain(_ bytes: ArraySlice<UInt8>) throws(WorkbookFault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .damaged }
        guard bytes.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            result += rest[..<mark]
            guard let end = rest[mark...].firstIndex(of: ";"),
                let character = character(rest[mark...].dropFirst()[..<end])
            else { throw .damaged }
            result.unicodeScalars.append(character)
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func character(_ name: Substring) -> Unicode.Scalar? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard name.hasPrefix("#"), name.count <= 9 else { return nil }
            let digits = name.dropFirst()
            let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return value.flatMap(Unicode.Scalar.init)
        }
    }
}
