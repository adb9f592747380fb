/// Reads what our own writer writes, and as much of other HTML as a test may meet: a tokenizer that builds a tree.
struct HTMLReader {
    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]
    private static let raw: Set<String> = ["script", "style"]
    private static let words: Set<String> = ["textarea", "title"]
    /// Elements whose end tag HTML lets a writer leave out, and what ends them.
    private static let ends: [String: Set<String>] = [
        "li": ["li"], "dt": ["dt", "dd"], "dd": ["dt", "dd"], "option": ["option"], "tr": ["tr"],
        "td": ["td", "th"], "th": ["td", "th"],
    ]

    private let bytes: [UInt8]
    private var place = 0
    private var open = [HTMLElement(name: "#document", attributes: [:])]

    static func read(_ text: String) -> HTMLElement {
        var reader = HTMLReader(bytes: Array(text.utf8))
        return reader.tree()
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func tree() -> HTMLElement {
        while place < bytes.count {
            if bytes[place] != UInt8(ascii: "<") {
                add(.text(HTMLEntities.read(take { $0 != UInt8(ascii: "<") })))
            } else if starts(with: "<!--") {
                skip(past: "-->")
            } else if starts(with: "<!") || starts(with: "<?") {
                skip(past: ">")
            } else if starts(with: "</") {
                place += 2
                let name = take { $0 != UInt8(ascii: ">") }.lowercased()
                place += 1
                close(folded(name))
            } else if place + 1 < bytes.count, Self.isLetter(bytes[place + 1]) {
                readTag()
            } else {
                place += 1
                add(.text("<"))
            }
        }
        while open.count > 1 { fold() }
        return open[0]
    }

    private mutating func readTag() {
        place += 1
        let name = take { !Self.isBlank($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }.lowercased()
        var attributes: [String: String] = [:]
        while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
            if Self.isBlank(bytes[place]) || bytes[place] == UInt8(ascii: "/") {
                place += 1
                continue
            }
            let key = take { !Self.isBlank($0) && !"=>/".utf8.contains($0) }.lowercased()
            var value = ""
            if place < bytes.count, bytes[place] == UInt8(ascii: "=") {
                place += 1
                value = readValue()
            } else if key.isEmpty {
                place += 1
            }
            if attributes[key] == nil { attributes[key] = HTMLEntities.read(value) }
        }
        place += 1
        if let last = open.last?.name, Self.ends[last]?.contains(name) == true { fold() }
        let element = HTMLElement(name: name, attributes: attributes)
        if Self.void.contains(name) { return add(.element(element)) }
        open.append(element)
        guard Self.raw.contains(name) || Self.words.contains(name) else { return }
        let text = takeUntilEnd(of: name)
        add(.text(Self.raw.contains(name) ? text : HTMLEntities.read(text)))
    }

    private mutating func readValue() -> String {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") else {
            return take { !Self.isBlank($0) && $0 != UInt8(ascii: ">") }
        }
        let quote = bytes[place]
        place += 1
        let value = take { $0 != quote }
        place += 1
        return value
    }

    private mutating func close(_ name: String) {
        guard let index = open.lastIndex(where: { $0.name == name }), index > 0 else { return }
        while open.count > index { fold() }
    }

    /// Puts the innermost open element into the one around it.
    private mutating func fold() {
        let element = open.removeLast()
        add(.element(element))
    }

    private mutating func add(_ node: HTMLNode) { open[open.count - 1].children.append(node) }

    private mutating func take(while condition: (UInt8) -> Bool) -> String {
        let start = place
        while place < bytes.count, condition(bytes[place]) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func takeUntilEnd(of name: String) -> String {
        let start = place
        while place < bytes.count, !starts(with: "</" + name) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func skip(past end: String) {
        while place < bytes.count, !starts(with: end) { place += 1 }
        place += end.utf8.count
    }

    private func starts(with text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
}

/// The entities of HTML that a page of ours may hold.
enum HTMLEntities {
    private static let named: [Substring: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    ]

    static func read(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var parts = text.split(separator: "&", omittingEmptySubsequences: false)[...]
        var words = String(parts.removeFirst())
        for part in parts {
            guard let end = part.firstIndex(of: ";"), let character = character(part[..<end]) else {
                words += "&" + part
                continue
            }
            words += character + part[part.index(after: end)...]
        }
        return words
    }

    private static func character(_ name: Substring) -> String? {
        if let known = named[name] { return known }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let code = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
