/// Reads JSON from bytes, step by step, and makes values only of what is asked for.
///
/// ```swift
/// var json = JSONReader(bytes)
/// try json.object { json, key in
///     if key == "code" { code = try json.string() } else { try json.skip() }
/// }
/// try json.end()
/// ```
/// Strings are read strictly: UTF-8 without control characters and without halves of characters. What is skipped is not looked
/// at beyond its strings and brackets. Any bytes give a value or a `DecodingError`, which tells the place and none of the
/// content.
public struct JSONReader: Sendable {
    /// What is read.
    public let bytes: [UInt8]
    /// How far it was read.
    public private(set) var position: Int

    /// A reader of one value, which begins at a position or after white space there.
    public init(_ bytes: [UInt8], at position: Int = 0) {
        (self.bytes, self.position) = (bytes, position)
    }

    // MARK: Objects and arrays

    /// An object; the body reads or skips the value of each key.
    public mutating func object(_ body: (inout JSONReader, String) throws -> Void) throws {
        try take("{")
        guard !takes("}") else { return }
        repeat {
            let key = try string()
            try take(":")
            try body(&self, key)
        } while takes(",")
        try take("}")
    }

    /// An array; the body reads or skips each item.
    public mutating func array(_ body: (inout JSONReader) throws -> Void) throws {
        try take("[")
        guard !takes("]") else { return }
        repeat { try body(&self) } while takes(",")
        try take("]")
    }

    /// Nothing but white space may follow.
    public mutating func end() throws {
        guard peek() == nil else { throw fault("something follows the value") }
    }

    // MARK: Signs

    /// The next byte that is no white space; nil at the end.
    public mutating func peek() -> UInt8? {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return bytes[position]
            }
        }
        return nil
    }

    /// Steps over one byte that must come next.
    public mutating func take(_ byte: Unicode.Scalar) throws {
        guard peek() == UInt8(ascii: byte) else { throw fault("\(byte) is missing") }
        position += 1
    }

    /// Steps over a byte if it comes next.
    public mutating func takes(_ byte: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    // MARK: Values

    /// Steps over one value, without making anything of it.
    public mutating func skip() throws {
        var depth = 0
        repeat {
            switch peek() {
            case UInt8(ascii: "\""): _ = try content()
            case UInt8(ascii: "{"), UInt8(ascii: "["): (depth, position) = (depth + 1, position + 1)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): (depth, position) = (depth - 1, position + 1)
            case UInt8(ascii: ","), UInt8(ascii: ":"): position += 1
            case nil: throw fault("it ends in the middle of a value")
            default: _ = word()
            }
        } while depth > 0
        guard depth == 0 else { throw fault("a value is missing") }
    }

    /// A string.
    public mutating func string() throws -> String {
        let content = try content()
        let characters = content.isEscaped ? try unescaped(content.range) : bytes[content.range]
        guard let text = String(validating: characters, as: UTF8.self) else { throw fault("a string is no UTF-8") }
        return text
    }

    /// Steps over a string; where what is in its quotation marks lies, and whether it has escapes.
    public mutating func content() throws -> (range: Range<Int>, isEscaped: Bool) {
        try take("\"")
        let start = position
        var isEscaped = false
        let end = bytes.withUnsafeBufferPointer { bytes -> Int? in
            var place = start
            while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] >= 0x20 {
                if bytes[place] == UInt8(ascii: "\\") { (isEscaped, place) = (true, place + 1) }
                place += 1
            }
            return place < bytes.count && bytes[place] >= 0x20 ? place : nil
        }
        guard let end else { throw fault("a string has no end, or a control character in it") }
        position = end + 1
        return (start..<end, isEscaped)
    }

    /// A number, `true`, `false` or `null`, as it is written.
    public mutating func word() -> Substring {
        _ = peek()
        let start = position
        while position < bytes.count, Self.isPartOfWord(bytes[position]) { position += 1 }
        // Nothing stays in its place for ever.
        if position == start { position = min(position + 1, bytes.count) }
        return Substring(decoding: bytes[start..<position], as: UTF8.self)
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    // MARK: Escapes

    private func unescaped(_ range: Range<Int>) throws -> ArraySlice<UInt8> {
        var units: [UInt8] = []
        units.reserveCapacity(range.count)
        var place = range.lowerBound
        while place < range.upperBound {
            let byte = bytes[place]
            place += 1
            guard byte == UInt8(ascii: "\\") else {
                units.append(byte)
                continue
            }
            let escape = bytes[place]
            place += 1
            switch escape {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(escape)
            case UInt8(ascii: "b"): units.append(0x08)
            case UInt8(ascii: "t"): units.append(0x09)
            case UInt8(ascii: "n"): units.append(0x0A)
            case UInt8(ascii: "f"): units.append(0x0C)
            case UInt8(ascii: "r"): units.append(0x0D)
            case UInt8(ascii: "u"): units += String(try scalar(at: &place, before: range.upperBound)).utf8
            default: throw fault("an escape is unknown")
            }
        }
        return units[...]
    }

    private func scalar(at place: inout Int, before end: Int) throws -> Character {
        let first = try unit(at: &place, before: end)
        if let scalar = Unicode.Scalar(first) { return Character(scalar) }
        // What lies beyond the first plane is written as two halves.
        guard UTF16.isLeadSurrogate(first), place + 2 <= end, bytes[place..<place + 2].elementsEqual("\\u".utf8) else {
            throw fault("half of a character is missing")
        }
        place += 2
        let second = try unit(at: &place, before: end)
        guard UTF16.isTrailSurrogate(second) else { throw fault("half of a character is missing") }
        return Character(UTF16.decode(UTF16.EncodedScalar([first, second])))
    }

    private func unit(at place: inout Int, before end: Int) throws -> UInt16 {
        guard place + 4 <= end, let pair = Hex.decode(String(decoding: bytes[place..<place + 4], as: UTF8.self)) else {
            throw fault("an escape is cut off")
        }
        place += 4
        return UInt16(pair[0]) << 8 | UInt16(pair[1])
    }

    /// What a reader says of JSON that it cannot read; no content is in it.
    public func fault(_ words: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: "\(words), at byte \(position)"))
    }
}
