/// Cuts bytes into the words of PDF (ISO 32000-2, 7.2 and 7.3).
struct PDFLexer {
    enum Token: Hashable {
        case integer(Int)
        case real(Double)
        case name(String)
        case string([UInt8])
        case arrayStart
        case arrayEnd
        case dictionaryStart
        case dictionaryEnd
        case keyword(String)
        case end
    }

    static let longestName = 1024

    let bytes: ArraySlice<UInt8>
    var position: Int

    init(_ bytes: ArraySlice<UInt8>, at position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// The next word; white space and comments before it are passed over.
    mutating func next() throws(PDFError) -> Token {
        skipSpace()
        guard let first = peek() else { return .end }
        switch first {
        case UInt8(ascii: "/"): return .name(try name())
        case UInt8(ascii: "("): return .string(try literal())
        case UInt8(ascii: "["):
            position += 1
            return .arrayStart
        case UInt8(ascii: "]"):
            position += 1
            return .arrayEnd
        case UInt8(ascii: "<"):
            if peek(1) == UInt8(ascii: "<") {
                position += 2
                return .dictionaryStart
            }
            return .string(try hexadecimal())
        case UInt8(ascii: ">"):
            guard peek(1) == UInt8(ascii: ">") else { throw PDFError(.malformed, at: position) }
            position += 2
            return .dictionaryEnd
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return try number()
        default: return .keyword(try keyword())
        }
    }

    mutating func skipSpace() {
        while let byte = peek() {
            if byte == UInt8(ascii: "%") {
                while let byte = peek(), byte != 10, byte != 13 { position += 1 }
            } else if Self.isSpace(byte) {
                position += 1
            } else {
                return
            }
        }
    }

    func peek(_ ahead: Int = 0) -> UInt8? {
        let index = position + ahead
        return bytes.indices.contains(index) ? bytes[index] : nil
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 32 || byte == 10 || byte == 13 || byte == 9 || byte == 12 || byte == 0
    }

    static func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
            true
        default: false
        }
    }

    /// The regular characters from here.
    private mutating func regular() -> ArraySlice<UInt8> {
        let start = position
        while let byte = peek(), !Self.isSpace(byte), !Self.isDelimiter(byte) { position += 1 }
        return bytes[start..<position]
    }

    private mutating func keyword() throws(PDFError) -> String {
        let start = position
        let word = regular()
        guard (1...32).contains(word.count) else { throw PDFError(.malformed, at: start) }
        return String(decoding: word, as: UTF8.self)
    }

    private mutating func number() throws(PDFError) -> Token {
        let start = position
        let word = regular()
        let isNegative = word.first == UInt8(ascii: "-")
        let digits = isNegative || word.first == UInt8(ascii: "+") ? word.dropFirst() : word
        let points = digits.count { $0 == UInt8(ascii: ".") }
        guard digits.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") }), points <= 1,
            digits.count > points, digits.count <= 40
        else { throw PDFError(.malformedNumber, at: start) }
        let text = String(decoding: digits, as: UTF8.self)
        if points == 0 {
            guard let value = Int(text) else { throw PDFError(.malformedNumber, at: start) }
            return .integer(isNegative ? -value : value)
        }
        guard let value = Double(text.hasPrefix(".") ? "0" + text : text.hasSuffix(".") ? text + "0" : text) else {
            throw PDFError(.malformedNumber, at: start)
        }
        return .real(isNegative ? -value : value)
    }

    private mutating func name() throws(PDFError) -> String {
        let start = position
        position += 1
        let word = regular()
        guard word.count <= Self.longestName else { throw PDFError(.malformedName, at: start) }
        var scalars = String.UnicodeScalarView()
        var index = word.startIndex
        while index < word.endIndex {
            var byte = word[index]
            if byte == UInt8(ascii: "#") {
                guard index + 2 < word.endIndex, let high = Self.hexValue(word[index + 1]),
                    let low = Self.hexValue(word[index + 2]), high << 4 | low != 0
                else { throw PDFError(.malformedName, at: start) }
                byte = high << 4 | low
                index += 2
            }
            scalars.append(Unicode.Scalar(byte))
            index += 1
        }
        return String(scalars)
    }
}

// MARK: - Strings

extension PDFLexer {
    /// A string in parentheses, which may hold balanced ones.
    private mutating func literal() throws(PDFError) -> [UInt8] {
        let start = position
        var result: [UInt8] = []
        var depth = 1
        position += 1
        while let byte = peek() {
            position += 1
            switch byte {
            case UInt8(ascii: "("):
                depth += 1
                result.append(byte)
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return result }
                result.append(byte)
            case UInt8(ascii: "\\"): escape(into: &result)
            case 13:
                if peek() == 10 { position += 1 }
                result.append(10)
            default: result.append(byte)
            }
        }
        throw PDFError(.malformedString, at: start)
    }

    private mutating func escape(into result: inout [UInt8]) {
        guard let byte = peek() else { return }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): result.append(10)
        case UInt8(ascii: "r"): result.append(13)
        case UInt8(ascii: "t"): result.append(9)
        case UInt8(ascii: "b"): result.append(8)
        case UInt8(ascii: "f"): result.append(12)
        case 10: break
        case 13: if peek() == 10 { position += 1 }
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            var value = UInt(byte - 48)
            for _ in 0..<2 {
                guard let digit = peek(), (48...55).contains(digit) else { break }
                value = value << 3 | UInt(digit - 48)
                position += 1
            }
            result.append(UInt8(truncatingIfNeeded: value))
        default: result.append(byte)
        }
    }

    /// A string of hexadecimal digits; a last odd one stands for its high half.
    private mutating func hexadecimal() throws(PDFError) -> [UInt8] {
        let start = position
        var result: [UInt8] = []
        var high: UInt8?
        position += 1
        while let byte = peek() {
            position += 1
            if byte == UInt8(ascii: ">") {
                if let high { result.append(high << 4) }
                return result
            }
            if Self.isSpace(byte) { continue }
            guard let value = Self.hexValue(byte) else { throw PDFError(.malformedString, at: position - 1) }
            if let upper = high {
                result.append(upper << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        throw PDFError(.malformedString, at: start)
    }

    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
