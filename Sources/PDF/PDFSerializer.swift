/// Writes objects as bytes (ISO 32000-2, 7.3); the same object always gives the same bytes.
public enum PDFSerializer {
    /// The bytes of an object.
    public static func bytes(_ object: PDFObject) -> [UInt8] {
        var result: [UInt8] = []
        write(object, into: &result)
        return result
    }

    static func write(_ object: PDFObject, into bytes: inout [UInt8]) {
        switch object {
        case .null: bytes += "null".utf8
        case .boolean(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value): bytes += "\(value)".utf8
        case .real(let value): bytes += text(value).utf8
        case .name(let value): write(name: value, into: &bytes)
        case .string(let value): write(string: value, into: &bytes)
        case .reference(let value): bytes += "\(value.number) \(value.generation) R".utf8
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(32) }
                write(element, into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .dictionary(let entries): write(entries, into: &bytes)
        case .stream(let stream):
            write(stream.dictionary, into: &bytes)
            bytes += "\nstream\n".utf8
            bytes += stream.data
            bytes += "\nendstream".utf8
        }
    }

    /// `/Type` first, as people read it, then in the order of the names.
    private static func write(_ entries: PDFDictionary, into bytes: inout [UInt8]) {
        bytes += "<<".utf8
        for (key, value) in entries.sorted(by: { ($0.key == "Type" ? "" : $0.key) < ($1.key == "Type" ? "" : $1.key) })
        {
            write(name: key, into: &bytes)
            bytes.append(32)
            write(value, into: &bytes)
        }
        bytes += ">>".utf8
    }

    private static func write(name: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "/"))
        for scalar in name.unicodeScalars {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            if (33...126).contains(byte), !PDFLexer.isDelimiter(byte), byte != UInt8(ascii: "#") {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "#"), digit(byte >> 4), digit(byte & 15)]
            }
        }
    }

    /// In parentheses where it is plain text, else in hexadecimal digits.
    private static func write(string: [UInt8], into bytes: inout [UInt8]) {
        if !string.isEmpty, string.allSatisfy({ (32...126).contains($0) && ![40, 41, 92].contains($0) }) {
            bytes.append(UInt8(ascii: "("))
            bytes += string
            bytes.append(UInt8(ascii: ")"))
        } else {
            bytes.append(UInt8(ascii: "<"))
            bytes.reserveCapacity(bytes.count + 2 * string.count + 1)
            for byte in string {
                bytes.append(digit(byte >> 4))
                bytes.append(digit(byte & 15))
            }
            bytes.append(UInt8(ascii: ">"))
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }

    /// PDF knows no exponents: what Swift would write with one is written to nine places.
    private static func text(_ value: Double) -> String {
        let text = "\(value)"
        guard text.contains("e") || !value.isFinite else { return text }
        guard value.isFinite, abs(value) < 1e9 else { return value < 0 ? "-1000000000.0" : "1000000000.0" }
        let billionths = Int((abs(value) * 1e9).rounded())
        let fraction = String(billionths % 1_000_000_000 + 1_000_000_000).dropFirst()
        return "\(value < 0 ? "-" : "")\(billionths / 1_000_000_000).\(fraction)"
    }
}
