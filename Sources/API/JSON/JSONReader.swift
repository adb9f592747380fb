import Kernel

/// Reads JSON (RFC 8259) strictly, and as fast as a submission needs it.
///
/// Refused beside what is no JSON: a key twice, nesting beyond `depthLimit`, text that is no UTF-8, half of a surrogate
/// pair. Programs that disagree about such documents have been fooled by them.
struct JSONReader {
    static let depthLimit = 16

    private let bytes: [UInt8]
    private var place = 0

    /// The value of a whole document; nil where it is none.
    static func read(_ bytes: [UInt8]) -> JSON? {
        var reader = JSONReader(bytes: bytes)
        guard let value = reader.value(depth: 0) else { return nil }
        reader.skipBlanks()
        return reader.place == bytes.count ? value : nil
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func value(depth: Int) -> JSON? {
        guard depth <= Self.depthLimit else { return nil }
        skipBlanks()
        guard place < bytes.count else { return nil }
        switch bytes[place] {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return list(depth: depth)
        case UInt8(ascii: "\""): return string().map(JSON.text)
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func object(depth: Int) -> JSON? {
        place += 1
        var fields: [String: JSON] = [:]
        skipBlanks()
        if take("}") { return .object(fields) }
        repeat {
            skipBlanks()
            guard let key = string() else { return nil }
            skipBlanks()
            guard take(":"), let value = value(depth: depth + 1),
                fields.updateValue(value, forKey: key) == nil
            else { return nil }
            skipBlanks()
        } while take(",")
        return take("}") ? .object(fields) : nil
    }

    private mutating func list(depth: Int) -> JSON? {
        place += 1
        var items: [JSON] = []
        skipBlanks()
        if take("]") { return .list(items) }
        repeat {
            guard let item = value(depth: depth + 1) else { return nil }
            items.append(item)
            skipBlanks()
        } while take(",")
        return take("]") ? .list(items) : nil
    }

    private mutating func word(_ word: StaticString, _ value: JSON) -> JSON? {
        for byte in "\(word)".utf8 {
            guard place < bytes.count, bytes[place] == byte else { return nil }
            place += 1
        }
        return value
    }

    // MARK: Text

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        let start = place
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                defer { place += 1 }
                return String(validating: bytes[start..<place], as: UTF8.self).map(VietnameseText.nfc)
            case UInt8(ascii: "\\"): return escapedString(from: start)
            case 0..<0x20: return nil
            default: place += 1
            }
        }
        return nil
    }

    private mutating func escapedString(from start: Int) -> String? {
        var text = Array(bytes[start..<place])
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self).map(VietnameseText.nfc)
            case UInt8(ascii: "\\"):
                guard let scalar = escape() else { return nil }
                text.append(contentsOf: String(Character(scalar)).utf8)
            case 0..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard place < bytes.count else { return nil }
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return unicodeEscape()
        default: return nil
        }
    }

    private mutating func unicodeEscape() -> Unicode.Scalar? {
        guard let first = unit() else { return nil }
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800...0xDBFF).contains(first), take("\\"), take("u"), let second = unit(),
            (0xDC00...0xDFFF).contains(second)
        else { return nil }
        return Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00)
    }

    private mutating func unit() -> UInt16? {
        guard place + 4 <= bytes.count, let pair = Hex.decode(String(decoding: bytes[place..<place + 4], as: UTF8.self))
        else { return nil }
        place += 4
        return UInt16(pair[0]) << 8 | UInt16(pair[1])
    }

    // MARK: Numbers

    private mutating func number() -> JSON? {
        let start = place
        _ = take("-")
        guard let first = digit() else { return nil }
        if first != 0 { while digit() != nil {} }
        var isWhole = true
        if take(".") {
            isWhole = false
            guard digit() != nil else { return nil }
            while digit() != nil {}
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            guard digit() != nil else { return nil }
            while digit() != nil {}
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        if isWhole, let number = Int(text) { return .integer(number) }
        guard let number = Double(text), number.isFinite else { return nil }
        // JSON Schema counts 3.0 among the integers.
        return Int(exactly: number).map(JSON.integer) ?? .number(number)
    }

    private mutating func digit() -> UInt8? {
        guard place < bytes.count, (48...57).contains(bytes[place]) else { return nil }
        defer { place += 1 }
        return bytes[place] - 48
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func skipBlanks() {
        while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
    }
}
